import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { FeedLinksDto, PageMetaDto, RecordTombstoneDto } from '@maillage/platform';
import { GovernanceDto } from './governance.dto.js';

/** One entry of the change feed. */
export class GovernanceChangeDto {
  @ApiProperty({
    description:
      '« etat » : la gouvernance telle qu’elle est ; « suppression » : elle a été retirée.',
    enum: ['etat', 'suppression'],
  })
  nature!: 'etat' | 'suppression';
  @ApiPropertyOptional({ description: 'La gouvernance.', type: GovernanceDto })
  gouvernance?: GovernanceDto;
  @ApiPropertyOptional({ description: 'Ce qui reste d’elle.', type: RecordTombstoneDto })
  suppression?: RecordTombstoneDto;
}

/** A page of the change feed. */
export class GovernanceChangesDto {
  @ApiProperty({
    description: 'Changements, du plus ancien au plus récent.',
    type: [GovernanceChangeDto],
    maxItems: 500,
  })
  data!: GovernanceChangeDto[];
  @ApiProperty({ description: 'Liens du flux.', type: FeedLinksDto })
  links!: FeedLinksDto;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}
