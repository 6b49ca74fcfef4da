import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, INSTANT, InstantField, UUID } from '@maillage/platform';

/** An address that is wanted. */
export class NewSeatAddressDto {
  @ChoiceField(
    'Pour qui : la personne, qui voit où elle en est, accepte, décline, annule ; ou son employeur, qui donne ou refuse son accord.',
    ['personne', 'employeur'],
    { example: 'personne' },
  )
  pour!: 'personne' | 'employeur';
  @InstantField('Sa fin, dans un an au plus ; 90 jours par défaut.', {
    optional: true,
    example: '2027-03-31T18:00:00+02:00',
  })
  fin?: string;
}

/** An address that was just made. */
export class SeatAddressDto {
  @ApiProperty({ description: 'Son identifiant, par lequel elle se révoque.', ...UUID })
  id!: string;
  @ApiProperty({
    description: 'L’adresse à envoyer, qui n’est montrée qu’ici.',
    ...{ format: 'uri', maxLength: 500 },
    example: 'https://maillage.example/a/training-4k7q0vwm2n8r5t1x9c3b6d0e2f',
  })
  adresse!: string;
  @ApiProperty({ description: 'Sa fin.', ...INSTANT })
  fin!: string;
}
