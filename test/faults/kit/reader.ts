import { COMMUNES, departementOf, SPAN, type Sums } from './ledger.js';

interface Values {
  readonly valeurs: readonly { dimensions: Record<string, string>; valeur: number | null }[];
}

/** Reads what anybody with the right may read, over HTTP. */
export class Reader {
  constructor(
    private readonly base: string,
    private readonly key: string,
  ) {}

  async get<T>(path: string): Promise<T> {
    const response = await fetch(this.base + path, {
      headers: { authorization: `Bearer ${this.key}` },
      signal: AbortSignal.timeout(20_000),
    });
    if (response.status !== 200)
      throw new Error(`${path}: ${response.status} ${(await response.text()).slice(0, 300)}`);
    return (await response.json()) as T;
  }

  /** The figures of a territory; minutes as the hours that are published, times 60. */
  async figures(territory: string): Promise<Sums> {
    const [activites, participants, hours] = await Promise.all(
      ['activites', 'participants', 'heures'].map(async (id) => {
        const { valeurs } = await this.get<Values>(
          `/v1/indicateurs/${id}/valeurs?territoire=${territory}&du=${SPAN.du}&au=${SPAN.au}`,
        );
        return valeurs[0]?.valeur ?? 0;
      }),
    );
    // Hours are rounded to 0.01, which is 0.6 minutes: the minutes can be told again.
    return {
      activites: activites ?? 0,
      participants: participants ?? 0,
      minutes: Math.round((hours ?? 0) * 60),
    };
  }
}

/** Every territory whose figures are compared: France, each département, each commune. */
export const TERRITORIES = [
  'france',
  ...new Set(COMMUNES.map((code) => `departement-${departementOf(code)}`)),
  ...COMMUNES.map((code) => `commune-${code}`),
];
