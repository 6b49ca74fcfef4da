import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { statutsAction } from '@maillage/nomenclatures';
import { UUID } from '@maillage/platform';
import { codesOf } from '../record/codes-of.js';

const COUNT = { type: 'integer', format: 'int32', minimum: 0, maximum: 1_000_000 } as const;

/** An action that wants a look. */
export class ActionAlertDto {
  @ApiProperty({ description: 'Action.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Intitulé.', maxLength: 300, example: 'Premier atelier' })
  intitule!: string;
  @ApiProperty({ description: 'Statut.', enum: codesOf(statutsAction) })
  statut!: string;
  @ApiPropertyOptional({
    description:
      'Jours depuis lors ; jours ouvrés qui manquent, pour une promesse qui ne tient plus.',
    ...COUNT,
  })
  jours?: number;
  @ApiPropertyOptional({ description: 'Par quoi elle est bloquée.', maxLength: 2000 })
  bloquee_par?: string;
  @ApiPropertyOptional({ description: 'Poste qui la pilote.', ...UUID })
  pilote_poste_id?: string;
}

/** What wants a look in a governance. */
export class OverviewDto {
  @ApiProperty({ description: 'Gouvernance.', ...UUID })
  gouvernance_id!: string;
  @ApiProperty({
    description: 'Jour pour lequel cela est dit.',
    maxLength: 10,
    example: '2026-03-14',
  })
  jour!: string;
  @ApiProperty({ description: 'Actions en tout.', ...COUNT })
  total!: number;
  @ApiProperty({ description: 'En retard.', type: [ActionAlertDto], maxItems: 20_000 })
  en_retard!: ActionAlertDto[];
  @ApiProperty({ description: 'Bloquées.', type: [ActionAlertDto], maxItems: 20_000 })
  bloquees!: ActionAlertDto[];
  @ApiProperty({
    description: 'Sans les nouvelles attendues.',
    type: [ActionAlertDto],
    maxItems: 20_000,
  })
  sans_nouvelles!: ActionAlertDto[];
  @ApiProperty({
    description: 'Promesses qui ne tiennent plus, à cause de ce qu’elles attendent.',
    type: [ActionAlertDto],
    maxItems: 20_000,
  })
  promesses_intenables!: ActionAlertDto[];
}
