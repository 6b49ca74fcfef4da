import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import {
  ChoiceField,
  FlagField,
  IdField,
  INSTANT,
  PageLinks,
  SearchMetaDto,
  TextField,
  TextsField,
  UUID,
} from '@maillage/platform';
import { type Licence, LICENCES } from './sheet.js';

const COUNT = { type: 'integer', format: 'int32', minimum: 0, maximum: 2_147_483_647 } as const;
const VERSION = { ...COUNT, minimum: 1 } as const;

/** What is written of a practice sheet. */
export class PracticeSheetBodyDto {
  @TextField('Territoire dont les coordinateurs en répondent.', {
    max: 30,
    example: 'epci-200069482',
  })
  territoire!: string;
  @TextField('Titre : ce que l’on sait faire ensuite.', {
    max: 300,
    example: 'Prendre les rendez-vous de carte d’identité à plusieurs mairies',
  })
  titre!: string;
  @TextField('Contexte : où, pour qui, à quelle occasion.', {
    max: 3000,
    example: 'Trois mairies de moins de 500 habitants, une secrétaire à temps partagé.',
  })
  contexte!: string;
  @TextsField('Outils.', { max: 200, most: 30, example: ['agenda partagé'] })
  outils!: string[];
  @TextsField('Étapes, dans l’ordre.', {
    max: 2000,
    least: 1,
    most: 50,
    example: ['Ouvrir un agenda par mairie.', 'Partager les trois avec la secrétaire.'],
  })
  etapes!: string[];
  @ChoiceField('Licence ; etalab-2.0 par défaut.', [...LICENCES], {
    optional: true,
    example: 'etalab-2.0',
  })
  licence?: Licence;
  @IdField('Structure où cela marche, de l’annuaire.', { optional: true })
  structure_id?: string;
  @TextField('Structure, comme elle s’écrit.', {
    max: 300,
    optional: true,
    example: 'Mairie d’Aubigny-en-Artois',
  })
  structure?: string;
  @TextField('Adresse d’un document (https://…).', {
    max: 1000,
    optional: true,
    example: 'https://exemple.fr/fiche.pdf',
  })
  url?: string;
  @FlagField('Lue de tous, sans compte ; oui par défaut.', { optional: true, example: true })
  publiee?: boolean;
}

/** A sheet that is entered. */
export class NewPracticeSheetDto extends PracticeSheetBodyDto {
  @TextField('Identifiant chez vous ; le nôtre par défaut.', {
    max: 200,
    optional: true,
    example: 'fiche-1',
  })
  source_id?: string;
}

/** What a copy says otherwise than the sheet it is of. */
export class SheetCopyDto extends PartialType(OmitType(NewPracticeSheetDto, ['territoire'])) {
  @TextField('Territoire dont les coordinateurs en répondent.', {
    max: 30,
    example: 'departement-62',
  })
  territoire!: string;
}

/** Who thanks. */
export class SheetThanksDto {
  @TextField('La personne, par son identifiant chez vous ; vous-même par défaut.', {
    max: 200,
    optional: true,
    example: 'agent-17',
  })
  personne_ref?: string;
}

/** An id under which a sheet is known elsewhere. */
export class PracticeSheetIdentifierDto {
  @ApiProperty({ description: 'Source.', maxLength: 63, example: 'hub-artois' })
  source!: string;
  @ApiProperty({
    description: 'Identifiant chez cette source.',
    maxLength: 200,
    example: 'fiche-1',
  })
  id!: string;
}

/** What a sheet was copied from. */
export class SheetOriginDto {
  @ApiProperty({ description: 'Fiche.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Version qui a été copiée.', ...VERSION })
  version!: number;
  @ApiProperty({ description: 'Elle a changé depuis.' })
  modifiee!: boolean;
  @ApiProperty({ description: 'Elle a été retirée depuis.' })
  retiree!: boolean;
}

/** A practice sheet. */
export class PracticeSheetDto extends PracticeSheetBodyDto {
  @ApiProperty({ description: 'Notre identifiant, jamais réemployé.', ...UUID })
  id!: string;
  @ApiProperty({
    description: 'Identifiants chez les sources.',
    type: [PracticeSheetIdentifierDto],
    maxItems: 100,
  })
  identifiants!: PracticeSheetIdentifierDto[];
  @ApiPropertyOptional({ description: 'Ce dont elle est la copie.', type: SheetOriginDto })
  origine?: SheetOriginDto;
  @ApiProperty({ description: 'Personnes qui ont remercié, chacune une fois.', ...COUNT })
  remerciements!: number;
  @ApiProperty({ description: 'Fiches qui en sont copiées.', ...COUNT })
  copies!: number;
  @ApiProperty({ description: 'Inscription.', ...INSTANT })
  creation!: string;
  @ApiProperty({ description: 'Dernière modification.', ...INSTANT })
  modification!: string;
  @ApiProperty({ description: 'Version.', ...VERSION })
  version!: number;
}

/** A page of practice sheets. */
export class PracticeSheetsDto {
  @ApiProperty({ description: 'Fiches de la page.', type: [PracticeSheetDto], maxItems: 500 })
  data!: PracticeSheetDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
  @ApiProperty({ description: 'Sur la page.', type: SearchMetaDto })
  meta!: SearchMetaDto;
}
