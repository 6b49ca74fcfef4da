import type { Fault, Remark } from '@maillage/kernel';

/** A record that was read: good, under its source's own id, or refused with every fault it has. */
export type Reading<Value> =
  | {
      /** Where the record stands in what was sent: its index or its line. */
      readonly at: number;
      /** The source's own id of it. */
      readonly key: string;
      readonly value: Value;
      readonly remarks: readonly Remark[];
    }
  | {
      readonly at: number;
      readonly key: string | undefined;
      readonly faults: readonly Fault[];
      readonly remarks: readonly Remark[];
    };

/** What became of a record. */
export type Fate = 'cree' | 'modifie' | 'inchange' | 'rejete';

/** The word on one record. */
export interface Verdict {
  readonly at: number;
  readonly key: string | undefined;
  readonly fate: Fate;
  /** Our id of it; none for a record that was refused. */
  readonly id?: string;
  readonly faults: readonly Fault[];
  readonly remarks: readonly Remark[];
}

/** A record whose place is found: its value, our id, and what is known under that id already. */
export interface Entry<Value, Known> {
  readonly id: string;
  readonly key: string;
  readonly value: Value;
  readonly known: Known;
}

/** What the records of one transaction do. */
export interface Decision<Value, Known> {
  /** One for each record, in their order. */
  readonly verdicts: readonly Verdict[];
  readonly additions: readonly Entry<Value, undefined>[];
  readonly revisions: readonly Entry<Value, Known>[];
}

/** What a decision goes by. */
export interface Grounds<Value, Known extends { readonly id: string }> {
  /** What is held under the records' own ids, read under the source's lock. */
  readonly known: ReadonlyMap<string, Known>;
  /** What speaks against writing the value, new or in place of what is known. */
  readonly refusal: (value: Value, known: Known | undefined) => Fault | undefined;
  /** What is said of a record whose id came before in the same transaction, or was entered by the same run. */
  readonly repetition: (
    key: string,
    known: Known | undefined,
    isSeen: boolean,
  ) => Fault | undefined;
  readonly isSame: (value: Value, known: Known) => boolean;
  /** What deserves to be said where a value takes the place of what is known. */
  readonly replacement?: (value: Value, known: Known) => readonly Remark[];
  /** Makes the id of a record not seen before. */
  readonly newId: () => string;
}

/** Decides what each record does: new, changed, the same, refused. */
export function decide<Value, Known extends { readonly id: string }>(
  readings: readonly Reading<Value>[],
  { known, refusal, repetition, isSame, replacement, newId }: Grounds<Value, Known>,
): Decision<Value, Known> {
  const verdicts: Verdict[] = [];
  const additions: Entry<Value, undefined>[] = [];
  const revisions: Entry<Value, Known>[] = [];
  const seen = new Set<string>();
  for (const reading of readings) {
    const { at, key, remarks } = reading;
    if ('faults' in reading) {
      verdicts.push({ at, key, fate: 'rejete', faults: reading.faults, remarks });
      continue;
    }
    const { value } = reading;
    const before = known.get(reading.key);
    const fault = refusal(value, before) ?? repetition(reading.key, before, seen.has(reading.key));
    if (fault !== undefined) {
      verdicts.push({ at, key, fate: 'rejete', faults: [fault], remarks });
      continue;
    }
    seen.add(reading.key);
    const id = before?.id ?? newId();
    const word = { at, key, id, faults: [], remarks };
    if (before === undefined) {
      additions.push({ id, key: reading.key, value, known: undefined });
      verdicts.push({ ...word, fate: 'cree' });
    } else if (isSame(value, before)) verdicts.push({ ...word, fate: 'inchange' });
    else {
      revisions.push({ id, key: reading.key, value, known: before });
      const more = replacement?.(value, before) ?? [];
      verdicts.push({ ...word, fate: 'modifie', remarks: [...remarks, ...more] });
    }
  }
  return { verdicts, additions, revisions };
}
