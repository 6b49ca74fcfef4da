import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, says } from '@maillage/platform';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsNumber, Max, Min } from 'class-validator';

const numbers = (value: unknown): unknown[] =>
  (Array.isArray(value) ? (value as unknown[]) : [value]).flatMap((part) =>
    typeof part === 'string'
      ? part.split(',').map((one) => (one.trim() === '' ? NaN : Number(one)))
      : [part],
  );
/** At which abilities information is asked for. */
export class InformationQuery {
  @ApiProperty({
    description: 'Niveaux, séparés par des virgules.',
    type: [Number],
    maxItems: 201,
    items: { type: 'number', format: 'double', minimum: -20, maximum: 20 },
    example: [-2, 0, 2],
  } as never)
  @Transform(({ value }: { value: unknown }) => numbers(value))
  @ArrayMaxSize(201, says('theta : 201 niveaux au plus.', 'theta: 201 abilities at most.'))
  @IsNumber(
    {},
    {
      each: true,
      ...says('theta : des nombres de -20 à 20.', 'theta: numbers from -20 to 20.'),
    },
  )
  @Min(-20, {
    each: true,
    ...says('theta : des nombres de -20 à 20.', 'theta: numbers from -20 to 20.'),
  })
  @Max(20, {
    each: true,
    ...says('theta : des nombres de -20 à 20.', 'theta: numbers from -20 to 20.'),
  })
  theta!: number[];

  @ChoiceField('« item » : celle de chaque item aussi.', ['item'], { optional: true })
  par?: 'item';
}
