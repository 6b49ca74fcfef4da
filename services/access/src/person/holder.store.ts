import { Inject, Injectable } from '@nestjs/common';
import { Audit, Database } from '@maillage/platform';

/** A receipt of what retention has let go. */
export interface RetentionReceipt {
  readonly run_id: string;
  readonly service: string;
  readonly category: string;
  readonly before: Date;
  readonly removed: number;
  readonly automatic: boolean;
  readonly at: Date;
}

/** An alert on a caller that asked for the data of too many people. */
export interface Alert {
  readonly id: string;
  readonly kind: string;
  readonly caller_id: string;
  readonly raised_at: Date;
  readonly last_at: Date;
  readonly refusals: number;
}

/** Which services keep what, and what came of watching over it. */
@Injectable()
export class HolderStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Services that keep data about people. */
  async ofPeople(): Promise<string[]> {
    return this.names('WHERE holds_people');
  }

  /** Services that keep anything for a time. */
  async all(): Promise<string[]> {
    return this.names('');
  }

  /** Enters in the journal a run of retention that a caller asked for; the receipts say what it deleted. */
  async recordRun(run: string): Promise<void> {
    await Audit.record(this.database, {
      action: 'conservation.executer',
      subject: { type: 'passage', id: run },
      after: { passage_id: run },
    });
  }

  receipts(limit: number): Promise<RetentionReceipt[]> {
    return this.database.query(
      `SELECT run_id, service, category, before, removed, automatic, at FROM retention_receipts ORDER BY at DESC, run_id, service, category LIMIT ${limit}`,
    );
  }

  alerts(limit: number): Promise<Alert[]> {
    return this.database.query(
      `SELECT id, kind, caller_id, raised_at, last_at, refusals FROM alerts ORDER BY raised_at DESC, id LIMIT ${limit}`,
    );
  }

  private async names(where: string): Promise<string[]> {
    const rows = await this.database.query<{ service: string }>(
      `SELECT service FROM data_holders ${where} ORDER BY service`,
    );
    return rows.map((row) => row.service);
  }
}
