import type { Person } from './person.js';

/** An activity as a source writes it (api.md 4.2). */
export interface Activity {
  readonly source_id: string;
  readonly type: 'individuel' | 'collectif';
  readonly date: string;
  readonly duree: number;
  readonly type_lieu: string;
  readonly lieu_code_insee: string;
  readonly thematiques: readonly string[];
  readonly beneficiaires?: {
    readonly total: number;
    readonly tranches_age?: Readonly<Record<string, number>>;
  };
}

/** The same as it is read back. */
export interface Entry extends Activity {
  readonly id: string;
  readonly source: string;
  readonly version: number;
  readonly beneficiaires: Required<NonNullable<Activity['beneficiaires']>> & {
    readonly genres: Record<string, number>;
    readonly refs?: readonly string[];
  };
}

export interface Fault {
  readonly pointeur: string;
  readonly code: string;
  readonly detail: string;
}

export interface Verdict {
  readonly index: number;
  readonly source_id?: string;
  readonly verdict: 'cree' | 'modifie' | 'inchange' | 'rejete';
  readonly id?: string;
  readonly erreurs?: readonly Fault[];
  readonly remarques?: readonly Fault[];
}

export interface Outcome {
  readonly lot_id: string;
  readonly recus: number;
  readonly crees: number;
  readonly modifies: number;
  readonly inchanges: number;
  readonly rejetes: number;
  readonly simulation?: boolean;
  readonly items: readonly Verdict[];
}

/** A good activity in Arras; what is given replaces. */
export function activity(
  sourceId: string,
  change: Readonly<Record<string, unknown>> = {},
): Activity {
  return {
    source_id: sourceId,
    type: 'individuel',
    date: '2025-03-14',
    duree: 45,
    type_lieu: 'autre',
    lieu_code_insee: '62041',
    thematiques: ['email'],
    ...change,
  };
}

export const ndjson = (items: readonly unknown[]): string =>
  items.map((item) => `${JSON.stringify(item)}\n`).join('');

/** Pushes a batch that must be answered, and gives the outcome. */
export async function push(
  person: Person,
  items: readonly unknown[],
  query = '',
): Promise<Outcome> {
  const { status, body, text } = await person.send<Outcome>(
    `/v1/activites/lots${query}`,
    ndjson(items),
    'application/x-ndjson',
  );
  if (status !== 200) throw new Error(`lots: ${status} ${text.slice(0, 500)}`);
  return body;
}

/** What stands in the ledger for a person, by source_id. */
export async function ledgerOf(person: Person, query = ''): Promise<string[]> {
  return (await person.walk(`/v1/activites?limite=500${query}`))
    .map((entry) => entry.source_id)
    .sort();
}
