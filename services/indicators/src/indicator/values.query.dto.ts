import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  type Format,
  FormatParameter,
  IsDay,
  says,
  SpreadsheetParameter,
} from '@maillage/platform';
import { IsIn, IsOptional, Matches, MaxLength } from 'class-validator';
import { STEPS, type Step } from '../figure/calendar.js';
import { type Level, LEVELS } from '../figure/breakdown.js';
import { TERRITORY_PATTERN } from '../question/territory-asked.js';

const DAY = { type: 'string', format: 'date', maxLength: 10 } as const;

/** Formats of values and of reports, the default first. */
export const VALUE_FORMATS = ['json', 'csv', 'xlsx'] as const satisfies Format[];
export const REPORT_FORMATS = ['json', 'html', 'xlsx'] as const satisfies Format[];

/** The span of a question. */
export class SpanQuery {
  @ApiPropertyOptional({
    ...DAY,
    description: "Premier jour, AAAA-MM-JJ ; par défaut le 1er janvier de l'année en cours.",
    example: '2026-01-01',
  })
  @IsOptional()
  @IsDay('du', 2199)
  du?: string;

  @ApiPropertyOptional({
    ...DAY,
    description: "Dernier jour, compris ; par défaut le 31 décembre de l'année en cours.",
    example: '2026-12-31',
  })
  @IsOptional()
  @IsDay('au', 2199)
  au?: string;
}

/** The query parameter `vers`. */
const LevelParameter = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ description, enum: LEVELS }),
    IsOptional(),
    IsIn(
      LEVELS,
      says(`vers est l'un de : ${LEVELS.join(', ')}.`, `vers is one of: ${LEVELS.join(', ')}.`),
    ),
  );

/** A question for values. */
export class ValuesQuery extends SpanQuery {
  @ApiProperty({
    description: 'Territoire.',
    pattern: TERRITORY_PATTERN.source,
    maxLength: 30,
    example: 'departement-62',
  })
  @Matches(
    TERRITORY_PATTERN,
    says(
      'territoire : écrivez par exemple france, region-32, departement-62, epci-200035442 ou commune-62041.',
      'territoire: write for example france, region-32, departement-62, epci-200035442 or commune-62041.',
    ),
  )
  territoire!: string;

  @ApiPropertyOptional({
    description: 'Pas de la série ; absent : une valeur pour toute la période.',
    enum: STEPS,
  })
  @IsOptional()
  @IsIn(
    STEPS,
    says(`pas est l'un de : ${STEPS.join(', ')}.`, `pas is one of: ${STEPS.join(', ')}.`),
  )
  pas?: Step;

  @ApiPropertyOptional({
    description: 'Dimensions, séparées par des virgules ; le catalogue dit lesquelles.',
    pattern: '^[a-z_]+(,[a-z_]+)*$',
    maxLength: 100,
    example: 'thematique',
  })
  @IsOptional()
  @MaxLength(100, says('par compte au plus 100 caractères.', 'par has 100 characters at most.'))
  @Matches(
    /^[a-z_]+(,[a-z_]+)*$/,
    says(
      'par : des noms de dimensions séparés par des virgules, comme type,genre.',
      'par: names of dimensions separated by commas, like type,genre.',
    ),
  )
  par?: string;

  @LevelParameter('Niveau des territoires en lesquels décomposer.')
  vers?: Level;

  @FormatParameter(VALUE_FORMATS)
  format?: Format;

  @SpreadsheetParameter()
  tableur?: 'oui' | 'non';
}

/** A question for a report. */
export class ReportQuery extends SpanQuery {
  @LevelParameter('Niveau des territoires en lesquels décomposer la page et le classeur.')
  vers?: Level;

  @FormatParameter(REPORT_FORMATS)
  format?: Format;
}
