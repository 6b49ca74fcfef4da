import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { FeedLinksDto, INSTANT, PageMetaDto, UUID } from '@maillage/platform';
import { NetworkDto } from './network.dto.js';

/** What is left of a network that was taken out. */
export class NetworkTombstoneDto {
  @ApiProperty({ description: 'Identifiant du réseau.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Source.', maxLength: 63 })
  source!: string;
  @ApiProperty({ description: 'Identifiant chez la source.', maxLength: 200 })
  source_id!: string;
  @ApiProperty({ description: 'Quand il a été retiré.', ...INSTANT })
  instant!: string;
}

/** One entry of the change feed. */
export class NetworkChangeDto {
  @ApiProperty({
    description: '« etat » : le réseau tel qu’il est ; « suppression » : il a été retiré.',
    enum: ['etat', 'suppression'],
  })
  nature!: 'etat' | 'suppression';
  @ApiPropertyOptional({ description: 'Le réseau, pour « etat ».', type: NetworkDto })
  reseau?: NetworkDto;
  @ApiPropertyOptional({
    description: 'Ce qui reste de lui, pour « suppression ».',
    type: NetworkTombstoneDto,
  })
  suppression?: NetworkTombstoneDto;
}

/** A page of the change feed. */
export class NetworkChangesDto {
  @ApiProperty({
    description: 'Changements, du plus ancien au plus récent.',
    type: [NetworkChangeDto],
    maxItems: 500,
  })
  data!: NetworkChangeDto[];
  @ApiProperty({ description: 'Liens du flux.', type: FeedLinksDto })
  links!: FeedLinksDto;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}
