import { Injectable } from '@nestjs/common';
import type { Transaction } from '@maillage/platform';
import type { Completeness } from './completeness.js';

/** Reads what the consumers and a rebuild note beside the figures. */
@Injectable()
export class CompletenessStore {
  async read(tx: Transaction): Promise<Completeness> {
    const rows = await tx.query<{
      durable: string;
      applied_until: Date | null;
      rebuilding: boolean;
    }>(
      `SELECT durable, p.applied_until, r.durable IS NOT NULL AS rebuilding
       FROM progress AS p FULL JOIN rebuild_targets AS r USING (durable)`,
    );
    return {
      appliedUntil: new Map(
        rows.flatMap((row) =>
          row.applied_until === null ? [] : [[row.durable, row.applied_until] as const],
        ),
      ),
      isRebuilding: rows.some((row) => row.rebuilding),
    };
  }
}
