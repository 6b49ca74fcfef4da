import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** One operation of a JSON Patch. */
export class PatchOperationDto {
  @ApiProperty({
    description: '« test » donne la valeur d’avant.',
    enum: ['test', 'add', 'replace', 'remove'],
  })
  op!: string;
  @ApiProperty({ description: 'Pointeur JSON dans le sujet.', maxLength: 2000 })
  path!: string;
  @ApiPropertyOptional({
    description: 'Valeur ; « *** » pour une valeur personnelle.',
    nullable: true,
    oneOf: [
      { type: 'string', maxLength: 100_000 },
      { type: 'number' },
      { type: 'boolean' },
      { type: 'object' },
      { type: 'array', maxItems: 100_000, items: {} },
    ],
  })
  value?: unknown;
}
