import { Inject, Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@maillage/platform';
import type { SeatWish } from './seat-wish.js';

/** A wish as it is kept. */
export interface KeptWish {
  readonly id: string;
  readonly personId: string;
  readonly pseudonym: string;
  readonly territory: string;
  readonly wish: SeatWish;
  readonly madeAt: Date;
  /** Events told of it. */
  readonly version: number;
}

interface Row {
  readonly id: string;
  readonly person_id: string;
  readonly pseudonym: string;
  readonly territory: string;
  readonly wish: SeatWish;
  readonly made_at: Date;
  readonly version: number;
}

type Queries = Pick<Transaction, 'query'>;

/** Wishes to be invited to a training. */
@Injectable()
export class SeatWishStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** A transaction that what is kept of people is a part of. */
  together<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.sharedTransaction(work);
  }

  /** Keeps a wish in the place of the person's former one, whose id and versions it goes on with. */
  async put(tx: Queries, one: Omit<KeptWish, 'version'>): Promise<KeptWish> {
    const [row] = await tx.query<Row>(
      `INSERT INTO seat_wishes (id, person_id, pseudonym, territory, wish, made_at, version) VALUES ($1, $2, $3, $4, $5, $6, 1)
       ON CONFLICT (person_id) DO UPDATE SET territory = excluded.territory, wish = excluded.wish, made_at = excluded.made_at,
         version = seat_wishes.version + 1
       RETURNING *`,
      [one.id, one.personId, one.pseudonym, one.territory, one.wish, one.madeAt],
    );
    if (row === undefined) throw new Error('a wish was not kept');
    return toWish(row);
  }

  /** Lets go of the wishes of people. @returns those that were there. */
  async remove(tx: Queries, personIds: readonly string[]): Promise<KeptWish[]> {
    const rows = await tx.query<Row>(
      'DELETE FROM seat_wishes WHERE person_id = ANY ($1) RETURNING *',
      [personIds],
    );
    return rows.map(toWish);
  }

  /** Marks whether somebody who took part may be invited. */
  async mark(tx: Queries, assessmentId: string, isInvitable: boolean): Promise<void> {
    await tx.query('UPDATE assessments SET is_invitable = $2 WHERE id = $1', [
      assessmentId,
      isInvitable,
    ]);
  }

  /** Of some participations those whose person may be invited. */
  async invitable(tx: Queries, assessmentIds: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      'SELECT id FROM assessments WHERE id = ANY ($1) AND is_invitable ORDER BY id',
      [assessmentIds],
    );
    return rows.map(({ id }) => id);
  }

  async isInvitable(assessmentId: string): Promise<boolean> {
    return (await this.invitable(this.database, [assessmentId])).length > 0;
  }

  /** In the order in which they were made. @param territories that are covered; all when undefined. */
  async list(
    territories: readonly string[] | undefined,
    after: string | undefined,
    limit: number,
  ): Promise<KeptWish[]> {
    const rows = await this.database.query<Row>(
      `SELECT * FROM seat_wishes WHERE ($1::text[] IS NULL OR territory = ANY ($1)) AND ($2::uuid IS NULL OR id > $2)
       ORDER BY id LIMIT $3`,
      [territories ?? null, after ?? null, limit],
    );
    return rows.map(toWish);
  }

  /** What is kept of a person, for the file of their data. */
  async tell(personId: string): Promise<object[]> {
    const rows = await this.database.query<Row>('SELECT * FROM seat_wishes WHERE person_id = $1', [
      personId,
    ]);
    return rows.map(({ id, territory, wish, made_at: madeAt }) => ({
      ...{ nature: 'souhait_de_formation', id, territoire: territory, souhait: wish },
      instant: madeAt.toISOString(),
    }));
  }
}

const toWish = ({ person_id: personId, made_at: madeAt, ...row }: Row): KeptWish => ({
  ...{ ...row, personId, madeAt },
});
