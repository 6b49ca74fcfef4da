import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageLinks, PageMetaDto, PageQuery, says, UUID } from '@maillage/platform';
import { IsIn, IsOptional } from 'class-validator';
import { MeetingDecisionDto } from './meeting.dto.js';

/** Parameters of the register of decisions. */
export class DecisionRegisterQuery extends PageQuery {
  @ApiPropertyOptional({ description: '« oui » : adoptées et pas encore faites.', enum: ['oui'] })
  @IsOptional()
  @IsIn(['oui'], says('ouvertes vaut « oui ».', 'ouvertes is "oui".'))
  ouvertes?: 'oui';
}

/** A decision in the register. */
export class RegisteredDecisionDto {
  @ApiProperty({ description: 'Réunion.', ...UUID })
  reunion_id!: string;
  @ApiProperty({ description: 'Comité.', ...UUID })
  comite_id!: string;
  @ApiProperty({ description: 'Nom du comité.', maxLength: 300, example: 'Comité stratégique' })
  comite!: string;
  @ApiProperty({ description: 'Jour de la réunion.', maxLength: 10, example: '2026-03-14' })
  le!: string;
  @ApiProperty({ description: 'Point.', maxLength: 60, example: 'point-1' })
  point!: string;
  @ApiProperty({ description: 'Titre du point.', maxLength: 500, example: 'Ouverture d’un lieu' })
  titre!: string;
  @ApiProperty({ description: 'Décision.', type: MeetingDecisionDto })
  decision!: MeetingDecisionDto;
}

/** A page of the register. */
export class DecisionRegisterDto {
  @ApiProperty({
    description: 'Décisions de la page.',
    type: [RegisteredDecisionDto],
    maxItems: 500,
  })
  data!: RegisteredDecisionDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}
