/** What works with which tool in which town hall, for others to take up. */
export interface Sheet {
  /** Typed reference of the territory whose coordinators answer for it. */
  readonly territoire: string;
  readonly titre: string;
  /** Where it was tried, and on what occasion. */
  readonly contexte: string;
  readonly outils: readonly string[];
  readonly etapes: readonly string[];
  readonly licence: Licence;
  /** Id of the structure where it works, and its name as written. */
  readonly structure_id?: string;
  readonly structure?: string;
  readonly url?: string;
  /** Whether everybody may read it. */
  readonly publiee: boolean;
  /** What it was copied from; it stays what it was. */
  readonly origine?: Origin;
}

/** A sheet that another was copied from, in the version that was read. */
export interface Origin {
  readonly id: string;
  readonly version: number;
}

/** Licences that let others copy and adapt. */
export const LICENCES = ['etalab-2.0', 'CC-BY-4.0', 'CC-BY-SA-4.0', 'CC0-1.0'] as const;
export type Licence = (typeof LICENCES)[number];

/** The fields that a sender writes, in the order of the API and of its tables. */
export const FIELDS = [
  'territoire',
  'titre',
  'contexte',
  'outils',
  'etapes',
  'licence',
  'structure_id',
  'structure',
  'url',
  'publiee',
] as const satisfies readonly (keyof Sheet)[];

/** What a sender may leave out. */
export type SheetGiven = Omit<Sheet, 'licence' | 'publiee' | 'origine'> &
  Partial<Pick<Sheet, 'licence' | 'publiee'>>;

/** A sheet as it stands, with what its sender left out. */
export function sheetOf(given: SheetGiven, origin: Origin | undefined): Sheet {
  const all: Partial<Sheet> = { licence: 'etalab-2.0', publiee: true, ...given };
  const written = FIELDS.flatMap((field) =>
    all[field] === undefined ? [] : [[field, all[field]] as const],
  );
  return {
    ...(Object.fromEntries(written) as unknown as Sheet),
    ...(origin === undefined ? {} : { origine: origin }),
  };
}

/**
 * What a copy says: the sheet that it is of, with what the copier writes otherwise. Who adapts a sheet under a licence that
 * asks for the same one keeps it.
 */
export function copyOf(sheet: Sheet, otherwise: Partial<SheetGiven>): SheetGiven {
  const { structure_id: _, structure: __, origine: ___, ...rest } = sheet;
  return {
    ...rest,
    ...otherwise,
    ...(sheet.licence === 'CC-BY-SA-4.0' ? { licence: sheet.licence } : {}),
    territoire: otherwise.territoire ?? sheet.territoire,
  };
}
