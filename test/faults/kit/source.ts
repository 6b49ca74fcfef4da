import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '@maillage/testing';
import { drawItem, type Entry, type Item, toBody } from './ledger.js';

/** After this many answers that no fault excuses, going on would show nothing more. */
const MOST_REFUSALS = 20;

interface Outcome {
  readonly recus: number;
  readonly crees: number;
  readonly modifies: number;
  readonly inchanges: number;
  readonly rejetes: number;
  readonly items: readonly { source_id?: string; verdict: string }[];
}

/** One partner: sends lots and withdrawals, each again until it is acknowledged, and remembers what it was told. */
export class Source {
  readonly entries = new Map<string, Entry>();
  readonly work = { items: 0, created: 0, corrected: 0, withdrawn: 0, lots: 0, retries: 0 };
  /** What an answer should never have said. */
  readonly broken: string[] = [];

  private isDismissed = false;

  constructor(
    readonly name: string,
    private readonly base: string,
    readonly key: string,
    private readonly dice: Random,
    /** What the server's log says of a request, before a restart clears it. */
    private readonly explain: (requestId: string) => string = () => '',
  ) {}

  /** A lot of new items and corrections, as JSON or NDJSON, then now and then a withdrawal. */
  async pushLot(size: number): Promise<void> {
    try {
      await this.push(this.drawLot(size));
      if (this.dice.chance(0.3)) await this.withdrawOne();
    } catch (error) {
      if (!this.hasGivenUp) throw error;
    }
  }

  /** Whether it sends no more: it was told so, or has had too many answers that no fault excuses. */
  get hasGivenUp(): boolean {
    return this.isDismissed || this.broken.length > MOST_REFUSALS;
  }

  /** Has it send no more, nor try again what is under way. */
  dismiss(): void {
    this.isDismissed = true;
  }

  async push(items: readonly Item[]): Promise<void> {
    const bodies = items.map(toBody);
    const isStream = this.dice.chance(0.5);
    const body = isStream
      ? bodies.map((one) => JSON.stringify(one)).join('\n')
      : JSON.stringify(bodies);
    const type = isStream ? 'application/x-ndjson' : 'application/json';
    const outcome = await this.untilAcknowledged(async () => {
      const response = await this.call(
        'POST',
        '/v1/activites/lots',
        { 'content-type': type },
        body,
      );
      return response.status === 200 ? ((await response.json()) as Outcome) : refusal(response);
    });
    this.enter(items, outcome);
  }

  private drawLot(size: number): Item[] {
    const items = new Map<string, Item>();
    const known = [...this.entries.keys()];
    while (items.size < size) {
      const isNew = known.length === 0 || this.dice.chance(0.8);
      const id = isNew
        ? `${this.name}-${this.entries.size + items.size}-${this.work.lots}`
        : this.dice.pick(known);
      items.set(id, drawItem(this.dice, id));
    }
    return [...items.values()];
  }

  private enter(items: readonly Item[], outcome: Outcome): void {
    if (
      outcome.recus !== items.length ||
      outcome.rejetes !== 0 ||
      outcome.items.length !== items.length
    ) {
      this.broken.push(
        `${this.name}: ${items.length} items sent, answer ${JSON.stringify({ ...outcome, items: outcome.items.slice(0, 2) })}`,
      );
    }
    for (const item of items) {
      const before = this.entries.get(item.source_id);
      this.work[before === undefined ? 'created' : 'corrected'] += 1;
      this.entries.set(item.source_id, {
        item,
        version: nextVersion(before, item),
        isWithdrawn: false,
      });
    }
    this.work.items += items.length;
    this.work.lots += 1;
  }

  private async withdrawOne(): Promise<void> {
    const id = this.dice.pick([...this.entries.keys()]);
    const entry = this.entries.get(id);
    if (entry === undefined || entry.isWithdrawn) return;
    const path = `/v1/activites/par-source/${id}`;
    let tries = 0;
    await this.untilAcknowledged(async () => {
      const found = await this.call('GET', path);
      await found.text();
      if (found.status === 404 && tries > 0) return true; // the lost answer was a yes
      if (found.status !== 200) return refusal(found);
      tries += 1;
      const response = await this.call('DELETE', path, {
        'if-match': found.headers.get('etag') ?? '',
      });
      return response.status === 204 ? true : refusal(response);
    });
    this.entries.set(id, { ...entry, version: entry.version + 1, isWithdrawn: true });
    this.work.withdrawn += 1;
    this.work.items += 1;
  }

  private call(
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body: string | null = null,
  ): Promise<Response> {
    const signal = AbortSignal.timeout(20_000);
    return fetch(this.base + path, {
      method,
      headers: { authorization: `Bearer ${this.key}`, ...headers },
      body,
      signal,
    });
  }

  private async untilAcknowledged<T>(attempt: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await attempt();
      } catch (error) {
        if (error instanceof Refused)
          this.broken.push(`${this.name}: ${error.message} ${this.explain(error.requestId)}`);
        if (this.hasGivenUp) throw error;
        this.work.retries += 1;
        await sleep(100);
      }
    }
  }
}

/** Neither yes nor "not now": no fault may make the server say that. */
class Refused extends Error {
  constructor(
    message: string,
    readonly requestId: string,
  ) {
    super(message);
  }
}

async function refusal(response: Response): Promise<never> {
  const text = `${response.status} ${(await response.text().catch(() => '')).slice(0, 300)}`;
  if (response.status === 503) throw new Error(text);
  throw new Refused(text, response.headers.get('x-request-id') ?? '');
}

/** The same content again is no change. */
function nextVersion(before: Entry | undefined, item: Item): number {
  if (before === undefined) return 1;
  return !before.isWithdrawn && JSON.stringify(before.item) === JSON.stringify(item)
    ? before.version
    : before.version + 1;
}
