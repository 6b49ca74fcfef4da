import type { Cell, Column } from '@maillage/files';
import {
  contentWords,
  CURSOR_ID,
  etagOf,
  type Listing,
  positionOf,
  READING,
} from '@maillage/platform';
import { meeting } from '../territory/territory-asked.js';
import { FIELDS, type SheetGiven } from './sheet.js';
import type { SheetOriginDto, PracticeSheetBodyDto, PracticeSheetDto } from './sheet.dto.js';
import { type PublicSheetsQuery, SHEET_FORMATS, type SheetsQuery } from './sheet.query.dto.js';
import type { RankedSheet, SheetRecord, WantedSheets } from './sheet.store.js';

const COLUMNS: readonly Column<SheetRecord>[] = [
  { name: 'id', value: ({ id }) => id },
  { name: 'source', value: ({ source }) => source },
  { name: 'source_id', value: ({ sourceId }) => sourceId },
  ...FIELDS.map((name) => ({
    name,
    value: ({ description }: SheetRecord): Cell => description[name],
  })),
  { name: 'origine', value: ({ description }) => description.origine?.id },
  { name: 'remerciements', value: ({ beside }) => beside.remerciements },
  { name: 'copies', value: ({ beside }) => beside.copies },
];

/** How sheets are listed. */
export const SHEET_LISTING: Listing<RankedSheet> = {
  name: 'fiches-pratiques',
  formats: SHEET_FORMATS,
  columns: COLUMNS.map((column) => ({ ...column, value: ({ record }) => column.value(record) })),
  keyOf: positionOf,
  cursor: [/^\d{1,11}$/, CURSOR_ID, READING],
};

/** A sheet as the API gives it. */
export function toDto({
  id,
  source,
  sourceId,
  description,
  beside,
  ...held
}: SheetRecord): PracticeSheetDto {
  const { origine, ...written } = description;
  const { remerciements, copies, version_origine: today } = beside;
  const origin: SheetOriginDto | undefined = origine && {
    ...origine,
    modifiee: today !== null && today > origine.version,
    retiree: today === null,
  };
  return {
    id,
    identifiants: [{ source, id: sourceId }],
    ...(written as object as PracticeSheetBodyDto),
    ...(origin === undefined ? {} : { origine: origin }),
    ...{ remerciements, copies },
    creation: held.createdAt.toISOString(),
    modification: held.modifiedAt.toISOString(),
    version: held.version,
  };
}

/** The tag of a sheet. What others make of it changes what is shown, without a new version. */
export const tagOf = ({ id, version, beside }: SheetRecord): string => {
  const { remerciements, copies, version_origine: origin } = beside;
  return etagOf([id, remerciements, copies, origin ?? 0].join('.'), version);
};

/** What a sender wrote, as plain values: what is checked is an instance of its class. */
export const toGiven = <Body extends object>(body: Body): Body & SheetGiven =>
  JSON.parse(JSON.stringify(body)) as Body & SheetGiven;

const publicly = ({ q, outil }: PublicSheetsQuery): WantedSheets => ({
  q: contentWords(q ?? '').length === 0 ? undefined : q,
  tool: outil,
});

/**
 * What a query asks for.
 * @throws DomainError malformed for an unknown territory.
 */
export const wantedOf = (query: SheetsQuery): WantedSheets => ({
  ...publicly(query),
  territories: query.territoire === undefined ? undefined : meeting(query.territoire),
  origin: query.origine,
  source: query.source,
});

/** What everybody may ask for. */
export const publicWantedOf = (query: PublicSheetsQuery): WantedSheets => ({
  ...publicly(query),
  isPublic: true,
});
