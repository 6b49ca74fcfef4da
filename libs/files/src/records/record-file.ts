import type { Fault, Message, Remark } from '@maillage/kernel';

/** How the records of a file are written down. */
export type FileFormat = 'csv' | 'xlsx' | 'json' | 'ndjson';

/** A record as a file gives it: cells are texts; JSON may also hold numbers, lists and nulls. */
export type FileRecord = Readonly<Record<string, unknown>>;

/** What a file gives, in its order. Lines count from 1, the header included. */
export type FileItem =
  | {
      readonly line: number;
      readonly row: FileRecord;
      /** Names of columns as the file writes them, by ours. */
      readonly heads?: ReadonlyMap<string, string>;
      /** What is wrong with cells, whatever they are to hold. */
      readonly faults?: readonly Fault[];
    }
  | { readonly line: number; readonly fault: Fault }
  /** Why nothing of the file can be read; no row comes with it. */
  | { readonly line: number; readonly unreadable: Fault }
  | { readonly line: number; readonly remark: Remark };

/** What the records of a file are. */
export interface RecordShape {
  /** Service that goes before each code. */
  readonly service: string;
  /** A record, with its article: « un lieu », "a place". */
  readonly noun: Message;
  /** Says whose the columns are, behind « les colonnes sont celles ». */
  readonly origin: Message;
  readonly columns: readonly string[];
  /** Other names of columns in files of the field, in lower case, with ours. */
  readonly aliases?: ReadonlyMap<string, string>;
  /** Name of the first member of a JSON object that the array of records may stand in. */
  readonly envelope?: string;
  readonly required: readonly string[];
  /** Tells whether texts by column cannot be anything but a record; see `csvRecords`. */
  readonly isRecord: (row: Readonly<Record<string, string | undefined>>) => boolean;
}

/** Our name of a column that a file names. */
export function columnNamed(text: string, { aliases }: RecordShape): string {
  const name = text.trim().toLowerCase();
  return aliases?.get(name) ?? name;
}
