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
const LATITUDE = says(
  'latitude est un nombre de degrés, de -90 à 90.',
  'latitude is a number of degrees, from -90 to 90.',
);
const LONGITUDE = says(
  'longitude est un nombre de degrés, de -180 à 180.',
  'longitude is a number of degrees, from -180 to 180.',
);

/** The point that is confirmed, as the place was read with. */
export class PositionDto {
  @ApiProperty(degrees('Latitude du lieu, telle qu’elle a été lue.', 90))
  @IsNumber({}, LATITUDE)
  @Min(-90, LATITUDE)
  @Max(90, LATITUDE)
  latitude!: number;
  @ApiProperty(degrees('Longitude du lieu, telle qu’elle a été lue.', 180))
  @IsNumber({}, LONGITUDE)
  @Min(-180, LONGITUDE)
  @Max(180, LONGITUDE)
  longitude!: number;
}
