import { setTimeout as sleep } from 'node:timers/promises';
import type { Reader } from './reader.js';

interface Change {
  readonly nature: 'etat' | 'suppression';
  readonly activite?: {
    source_id: string;
    version: number;
    lieu_code_insee: string;
    date: string;
    duree: number;
    beneficiaires: { total: number };
  };
  readonly suppression?: { source_id: string };
}

/** What a reader of the ledger holds of one item; undefined contents for a tombstone. */
export interface Seen {
  readonly version?: number;
  readonly commune?: string;
  readonly date?: string;
  readonly minutes?: number;
  readonly participants?: number;
}

/** Somebody who has followed the change feed from its beginning, through every fault, and keeps a copy of the ledger. */
export class Follower {
  readonly copy = new Map<string, Seen>();
  private next = '/v1/activites/changements?limite=500';
  private stopping = false;
  private running: Promise<void> | undefined;

  constructor(private readonly reader: Reader) {}

  start(): void {
    this.running = this.follow();
  }

  /** Stops where it is. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.running;
  }

  /** Follows to the end of the feed and stops. */
  async finish(): Promise<void> {
    await this.stop();
    while ((await this.readPage()) > 0);
  }

  private async follow(): Promise<void> {
    while (!this.stopping) {
      const read = await this.readPage().catch(() => 0);
      if (read < 500) await sleep(300);
    }
  }

  private async readPage(): Promise<number> {
    const page = await this.reader.get<{ data: Change[]; links: { suivant: string } }>(this.next);
    for (const { activite, suppression } of page.data) {
      if (suppression !== undefined) this.copy.set(suppression.source_id, {});
      if (activite !== undefined) this.copy.set(activite.source_id, seenOf(activite));
    }
    this.next = page.links.suivant;
    return page.data.length;
  }
}

/** What stands in the list of activities. */
export async function walkLedger(reader: Reader): Promise<Map<string, Seen>> {
  const ledger = new Map<string, Seen>();
  for (let next: string | undefined = '/v1/activites?limite=500'; next !== undefined;) {
    const page: { data: NonNullable<Change['activite']>[]; links: { suivant?: string } } =
      await reader.get(next);
    for (const one of page.data) {
      if (ledger.has(one.source_id)) throw new Error(`${one.source_id} comes twice in the list.`);
      ledger.set(one.source_id, seenOf(one));
    }
    next = page.links.suivant;
  }
  return ledger;
}

function seenOf(one: NonNullable<Change['activite']>): Seen {
  return {
    version: one.version,
    commune: one.lieu_code_insee,
    date: one.date,
    minutes: one.duree,
    participants: one.beneficiaires.total,
  };
}
