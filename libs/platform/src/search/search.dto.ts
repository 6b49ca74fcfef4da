import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageMetaDto } from '../answer/page.js';
import { meaningOf, type Nature, type SearchReading } from './reading.js';

const WORD = { maxLength: 200 } as const;
const NATURES: Nature[] = ['faute', 'debut', 'proche', 'abreviation', 'inconnu'];

/** A word that was read otherwise than written. */
class CorrectionDto {
  @ApiProperty({ description: 'Le mot écrit.', ...WORD, example: 'servces' })
  ecrit!: string;
  @ApiProperty({
    description: 'Les mots cherchés à sa place ; aucun quand rien n’en est proche.',
    type: 'array',
    items: { type: 'string', ...WORD },
    maxItems: 10,
    example: ['services'],
  })
  lu!: string[];
  @ApiProperty({
    description:
      '« faute » : faute de frappe ou d’orthographe ; « debut » : début de mots ; « proche » : aussi cherché sous une écriture voisine ; « abreviation » : aussi cherché en toutes lettres ; « inconnu » : aucun texte n’a ce mot ni rien de proche.',
    enum: NATURES,
    example: 'faute',
  })
  nature!: Nature;
}

/** How a question was read. */
class ReadingDto {
  @ApiProperty({
    description: 'Les mots qui comptent, sans accents ni capitales.',
    type: 'array',
    items: { type: 'string', ...WORD },
    maxItems: 10,
    example: ['france', 'servces'],
  })
  mots!: string[];
  @ApiProperty({
    description: 'Les mots qui ne comptent pas : articles, prépositions.',
    type: 'array',
    items: { type: 'string', ...WORD },
    maxItems: 50,
    example: ['de'],
  })
  ignores!: string[];
  @ApiPropertyOptional({
    description: 'La commune reconnue dans la question : ce qui y est vient d’abord.',
    ...WORD,
    example: 'bapaume',
  })
  commune?: string;
  @ApiProperty({
    description: 'Ce qui a été lu autrement qu’écrit.',
    type: [CorrectionDto],
    maxItems: 10,
  })
  corrections!: CorrectionDto[];
}

/** A question that finds something where the one that was asked finds nothing. */
export class SuggestionDto {
  @ApiPropertyOptional({
    description: 'La question, pour « q » ; absente : tout ce qui est dans le territoire.',
    maxLength: 200,
    example: 'ccas',
  })
  q?: string;
  @ApiPropertyOptional({
    description: 'Le territoire, pour « territoire ».',
    maxLength: 30,
    example: 'departement-06',
  })
  territoire?: string;
  @ApiProperty({
    description: 'En toutes lettres.',
    maxLength: 500,
    example: '« ccas » (Alpes-Maritimes) : 3',
  })
  texte!: string;
  @ApiProperty({
    description: 'Combien elle en trouve ; 500 veut dire 500 ou plus.',
    type: 'integer',
    format: 'int32',
    minimum: 1,
    maximum: 500,
    example: 3,
  })
  nombre!: number;
}

/** What the page of a list says of itself where words were looked for. */
export class SearchMetaDto extends PageMetaDto {
  @ApiPropertyOptional({
    description: 'Comment « q » a été lu ; absent sans « q ».',
    type: ReadingDto,
  })
  recherche?: ReadingDto;
  @ApiPropertyOptional({
    description: 'Ce qui est proche, quand « q » ne trouve rien.',
    type: [SuggestionDto],
    maxItems: 10,
  })
  propositions?: SuggestionDto[];
}

/** A reading as the API tells it. */
export function toReadingDto({ words, ignored }: SearchReading): ReadingDto {
  const town = words.filter(({ isTown }) => isTown);
  return {
    mots: words.map(({ written }) => written),
    ignores: [...ignored],
    ...(town.length === 0
      ? {}
      : {
          commune: town.map(meaningOf).join(' '),
        }),
    corrections: words.flatMap(({ written, correction }) =>
      correction === undefined
        ? []
        : [{ ecrit: written, lu: [...correction.words], nature: correction.nature }],
    ),
  };
}
