import type { Database, Transaction } from '@maillage/platform';

/** How far one durable has to come until the figures are rebuilt. */
export interface Target {
  readonly durable: string;
  readonly stream_seq: string;
  readonly is_restarted: boolean;
}

/** Every table of the service that events fill. The order is the one in which consumers and reads take their locks. */
const TABLES =
  'inbox, inbox_positions, dead_letters, progress, known_posts, known_structures, known_professionals, activity_figures, theme_figures, stock_deltas, rebuild_targets';

/** What is noted of a rebuild. */
export class RebuildTargetsStore {
  constructor(private readonly database: Database) {}

  all(): Promise<Target[]> {
    return this.database.query<Target>(
      'SELECT durable, stream_seq, is_restarted FROM rebuild_targets ORDER BY durable',
    );
  }

  /** Empties the service and notes the targets, in one transaction with what `also` does. */
  async begin(
    targets: readonly { readonly durable: string; readonly last: number }[],
    also: (tx: Transaction) => Promise<void> = async () => undefined,
  ): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.query(`LOCK TABLE ${TABLES} IN ACCESS EXCLUSIVE MODE`);
      await tx.query(`TRUNCATE ${TABLES}`);
      await tx.query(
        'INSERT INTO rebuild_targets (durable, stream_seq) SELECT * FROM unnest($1::text[], $2::bigint[])',
        [targets.map(({ durable }) => durable), targets.map(({ last }) => last)],
      );
      await also(tx);
    });
  }

  async restarted(durable: string): Promise<void> {
    await this.database.query('UPDATE rebuild_targets SET is_restarted = true WHERE durable = $1', [
      durable,
    ]);
  }

  /** Another rebuild may have begun meanwhile: its targets are not restarted yet and stay. */
  async reached(durables: readonly string[]): Promise<void> {
    await this.database.query(
      'DELETE FROM rebuild_targets WHERE durable = ANY($1) AND is_restarted',
      [durables],
    );
  }
}
