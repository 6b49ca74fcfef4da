import { ApiProperty } from '@nestjs/swagger';
import { DOORS, type ShownService } from './home.js';

const ADDRESS = { type: 'string', format: 'uri-reference', maxLength: 200 } as const;

/** A service of this server. */
export class ShownServiceDto implements ShownService {
  @ApiProperty({ description: 'Nom du service.', maxLength: 40, example: 'actors' })
  nom!: string;
  @ApiProperty({ description: 'À quoi il sert.', maxLength: 200, example: 'Maillage : lieux' })
  titre!: string;
  @ApiProperty({
    description: 'Adresse de son contrat OpenAPI.',
    ...ADDRESS,
    example: '/v1/actors/openapi.json',
  })
  openapi!: string;
}

/** What this server is and where to go. */
export class HomeDto {
  @ApiProperty({ description: 'Nom du logiciel.', maxLength: 40, example: 'Maillage' })
  nom!: string;
  @ApiProperty({
    description: 'Ce que c’est.',
    maxLength: 500,
    example: 'Gouvernance des réseaux locaux d’inclusion numérique.',
  })
  description!: string;
  @ApiProperty({
    description: 'Où aller, par nom.',
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(DOORS).map(([name, { href, fr }]) => [
        name,
        { ...ADDRESS, description: `${fr}.`, example: href },
      ]),
    ),
    required: Object.keys(DOORS),
  })
  links!: Readonly<Record<string, string>>;
  @ApiProperty({ description: 'Services de ce serveur.', type: [ShownServiceDto], maxItems: 20 })
  services!: readonly ShownService[];
}
