import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@maillage/platform';

/** Activities entered before workers had pseudonyms. */
@Injectable()
export class LegacyWorkersStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Some that still hold their source's reference of a worker. */
  next(limit: number): Promise<{ id: string; source: string; ref: string }[]> {
    return this.database.query(
      `SELECT id, source, body ->> 'mediateur_ref' AS ref FROM activities WHERE body ? 'mediateur_ref' ORDER BY id LIMIT ${limit}`,
    );
  }

  /** Puts pseudonyms in place of references. The digest goes too: it could reveal whether a guess is right. */
  async conceal(ids: readonly string[], pseudonyms: readonly string[]): Promise<void> {
    await this.database.query(
      `UPDATE activities AS a SET digest = uuid_send(gen_random_uuid()), body = (a.body - 'mediateur_ref') || jsonb_build_object('mediateur', n.pseudonym)
       FROM unnest($1::uuid[], $2::text[]) AS n (id, pseudonym) WHERE a.id = n.id AND a.body ? 'mediateur_ref'`,
      [ids, pseudonyms],
    );
  }
}
