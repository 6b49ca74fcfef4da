import {
  ChoiceParameter,
  type Format,
  FormatParameter,
  PageQuery,
  SpreadsheetParameter,
  TextParameter,
} from '@maillage/platform';

/** Formats of the list of sheets, the default first. */
export const SHEET_FORMATS = ['json', 'ndjson', 'csv', 'xlsx'] as const satisfies Format[];

const WORDS =
  'Mots cherchés dans le titre, le contexte, les outils et les étapes ; accents et fautes de frappe pardonnés.';

/** Parameters of the sheets that everybody may read. */
export class PublicSheetsQuery extends PageQuery {
  @TextParameter(WORDS, 200)
  q?: string;

  @TextParameter('Outil, tel qu’il s’écrit.', 200)
  outil?: string;

  @ChoiceParameter('Langue de la page.', ['fr', 'en'])
  lang?: string;
}

/** Parameters of the list of sheets. */
export class SheetsQuery extends PublicSheetsQuery {
  @TextParameter(
    'Territoire, par exemple departement-62 : les fiches d’un territoire qui a une commune en commun avec lui.',
    30,
  )
  territoire?: string;

  @TextParameter('Fiche dont elles sont copiées.', 36)
  origine?: string;

  @TextParameter('Source.', 63)
  source?: string;

  @FormatParameter(
    SHEET_FORMATS,
    ' csv, xlsx et ndjson donnent toutes les fiches demandées en un flux, sans pages.',
  )
  format?: Format;

  @SpreadsheetParameter()
  tableur?: 'oui' | 'non';
}

/** Who takes thanks back. */
export class ThanksQuery {
  @TextParameter('La personne, par son identifiant chez vous ; vous-même par défaut.', 200)
  personne_ref?: string;
}
