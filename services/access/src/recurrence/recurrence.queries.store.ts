import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@maillage/platform';

/** Recurring work of a service, as it stands. */
export interface RecurrenceRow {
  readonly service: string;
  readonly name: string;
  readonly title: string;
  readonly period: string;
  readonly due_at: Date;
  readonly began_at: Date | null;
  readonly ended_at: Date | null;
  /** Undecided while it runs, and when its process died. */
  readonly has_failed: boolean | null;
  readonly is_held: boolean;
}

/** What the services declare in `recurrences` and do. */
@Injectable()
export class RecurrenceQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  all(limit: number): Promise<RecurrenceRow[]> {
    return this.database.query(
      `SELECT service, name, title, period, due_at, began_at, ended_at, has_failed, coalesce(lease_until >= now(), false) AS is_held
       FROM recurrences ORDER BY service, name LIMIT ${limit}`,
    );
  }
}
