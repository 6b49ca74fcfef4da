import { ApiProperty } from '@nestjs/swagger';
import { INSTANT, UUID } from '../contract/declare.js';

/** What a change feed tells of a record that was taken out. */
export class RecordTombstoneDto {
  @ApiProperty({ description: 'Identifiant.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Source.', maxLength: 63 })
  source!: string;
  @ApiProperty({ description: 'Identifiant chez la source.', maxLength: 200 })
  source_id!: string;
  @ApiProperty({ description: 'Quand il a été retiré.', ...INSTANT })
  instant!: string;
}
