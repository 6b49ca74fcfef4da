import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { CLOCK, type Transaction } from '@maillage/platform';
import { Loop } from '@maillage/platform/access';
import type { Clock } from '@maillage/kernel';
import { BEGINNING, hashOf, type Seal, type SealContent } from './journal-chain.js';
import { JournalKey } from './journal-key.file.js';
import { JournalStore, type Range } from './journal.store.js';

const EVERY_MS = 250;
/** Entries of one seal. */
const BATCH = 10_000;

/**
 * Seals what was added to the journal, a few times a second, one process of the installation at a time. Entries are
 * taken in the order of their transactions, and only those older than any still running, so that nothing can come in
 * between later. What a crash leaves unsealed is sealed by the next process.
 */
@Injectable()
export class SealJournal implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop = new Loop('scellement du journal', new Logger('journal'));

  constructor(
    @Inject(JournalStore) private readonly store: JournalStore,
    @Inject(JournalKey) private readonly key: JournalKey,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start(() => this.sealAll(), EVERY_MS);
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** Seals one batch; gives its entries: none when there was nothing to seal, or another process is at it. */
  async step(): Promise<number> {
    return this.store.transaction(async (tx) => {
      if (!(await this.store.isAlone(tx))) return 0;
      const [before, system] = [await this.store.lastSeal(tx), await this.store.system(tx)];
      // After a dump was restored into another server: first what was not sealed yet in the old one.
      const isMoved = before !== undefined && before.last.system !== system;
      const left = isMoved
        ? await this.sealNext(tx, before, {
            system: before.last.system,
            after: before.last,
            upTo: 'end',
          })
        : 0;
      if (left > 0) return left;
      const last = isMoved ? await this.store.lastSeal(tx, system) : before;
      return this.sealNext(tx, before, { system, after: last?.last, upTo: 'over' });
    });
  }

  private async sealNext(tx: Transaction, before: Seal | undefined, range: Range): Promise<number> {
    const digests: Buffer[] = [];
    const last = await this.store.read(tx, { ...range, limit: BATCH }, (digest) =>
      digests.push(digest),
    );
    if (last === undefined) return 0;
    const { seq, entries, hash: previous } = before ?? BEGINNING;
    const content: SealContent = {
      seq: seq + 1,
      last,
      entries: entries + digests.length,
      digests: Buffer.concat(digests),
      previous,
      at: this.clock.now(),
      publicKey: this.key.publicKey,
    };
    const hash = hashOf(content);
    await this.store.add(tx, { ...content, hash, signature: this.key.sign(hash) });
    return digests.length;
  }

  /** A seal costs a transaction: once one was not full, entries that come meanwhile share the next. */
  private async sealAll(): Promise<void> {
    while (!this.loop.isStopping && (await this.step()) === BATCH);
  }
}
