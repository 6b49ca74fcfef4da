import { ApiPropertyOptional } from '@nestjs/swagger';
import { besoins, statutsAction } from '@maillage/nomenclatures';
import {
  type Format,
  FormatParameter,
  PageQuery,
  says,
  SpreadsheetParameter,
  UUID,
} from '@maillage/platform';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { codesOf } from '../record/codes-of.js';

/** Formats of the list of actions, the default first. */
export const ACTION_FORMATS = ['json', 'ndjson', 'csv', 'xlsx'] as const satisfies Format[];

const isId = (name: string) =>
  IsUUID('all', says(`${name} est un identifiant.`, `${name} is an id.`));

/** Parameters of the list of actions. */
export class ActionsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Feuille de route.', ...UUID })
  @IsOptional()
  @isId('feuille_id')
  feuille_id?: string;

  @ApiPropertyOptional({ description: 'Gouvernance.', ...UUID })
  @IsOptional()
  @isId('gouvernance_id')
  gouvernance_id?: string;

  @ApiPropertyOptional({ description: 'Action dont elles sont des parties.', ...UUID })
  @IsOptional()
  @isId('parent_id')
  parent_id?: string;

  @ApiPropertyOptional({ description: 'Statut.', enum: codesOf(statutsAction) })
  @IsOptional()
  @IsIn(
    codesOf(statutsAction),
    says(
      'statut : voir /v1/nomenclatures/statut_action.',
      'statut: see /v1/nomenclatures/statut_action.',
    ),
  )
  statut?: string;

  @ApiPropertyOptional({ description: 'Besoin.', enum: codesOf(besoins) })
  @IsOptional()
  @IsIn(
    codesOf(besoins),
    says('besoin : voir /v1/nomenclatures/besoin.', 'besoin: see /v1/nomenclatures/besoin.'),
  )
  besoin?: string;

  @ApiPropertyOptional({
    description: 'Structure qui la pilote, y est partenaire ou la finance.',
    ...UUID,
  })
  @IsOptional()
  @isId('structure_id')
  structure_id?: string;

  @ApiPropertyOptional({
    description: 'Poste qui la pilote : « mes actions », dans toutes les feuilles.',
    ...UUID,
  })
  @IsOptional()
  @isId('poste_id')
  poste_id?: string;

  @ApiPropertyOptional({ description: '« oui » : en retard aujourd’hui.', enum: ['oui'] })
  @IsOptional()
  @IsIn(['oui'], says('en_retard vaut « oui ».', 'en_retard is "oui".'))
  en_retard?: 'oui';

  @FormatParameter(
    ACTION_FORMATS,
    ' csv, xlsx et ndjson donnent toutes les actions en un flux, sans pages.',
  )
  format?: Format;

  @SpreadsheetParameter()
  tableur?: 'oui' | 'non';
}
