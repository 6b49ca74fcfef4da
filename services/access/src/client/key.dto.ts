import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { INSTANT, PageLinks, UUID } from '@maillage/platform';
import { IsInstant } from '@maillage/platform/access';
import { IsOptional } from 'class-validator';
import type { KeyState } from './client.js';

/** What may be asked of a new key. */
export class NewKeyRequestDto {
  @ApiPropertyOptional({
    description: 'Instant où elle cessera de valoir ; par défaut, et au plus tard, dans 366 jours.',
    format: 'date-time',
    maxLength: 35,
  })
  @IsOptional()
  @IsInstant('expiration')
  expiration?: string;
}

/** A key that was just made: the only time its text is given. */
export class NewKeyDto {
  @ApiProperty({ description: 'Identifiant de la clé, pour la révoquer.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'La clé. Elle ne sera plus jamais montrée.', maxLength: 80 })
  cle!: string;
  @ApiProperty({ description: 'Instant où elle cesse de valoir.', ...INSTANT })
  expiration!: string;
}

/** A key as it can be distinguished from others; its secret is nowhere. */
export class KeyDto {
  @ApiProperty({ description: 'Identifiant.', ...UUID })
  id!: string;
  @ApiProperty({
    description: 'Début de la clé, pour la reconnaître.',
    maxLength: 20,
    example: 'mlg_0123456789abcdef',
  })
  prefixe!: string;
  @ApiProperty({ description: 'État.', enum: ['valide', 'expiree', 'revoquee'] })
  etat!: KeyState;
  @ApiProperty({ description: 'Instant de la création.', ...INSTANT })
  creation!: string;
  @ApiProperty({ description: 'Instant où elle cesse de valoir.', ...INSTANT })
  expiration!: string;
  @ApiPropertyOptional({ description: 'Instant de la révocation.', ...INSTANT })
  revocation?: string;
}

/** A page of keys. */
export class KeysDto {
  @ApiProperty({ description: 'Les clés de la page.', type: [KeyDto], maxItems: 500 })
  data!: KeyDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
}
