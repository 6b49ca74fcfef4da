import { ApiProperty } from '@nestjs/swagger';
import { says } from '@maillage/platform';
import { IsNumber, Max, Min } from 'class-validator';

const degrees = (
  description: string,
  limit: number,
): {
  description: string;
  type: 'number';
  format: 'double';
  minimum: number;
  maximum: number;
} => ({ description, type: 'number', format: 'double', minimum: -limit, maximum: limit });
/** The point that is confirmed, as the place was read with. */
export class PositionDto {
  @ApiProperty(degrees('Latitude du lieu, telle qu’elle a été lue.', 90))
  @IsNumber(
    {},
    says(
      'latitude est un nombre de degrés, de -90 à 90.',
      'latitude is a number of degrees, from -90 to 90.',
    ),
  )
  @Min(
    -90,
    says(
      'latitude est un nombre de degrés, de -90 à 90.',
      'latitude is a number of degrees, from -90 to 90.',
    ),
  )
  @Max(
    90,
    says(
      'latitude est un nombre de degrés, de -90 à 90.',
      'latitude is a number of degrees, from -90 to 90.',
    ),
  )
  latitude!: number;
  @ApiProperty(degrees('Longitude du lieu, telle qu’elle a été lue.', 180))
  @IsNumber(
    {},
    says(
      'longitude est un nombre de degrés, de -180 à 180.',
      'longitude is a number of degrees, from -180 to 180.',
    ),
  )
  @Min(
    -180,
    says(
      'longitude est un nombre de degrés, de -180 à 180.',
      'longitude is a number of degrees, from -180 to 180.',
    ),
  )
  @Max(
    180,
    says(
      'longitude est un nombre de degrés, de -180 à 180.',
      'longitude is a number of degrees, from -180 to 180.',
    ),
  )
  longitude!: number;
}
