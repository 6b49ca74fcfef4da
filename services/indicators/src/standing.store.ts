import { Injectable } from '@nestjs/common';
import type { Transaction } from '@maillage/platform';

/** How far the figures are complete, and whether they are being rebuilt. */
export interface Standing {
  /** When the newest applied event of each durable had been recorded. */
  readonly appliedUntil: ReadonlyMap<string, Date>;
  readonly isRebuilding: boolean;
}

/** Reads what the consumers and a rebuild note beside the figures. */
@Injectable()
export class StandingStore {
  async read(tx: Transaction): Promise<Standing> {
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

/** The instant up to which figures fed by these durables are complete: that of the one furthest behind; null before any event. */
export function completeUntil(
  { appliedUntil }: Standing,
  durables: readonly string[],
): Date | null {
  const instants = durables.flatMap((durable) => appliedUntil.get(durable)?.getTime() ?? []);
  return instants.length === 0 ? null : new Date(Math.min(...instants));
}
