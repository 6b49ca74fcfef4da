import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { FeedLinksDto, PageMetaDto, RecordTombstoneDto } from '@maillage/platform';
import { ActionDto } from './action.dto.js';

/** One entry of the change feed. */
export class ActionChangeDto {
  @ApiProperty({
    description: '« etat » : l’action telle qu’elle est ; « suppression » : elle a été retirée.',
    enum: ['etat', 'suppression'],
  })
  nature!: 'etat' | 'suppression';
  @ApiPropertyOptional({ description: 'L’action.', type: ActionDto })
  action?: ActionDto;
  @ApiPropertyOptional({ description: 'Ce qui reste d’elle.', type: RecordTombstoneDto })
  suppression?: RecordTombstoneDto;
}

/** A page of the change feed. */
export class ActionChangesDto {
  @ApiProperty({
    description: 'Changements, du plus ancien au plus récent.',
    type: [ActionChangeDto],
    maxItems: 500,
  })
  data!: ActionChangeDto[];
  @ApiProperty({ description: 'Liens du flux.', type: FeedLinksDto })
  links!: FeedLinksDto;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}
