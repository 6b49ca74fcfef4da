import { ApiProperty } from '@nestjs/swagger';
import {
  ChoiceField,
  LabelDto,
  PartField,
  PartsField,
  TextField,
  TextsField,
  WholeField,
} from '@maillage/platform';

/** A framework in one of its versions. */
export class FrameworkReferenceDto {
  @TextField('Code du référentiel.', { max: 50, example: 'digcomp' })
  code!: string;
  @TextField('Version.', { max: 50, example: '3.0' })
  version!: string;
}

/** Who published a framework, and under which licence. */
export class FrameworkSourceDto {
  @TextField('Qui l’a publié.', { max: 300, example: 'Commission européenne, JRC' })
  editeur!: string;
  @TextField('Publication.', { max: 300, example: 'JRC144121' })
  publication!: string;
  @TextField('Adresse.', { max: 500, example: 'https://doi.org/10.2760/0001149' })
  url!: string;
  @TextField('Licence.', { max: 300, example: 'CC BY 4.0' })
  licence!: string;
}

/** A description in both languages. */
export class LongLabelDto {
  @TextField('En français.', { max: 2000, example: 'La personne accomplit des tâches simples.' })
  fr!: string;
  @TextField('En anglais.', { max: 2000, example: 'Individuals implement simple tasks.' })
  en!: string;
}

/** A level of a framework. */
export class LevelDto {
  @TextField('Code.', { max: 50, example: 'basic' })
  code!: string;
  @WholeField('Rang, 1 au plus bas.', { min: 1, max: 100 })
  rang!: number;
  @PartField('Nom.', () => LabelDto)
  nom!: LabelDto;
  @PartField('Ce qu’il veut dire.', () => LongLabelDto, { optional: true })
  description?: LongLabelDto;
}

/** A competence of a framework. */
export class CompetenceDto {
  @TextField('Code.', { max: 50, example: '1.1' })
  code!: string;
  @PartField('Nom.', () => LabelDto)
  nom!: LabelDto;
}

/** An area of a framework, with its competences. */
export class AreaDto extends CompetenceDto {
  @PartsField('Compétences.', () => CompetenceDto, { least: 1, most: 100 })
  competences!: CompetenceDto[];
}

/** A framework without its content. */
export class FrameworkSummaryDto extends FrameworkReferenceDto {
  @PartField('Nom.', () => LabelDto)
  nom!: LabelDto;
  @WholeField('Année de publication.', { min: 1990, max: 2100 })
  annee!: number;
  @PartField('D’où il vient.', () => FrameworkSourceDto)
  source!: FrameworkSourceDto;
}

/** A framework that is imported. */
export class NewFrameworkDto extends FrameworkSummaryDto {
  @TextsField('Ce qu’il faut savoir de cette édition.', {
    max: 1000,
    most: 20,
    optional: true,
    example: ['Noms français : traduction de travail.'],
  })
  notes?: string[];
  @PartsField('Niveaux, du plus bas au plus haut.', () => LevelDto, { least: 1, most: 100 })
  niveaux!: LevelDto[];
  @PartsField('Domaines.', () => AreaDto, { least: 1, most: 100 })
  domaines!: AreaDto[];
}

/** A framework with its content. */
export class FrameworkDto extends NewFrameworkDto {
  @ApiProperty({ description: 'C’est celui qui vaut quand aucun n’est nommé.' })
  par_defaut!: boolean;
}

/** One line of a list of frameworks. */
export class ListedFrameworkDto extends FrameworkSummaryDto {
  @ApiProperty({ description: 'C’est celui qui vaut quand aucun n’est nommé.' })
  par_defaut!: boolean;
}

/** All frameworks. */
export class FrameworksDto {
  @ApiProperty({ description: 'Référentiels.', type: [ListedFrameworkDto], maxItems: 1000 })
  data!: ListedFrameworkDto[];
}

/** How a correspondence is meant. */
export const KINDS = ['exacte', 'approchee', 'aucune'] as const;

/** What corresponds to a code in another framework. */
export class CorrespondenceDto {
  @TextField('Code dans le référentiel de départ.', { max: 50, example: '1.1' })
  de!: string;
  @TextField('Code dans l’autre ; absent quand rien ne correspond.', {
    max: 50,
    optional: true,
    example: '1.1',
  })
  vers?: string;
  @ChoiceField('Nature de la correspondance.', KINDS)
  nature!: (typeof KINDS)[number];
}

/** Correspondences to another framework. A table for each direction, since turning one round would claim too much. */
export class NewMappingDto {
  @PartField('Vers quel référentiel.', () => FrameworkReferenceDto)
  vers!: FrameworkReferenceDto;
  @TextField('D’où vient cette table, et ce qu’elle vaut.', {
    max: 2000,
    example: 'Table éditoriale, par noms et thèmes.',
  })
  note!: string;
  @PartsField('Compétences ; une peut avoir plusieurs lignes.', () => CorrespondenceDto, {
    least: 1,
    most: 2000,
  })
  competences!: CorrespondenceDto[];
  @PartsField(
    'Niveaux ; absents quand aucune correspondance n’est établie.',
    () => CorrespondenceDto,
    {
      most: 200,
      optional: true,
    },
  )
  niveaux?: CorrespondenceDto[];
}

/** A mapping between two frameworks. */
export class MappingDto extends NewMappingDto {
  @ApiProperty({ description: 'De quel référentiel.', type: FrameworkReferenceDto })
  de!: FrameworkReferenceDto;
}

/** Mappings from a framework. */
export class MappingsDto {
  @ApiProperty({ description: 'Tables de correspondance.', type: [MappingDto], maxItems: 1000 })
  data!: MappingDto[];
}

/** Which mappings are asked for. */
export class MappingsQuery {
  @TextField('Code de l’autre référentiel.', { max: 50, optional: true, example: 'pix' })
  vers?: string;
}
