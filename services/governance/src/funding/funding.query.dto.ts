import { ApiPropertyOptional } from '@nestjs/swagger';
import { statutsSubvention } from '@maillage/nomenclatures';
import { PageQuery, says, UUID } from '@maillage/platform';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { codesOf } from '../record/codes-of.js';

/** Parameters of the list of fundings. */
export class FundingsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Enveloppe.', ...UUID })
  @IsOptional()
  @IsUUID('all', says('enveloppe_id est un identifiant.', 'enveloppe_id is an id.'))
  enveloppe_id?: string;

  @ApiPropertyOptional({ description: 'Action.', ...UUID })
  @IsOptional()
  @IsUUID('all', says('action_id est un identifiant.', 'action_id is an id.'))
  action_id?: string;

  @ApiPropertyOptional({ description: 'Statut.', enum: codesOf(statutsSubvention) })
  @IsOptional()
  @IsIn(
    codesOf(statutsSubvention),
    says(
      'statut : voir /v1/nomenclatures/statut_subvention.',
      'statut: see /v1/nomenclatures/statut_subvention.',
    ),
  )
  statut?: string;
}
