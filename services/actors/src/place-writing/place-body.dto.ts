import { ApiProperty, ApiPropertyOptional, OmitType, PartialType, PickType } from '@nestjs/swagger';
import { LineFindingDto } from '@maillage/platform';
import { COLUMNS } from '../place/place.js';
import { PlaceDto } from '../place/place.dto.js';

const FIELDS = COLUMNS.filter((column) => column !== 'id');

/** A place as somebody describes it: the fields of the national standard, read as those of a file are. */
export class PlaceBodyDto extends PartialType(PickType(PlaceDto, FIELDS)) {}

/** A new place. */
export class NewPlaceDto extends PlaceBodyDto {
  @ApiPropertyOptional({
    description: 'Identifiant que lui donne la source ; le nôtre quand rien n’est dit.',
    maxLength: 200,
    example: 'permanence-croisilles',
  })
  id?: string;
}

/** What was understood of a field otherwise than written, or deserves a look. */
export class FieldRemarkDto extends OmitType(LineFindingDto, ['ligne']) {}

/** A place as it was written, and what was understood otherwise than written. */
export class WrittenPlaceDto extends PlaceDto {
  @ApiProperty({
    description: 'Ce qui a été compris autrement qu’écrit, ou mérite un regard.',
    type: [FieldRemarkDto],
    maxItems: 200,
    example: [
      {
        champ: 'telephone',
        code: 'actors.respelled',
        detail: 'Lu comme +33321481234.',
      },
    ],
  })
  remarques!: FieldRemarkDto[];
}
