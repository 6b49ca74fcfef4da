import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ChoiceField,
  DayField,
  FlagField,
  IdField,
  INSTANT,
  PageLinks,
  PageMetaDto,
  PartField,
  PartsField,
  TextField,
  UUID,
  WholeField,
} from '@maillage/platform';
import type { Attendance, Ballot } from '../deliberation/deliberation.js';
import type { Decision, Item, Meeting, Result } from './meeting.js';

const VERSION = { type: 'integer', format: 'int32', minimum: 1, maximum: 2_147_483_647 } as const;
const VOICES = { type: 'integer', format: 'int32', minimum: 0, maximum: 10_000 } as const;
const VOTES = { min: 0, max: 10_000, example: 3 } as const;

/** A count of votes. */
export class BallotDto implements Ballot {
  @WholeField('Pour.', VOTES)
  pour!: number;
  @WholeField('Contre.', VOTES)
  contre!: number;
  @WholeField('Abstentions.', VOTES)
  abstention!: number;
}

/** What is decided of a point. */
export class MeetingDecisionBodyDto implements Decision {
  @ChoiceField(
    'Comment : sans objection, par un vote, ou pour avis seulement.',
    ['consensus', 'vote', 'avis'],
    {
      example: 'consensus',
    },
  )
  mode!: Decision['mode'];
  @TextField('Texte.', { max: 5000, example: 'Le lieu d’accueil ouvre en septembre.' })
  texte!: string;
  @WholeField('Membres qui s’y opposent ; aucun par défaut.', {
    min: 0,
    max: 10_000,
    optional: true,
    example: 0,
  })
  objections?: number;
  @PartField('Décompte d’un vote.', () => BallotDto, { optional: true })
  votes?: BallotDto;
  @IdField('Poste qui s’en charge.', { optional: true })
  responsable_poste_id?: string;
  @DayField('Échéance.', { optional: true, example: '2026-09-30' })
  echeance?: string;
  @IdField('Action.', { optional: true })
  action_id?: string;
  @DayField('Jour où c’est fait.', { optional: true, example: '2026-09-15' })
  faite_le?: string;
}

/** A point of an agenda. */
export class AgendaItemBodyDto implements Item {
  @TextField('Mot qui le nomme dans cette réunion.', { max: 60, example: 'point-1' })
  id!: string;
  @TextField('Titre.', { max: 500, example: 'Ouverture d’un lieu d’accueil' })
  titre!: string;
  @PartField('Ce qui est décidé.', () => MeetingDecisionBodyDto, { optional: true })
  decision?: MeetingDecisionBodyDto;
}

/** Whether a member takes part. */
export class MeetingAttendanceDto implements Attendance {
  @IdField('Structure.')
  structure_id!: string;
  @ChoiceField('Présence.', ['presente', 'visio', 'representee', 'absente'], {
    example: 'presente',
  })
  presence!: Attendance['presence'];
  @IdField('Membre qui vote pour elle, si elle est représentée.', { optional: true })
  mandataire_id?: string;
}

/** What is written of a meeting. */
export class MeetingBodyDto implements Meeting {
  @IdField('Comité.')
  comite_id!: string;
  @DayField('Jour.')
  le!: string;
  @TextField('Lieu.', { max: 300, optional: true, example: 'Mairie d’Aubigny-en-Artois' })
  lieu?: string;
  @ChoiceField('Où elle en est.', ['prevue', 'tenue', 'annulee'], { example: 'prevue' })
  statut!: Meeting['statut'];
  @FlagField('Seconde réunion, après une première sans quorum : elle n’en demande pas.', {
    optional: true,
    example: false,
  })
  seconde?: boolean;
  @PartsField('Ordre du jour.', () => AgendaItemBodyDto, { most: 100, optional: true, example: [] })
  ordre_du_jour?: AgendaItemBodyDto[];
  @PartsField('Présences.', () => MeetingAttendanceDto, { most: 500, optional: true, example: [] })
  presences?: MeetingAttendanceDto[];
}

/** A meeting that is entered. */
export class NewMeetingDto extends MeetingBodyDto {
  @TextField('Identifiant chez vous ; le nôtre par défaut.', {
    max: 200,
    optional: true,
    example: 'reunion-1',
  })
  source_id?: string;
}

/** What came of a decision. */
export class DecisionResultDto implements Result {
  @ApiProperty({ description: 'Issue.', enum: ['adoptee', 'rejetee', 'avis'] })
  issue!: Result['issue'];
  @ApiProperty({ description: 'Voix présentes, mandats compris.', ...VOICES })
  voix!: number;
  @ApiPropertyOptional({
    description: 'D’un vote : de combien la majorité est comptée.',
    ...VOICES,
  })
  sur?: number;
  @ApiPropertyOptional({ description: 'D’un vote : combien il en fallait.', ...VOICES })
  necessaires?: number;
}

/** A decision with its result. */
export class MeetingDecisionDto extends MeetingDecisionBodyDto {
  @ApiPropertyOptional({
    description: 'Résultat, tel qu’il a été compté.',
    type: DecisionResultDto,
  })
  resultat?: DecisionResultDto;
}

/** A point with what was decided. */
export class AgendaItemDto {
  @ApiProperty({ description: 'Mot qui le nomme.', maxLength: 60, example: 'point-1' })
  id!: string;
  @ApiProperty({ description: 'Titre.', maxLength: 500, example: 'Ouverture d’un lieu d’accueil' })
  titre!: string;
  @ApiPropertyOptional({ description: 'Décision.', type: MeetingDecisionDto })
  decision?: MeetingDecisionDto;
}

/** A meeting. */
export class MeetingDto {
  @ApiProperty({ description: 'Notre identifiant.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Source.', maxLength: 63, example: 'departement-62' })
  source!: string;
  @ApiProperty({ description: 'Identifiant chez la source.', maxLength: 200, example: 'r-1' })
  source_id!: string;
  @ApiProperty({ description: 'Comité.', ...UUID })
  comite_id!: string;
  @ApiProperty({ description: 'Jour.', maxLength: 10, example: '2026-03-14' })
  le!: string;
  @ApiPropertyOptional({ description: 'Lieu.', maxLength: 300 })
  lieu?: string;
  @ApiProperty({ description: 'Où elle en est.', enum: ['prevue', 'tenue', 'annulee'] })
  statut!: Meeting['statut'];
  @ApiPropertyOptional({ description: 'Seconde réunion.' })
  seconde?: boolean;
  @ApiProperty({ description: 'Ordre du jour.', type: [AgendaItemDto], maxItems: 100 })
  ordre_du_jour!: readonly AgendaItemDto[];
  @ApiProperty({ description: 'Présences.', type: [MeetingAttendanceDto], maxItems: 500 })
  presences!: readonly MeetingAttendanceDto[];
  @ApiPropertyOptional({
    description: 'Qui avait une voix quand elle s’est tenue.',
    type: [String],
    maxItems: 500,
    items: { type: 'string', ...UUID },
  })
  electeurs?: readonly string[];
  @ApiProperty({ description: 'Entrée.', ...INSTANT })
  creation!: string;
  @ApiProperty({ description: 'Dernière modification.', ...INSTANT })
  modification!: string;
  @ApiProperty({ description: 'Version, 1 à la création.', ...VERSION })
  version!: number;
}

/** A page of meetings. */
export class MeetingsDto {
  @ApiProperty({ description: 'Réunions de la page.', type: [MeetingDto], maxItems: 500 })
  data!: MeetingDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}
