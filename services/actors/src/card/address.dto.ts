import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { INSTANT, IsInstant, PageLinks, PageMetaDto, UUID } from '@maillage/platform';

/** An address that is asked for. */
export class NewAddressDto {
  @ApiPropertyOptional({
    description: 'Sa fin, dans un an au plus ; dans 60 jours par défaut.',
    ...INSTANT,
    maxLength: 40,
  })
  @IsOptional()
  @IsInstant('fin')
  fin?: string;
}

/** An address that was just made. */
export class MadeAddressDto {
  @ApiProperty({ description: 'Son identifiant, par lequel elle se révoque.', ...UUID })
  id!: string;
  @ApiProperty({
    description: 'L’adresse à envoyer, qui n’est montrée qu’ici.',
    format: 'uri',
    maxLength: 500,
    example: 'https://maillage.example/a/actors-4k7q0vwm2n8r5t1x9c3b6d0e2f',
  })
  adresse!: string;
  @ApiProperty({ description: 'Sa fin.', ...INSTANT })
  fin!: string;
}

/** An address as it is kept. */
export class AddressDto {
  @ApiProperty({ description: 'Son identifiant.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Quand elle a été faite.', ...INSTANT })
  creation!: string;
  @ApiProperty({ description: 'Sa fin.', ...INSTANT })
  fin!: string;
  @ApiPropertyOptional({ description: 'Quand elle a été révoquée.', ...INSTANT })
  revocation?: string;
  @ApiProperty({ description: 'Identifiant du client ou de l’agent qui l’a faite.', ...UUID })
  auteur_id!: string;
}

/** A page of addresses. */
export class AddressesDto {
  @ApiProperty({ description: 'Les adresses.', type: [AddressDto], maxItems: 500 })
  data!: AddressDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}
