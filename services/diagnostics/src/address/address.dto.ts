import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ChoiceField,
  INSTANT,
  InstantField,
  PageLinks,
  PageMetaDto,
  UUID,
  WholeField,
} from '@maillage/platform';

const KINDS = ['personnelle', 'pour_tous'] as const;
type Kind = (typeof KINDS)[number];

/** Addresses that are wanted. */
export class NewAddressesDto {
  @ChoiceField(
    'Une adresse par personne, ou la même pour tous, sur une affiche ou un appareil partagé.',
    KINDS,
    { example: 'personnelle' },
  )
  nature!: Kind;
  @WholeField('Combien d’adresses personnelles ; 1 par défaut.', {
    ...{ min: 1, max: 500, optional: true, example: 10 },
  })
  nombre?: number;
  @InstantField('Leur fin, dans un an au plus, ce qui est aussi la valeur par défaut.', {
    ...{ optional: true, example: '2026-10-31T18:00:00+01:00' },
  })
  fin?: string;
}

/** An address that was just made. */
export class MadeAddressDto {
  @ApiProperty({ description: 'Son identifiant, par lequel elle se suit et se révoque.', ...UUID })
  id!: string;
  @ApiProperty({
    description: 'L’adresse à envoyer, qui n’est montrée qu’ici.',
    ...{ format: 'uri', maxLength: 500 },
    example: 'https://maillage.example/a/diagnostics-4k7q0vwm2n8r5t1x9c3b6d0e2f',
  })
  adresse!: string;
  @ApiProperty({ description: 'Sa fin.', ...INSTANT })
  fin!: string;
}

/** Addresses that were just made. */
export class MadeAddressesDto {
  @ApiProperty({ description: 'Les adresses.', type: [MadeAddressDto], maxItems: 500 })
  adresses!: MadeAddressDto[];
}

/** An address as it is kept. */
export class CampaignAddressDto {
  @ApiProperty({ description: 'Son identifiant.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Pour une personne, ou pour tous.', enum: KINDS })
  nature!: Kind;
  @ApiProperty({ description: 'Quand elle a été faite.', ...INSTANT })
  creation!: string;
  @ApiProperty({ description: 'Sa fin.', ...INSTANT })
  fin!: string;
  @ApiPropertyOptional({ description: 'Quand elle a été révoquée.', ...INSTANT })
  revocation?: string;
  @ApiPropertyOptional({
    description:
      'Où en est la personne, pour lui rappeler ; une participation retirée compte comme finie. D’une adresse personnelle seulement.',
    enum: ['a_commencer', 'commencee', 'finie'],
  })
  etat?: 'a_commencer' | 'commencee' | 'finie';
}

/** A page of addresses. */
export class CampaignAddressesDto {
  @ApiProperty({ description: 'Les adresses.', type: [CampaignAddressDto], maxItems: 500 })
  data!: CampaignAddressDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}
