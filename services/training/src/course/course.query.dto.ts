import { ApiPropertyOptional } from '@nestjs/swagger';
import {
  type Format,
  FormatParameter,
  PageQuery,
  says,
  SpreadsheetParameter,
} from '@maillage/platform';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

/** Formats of the catalogue, the default first. */
export const COURSE_FORMATS = ['json', 'ndjson', 'csv', 'xlsx'] as const satisfies Format[];

const text = (name: string, max: number): PropertyDecorator[] => [
  IsOptional(),
  IsString(says(`${name} est un texte, donné une seule fois.`, `${name} is a text, given once.`)),
  MaxLength(
    max,
    says(`${name} : ${max} caractères au plus.`, `${name}: at most ${max} characters.`),
  ),
];
const Text =
  (description: string, max: number): PropertyDecorator =>
  (target, key) => {
    for (const one of [
      ApiPropertyOptional({ description, maxLength: max, type: String }),
      ...text(String(key), max),
    ])
      one(target, key);
  };
const Choice =
  (description: string, values: readonly string[]): PropertyDecorator =>
  (target, key) => {
    const name = String(key);
    for (const one of [
      ApiPropertyOptional({ description, enum: values, type: String }),
      IsOptional(),
      IsIn(
        values,
        says(
          `${name} est l’une de ces valeurs : ${values.join(', ')}.`,
          `${name} is one of these values: ${values.join(', ')}.`,
        ),
      ),
    ])
      one(target, key);
  };

/** Parameters of the catalogue. */
export class CoursesQuery extends PageQuery {
  @Text(
    'Mots cherchés dans les titres, la présentation et l’organisme ; accents et fautes de frappe pardonnés.',
    200,
  )
  q?: string;

  @Text(
    'Territoire, par exemple departement-62 : les formations d’un territoire qui a une commune en commun avec lui.',
    30,
  )
  territoire?: string;

  @Text('Compétence, d’un code de référentiel, qui est parmi les objectifs.', 60)
  competence?: string;

  @Text('Niveau visé, d’un code de référentiel ; dans la compétence demandée, s’il y en a une.', 60)
  niveau?: string;

  @Choice('Mode.', ['presentiel', 'distance', 'mixte'])
  mode?: string;

  @Choice('Nature.', ['formation', 'atelier', 'ressource'])
  nature?: string;

  @Text('Source.', 63)
  source?: string;

  @FormatParameter(
    COURSE_FORMATS,
    ' csv, xlsx et ndjson donnent tout le catalogue demandé en un flux, sans pages.',
  )
  format?: Format;

  @SpreadsheetParameter()
  tableur?: 'oui' | 'non';
}
