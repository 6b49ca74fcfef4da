import { Audit, type Database } from '@maillage/platform';
import { type MasterState, masterState } from '@maillage/platform/access';

/** The key of a person as it is kept. */
export interface WrappedKey {
  readonly id: string;
  readonly wrapped: Buffer;
}

const SLICE = 1_000;

/** The master key that the database goes by, and what is wrapped by it. */
export class MasterKeyStore {
  constructor(private readonly database: Database) {}

  state(check: string): Promise<MasterState> {
    return masterState(this.database, check);
  }

  /** Makes the database go by another master key, and enters it in the journal; not when another process just did. */
  async replace(from: string, to: MasterState): Promise<void> {
    await this.database.transaction(async (tx) => {
      const rows = await tx.query(
        'UPDATE people_state SET master_check = $2, reference_key = $3 WHERE master_check = $1 RETURNING true',
        [from, to.master_check, to.reference_key],
      );
      if (rows.length === 0) return;
      await Audit.record(tx, {
        action: 'cle_maitresse.changer',
        subject: { type: 'cle_maitresse', id: to.master_check },
        before: { controle: from },
        after: { controle: to.master_check },
      });
    });
  }

  /** The keys of all persons, slice by slice. */
  async *keys(): AsyncGenerator<WrappedKey[]> {
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const rows = await this.database.query<WrappedKey>(
        `SELECT person_id AS id, wrapped FROM person_keys WHERE person_id > $1 ORDER BY person_id LIMIT ${SLICE}`,
        [after],
      );
      const last = rows[rows.length - 1];
      if (last === undefined) return;
      yield rows;
      after = last.id;
    }
  }

  /** Keeps keys wrapped anew, in the place of what was read; of a person who was erased meanwhile nothing is kept. */
  async rewrap(changes: readonly (WrappedKey & { readonly before: Buffer })[]): Promise<number> {
    const rows = await this.database.query(
      `UPDATE person_keys k SET wrapped = n.wrapped FROM unnest($1::uuid[], $2::bytea[], $3::bytea[]) AS n (id, before, wrapped)
       WHERE k.person_id = n.id AND k.wrapped = n.before RETURNING true`,
      [
        changes.map((one) => one.id),
        changes.map((one) => one.before),
        changes.map((one) => one.wrapped),
      ],
    );
    return rows.length;
  }
}
