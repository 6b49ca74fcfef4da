import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { rolesMembreGouvernance, statutsMembre } from '@maillage/nomenclatures';
import {
  ChoiceField,
  DayField,
  FlagField,
  IdField,
  IdsField,
  INSTANT,
  PageLinks,
  PageMetaDto,
  PartsField,
  TextField,
  TextsField,
  UUID,
} from '@maillage/platform';
import { codesOf } from '../record/codes-of.js';
import type { Governance, Member, MemberRole, Note } from './governance.js';

const VERSION = { type: 'integer', format: 'int32', minimum: 1, maximum: 2_147_483_647 } as const;

/** What is written of a structure in a governance. */
export class MemberStateDto {
  @TextField('Nom, comme la gouvernance l’écrit.', {
    max: 300,
    example: 'CC des Campagnes de l’Artois',
  })
  nom!: string;
  @ChoiceField('Statut, de la nomenclature statut_membre.', codesOf(statutsMembre), {
    example: 'confirme',
  })
  statut!: Member['statut'];
  @FlagField('Porte la gouvernance avec d’autres. Les autres rôles se déduisent des actions.', {
    optional: true,
    example: true,
  })
  coporteur?: boolean;
  @DayField('Depuis quand elle a ce statut ; le jour même par défaut.', { optional: true })
  depuis?: string;
  @IdsField('Postes des personnes à qui parler.', { most: 20, optional: true, example: [] })
  contacts?: string[];
}

/** A structure in a governance. */
export class MemberDto extends MemberStateDto implements Member {
  @IdField('Structure.')
  structure_id!: string;
}

/** A note on a governance. */
export class NoteDto implements Note {
  @TextField('Texte.', { max: 5000, example: 'La convention est renouvelée chaque année.' })
  texte!: string;
  @ChoiceField('Pour tous, ou pour les membres.', ['publique', 'interne'], { example: 'interne' })
  visibilite!: Note['visibilite'];
}

/** What is written of a governance. */
export class GovernanceBodyDto implements Governance {
  @TextField('Nom.', { max: 300, example: 'Gouvernance des Campagnes de l’Artois' })
  nom!: string;
  @TextsField('Territoires ; plusieurs pour un regroupement.', {
    least: 1,
    most: 50,
    max: 30,
    example: ['epci-200069482'],
  })
  territoires!: string[];
  @DayField('Premier jour.', { optional: true })
  debut?: string;
  @DayField('Dernier jour.', { optional: true, example: '2028-12-31' })
  fin?: string;
  @PartsField('Structures membres, présentes et passées.', () => MemberDto, {
    most: 500,
    optional: true,
    example: [],
  })
  membres?: MemberDto[];
  @PartsField('Notes.', () => NoteDto, { most: 100, optional: true })
  notes?: NoteDto[];
}

/** A governance that is entered. */
export class NewGovernanceDto extends GovernanceBodyDto {
  @TextField('Identifiant chez vous ; le nôtre par défaut.', {
    max: 200,
    optional: true,
    example: 'gouvernance-artois',
  })
  source_id?: string;
}

/** A structure in a governance, with what follows from its actions. */
export class ShownMemberDto extends MemberDto {
  @ApiProperty({
    description:
      'Rôles, de la nomenclature role_membre_gouvernance : coporteur est inscrit, les autres se déduisent des actions.',
    enum: codesOf(rolesMembreGouvernance),
    isArray: true,
    maxItems: 5,
  })
  roles!: MemberRole[];
}

/** A governance. */
export class GovernanceDto {
  @ApiProperty({ description: 'Notre identifiant, jamais réemployé.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Source.', maxLength: 63, example: 'departement-62' })
  source!: string;
  @ApiProperty({ description: 'Identifiant chez la source.', maxLength: 200, example: 'g-1' })
  source_id!: string;
  @ApiProperty({ description: 'Nom.', maxLength: 300, example: 'Gouvernance de l’Artois' })
  nom!: string;
  @ApiProperty({
    description: 'Territoires.',
    type: [String],
    maxItems: 50,
    items: { type: 'string', maxLength: 30 },
  })
  territoires!: readonly string[];
  @ApiPropertyOptional({ description: 'Premier jour.', maxLength: 10 })
  debut?: string;
  @ApiPropertyOptional({ description: 'Dernier jour.', maxLength: 10 })
  fin?: string;
  @ApiProperty({ description: 'Membres.', type: [ShownMemberDto], maxItems: 500 })
  membres!: ShownMemberDto[];
  @ApiProperty({ description: 'Notes.', type: [NoteDto], maxItems: 100 })
  notes!: readonly NoteDto[];
  @ApiProperty({ description: 'Entrée.', ...INSTANT })
  creation!: string;
  @ApiProperty({ description: 'Dernière modification.', ...INSTANT })
  modification!: string;
  @ApiProperty({ description: 'Version, 1 à la création.', ...VERSION })
  version!: number;
}

/** A page of governances. */
export class GovernancesDto {
  @ApiProperty({ description: 'Gouvernances de la page.', type: [GovernanceDto], maxItems: 500 })
  data!: GovernanceDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}
