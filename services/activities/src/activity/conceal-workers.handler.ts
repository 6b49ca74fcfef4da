import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { onceThere, People } from '@maillage/platform';
import { LegacyWorkersStore } from './legacy-workers.store.js';

const BATCH = 1000;

/** Gives workers of older activities their pseudonyms, at the start and until none is left; several processes may do it together. */
@Injectable()
export class ConcealWorkers implements OnApplicationBootstrap {
  private readonly logger = new Logger('activities');

  constructor(
    @Inject(LegacyWorkersStore) private readonly store: LegacyWorkersStore,
    @Inject(People) private readonly people: People,
  ) {}

  onApplicationBootstrap(): void {
    // Not waited for: it needs the registry of people, which another process or a later module may have to make ready.
    void this.concealAll().catch((error: unknown) =>
      this.logger.error(`Références de médiateurs : ${String(error)}`),
    );
  }

  private async concealAll(): Promise<void> {
    while (await onceThere(() => this.concealSome()));
  }

  private async concealSome(): Promise<boolean> {
    const rows = await this.store.next(BATCH);
    for (const source of new Set(rows.map((row) => row.source))) {
      const own = rows.filter((row) => row.source === source);
      const people = await this.people.namedAndKept(
        source,
        'mediateur',
        own.map((row) => row.ref),
      );
      await this.store.conceal(
        own.map((row) => row.id),
        own.map((row) => people.get(row.ref)?.pseudonym ?? ''),
      );
    }
    return rows.length > 0;
  }
}
