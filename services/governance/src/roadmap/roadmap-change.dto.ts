import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { FeedLinksDto, PageMetaDto, RecordTombstoneDto } from '@maillage/platform';
import { RoadmapDto } from './roadmap.dto.js';

/** One entry of the change feed. */
export class RoadmapChangeDto {
  @ApiProperty({
    description: '« etat » : la feuille telle qu’elle est ; « suppression » : elle a été retirée.',
    enum: ['etat', 'suppression'],
  })
  nature!: 'etat' | 'suppression';
  @ApiPropertyOptional({ description: 'La feuille de route.', type: RoadmapDto })
  feuille?: RoadmapDto;
  @ApiPropertyOptional({ description: 'Ce qui reste d’elle.', type: RecordTombstoneDto })
  suppression?: RecordTombstoneDto;
}

/** A page of the change feed. */
export class RoadmapChangesDto {
  @ApiProperty({
    description: 'Changements, du plus ancien au plus récent.',
    type: [RoadmapChangeDto],
    maxItems: 500,
  })
  data!: RoadmapChangeDto[];
  @ApiProperty({ description: 'Liens du flux.', type: FeedLinksDto })
  links!: FeedLinksDto;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}
