import {
  ChoiceParameter,
  type Format,
  FormatParameter,
  PageQuery,
  SpreadsheetParameter,
  TextParameter,
} from '@maillage/platform';

/** Formats of the catalogue, the default first. */
export const COURSE_FORMATS = ['json', 'ndjson', 'csv', 'xlsx'] as const satisfies Format[];

/** Parameters of the catalogue. */
export class CoursesQuery extends PageQuery {
  @TextParameter(
    'Mots cherchés dans les titres, la présentation et l’organisme ; accents et fautes de frappe pardonnés.',
    200,
  )
  q?: string;

  @TextParameter(
    'Territoire, par exemple departement-62 : les formations d’un territoire qui a une commune en commun avec lui.',
    30,
  )
  territoire?: string;

  @TextParameter('Compétence, d’un code de référentiel, qui est parmi les objectifs.', 60)
  competence?: string;

  @TextParameter(
    'Niveau visé, d’un code de référentiel ; dans la compétence demandée, s’il y en a une.',
    60,
  )
  niveau?: string;

  @ChoiceParameter('Mode.', ['presentiel', 'distance', 'mixte'])
  mode?: string;

  @ChoiceParameter('Nature.', ['formation', 'atelier', 'ressource'])
  nature?: string;

  @TextParameter('Source.', 63)
  source?: string;

  @FormatParameter(
    COURSE_FORMATS,
    ' csv, xlsx et ndjson donnent tout le catalogue demandé en un flux, sans pages.',
  )
  format?: Format;

  @SpreadsheetParameter()
  tableur?: 'oui' | 'non';
}
