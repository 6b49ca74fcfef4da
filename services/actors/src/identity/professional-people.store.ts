import { Inject, Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@maillage/platform';

/** Which person stands behind a professional. */
@Injectable()
export class ProfessionalPeopleStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** A transaction that all work done meanwhile on this database is a part of. */
  together<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.sharedTransaction(work);
  }

  /** The people that some professionals are, by the ids of these. */
  async peopleOf(professionals: readonly string[]): Promise<Map<string, string>> {
    if (professionals.length === 0) return new Map();
    const rows = await this.database.query<{ id: string; person_id: string }>(
      'SELECT professional_id AS id, person_id FROM professional_people WHERE professional_id = ANY($1)',
      [professionals],
    );
    return new Map(rows.map((row) => [row.id, row.person_id]));
  }

  /** The professional that a person is. */
  async holderOf(person: string): Promise<string | undefined> {
    const [row] = await this.database.query<{ id: string }>(
      'SELECT professional_id AS id FROM professional_people WHERE person_id = $1',
      [person],
    );
    return row?.id;
  }

  /** Notes who a professional is; the entry is marked as changed. */
  async tie(tx: Transaction, professional: string, person: string, at: Date): Promise<void> {
    await tx.query(
      `INSERT INTO professional_people (professional_id, person_id, written_at) VALUES ($1, $2, $3)
       ON CONFLICT (professional_id) DO UPDATE SET written_at = excluded.written_at`,
      [professional, person, at],
    );
    await tx.query('UPDATE professionals SET changed_in = pg_current_xact_id() WHERE id = $1', [
      professional,
    ]);
  }

  /** Lets go of who a professional is. */
  async untie(tx: Transaction, professional: string): Promise<void> {
    await tx.query('DELETE FROM professional_people WHERE professional_id = $1', [professional]);
  }

  /** The professionals that some people are. */
  async professionalsOf(tx: Transaction, people: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      'SELECT professional_id AS id FROM professional_people WHERE person_id = ANY($1) ORDER BY professional_id',
      [people],
    );
    return rows.map(({ id }) => id);
  }

  /** People behind professionals that have not left before a day, after one of them, in the order of their ids. */
  async present(day: string, after: string, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT known.person_id AS id FROM professional_people AS known
       JOIN professionals AS told ON told.id = known.professional_id
       WHERE known.person_id > $2 AND (told.ends_on IS NULL OR told.ends_on >= $1)
       ORDER BY known.person_id LIMIT ${limit}`,
      [day, after],
    );
    return rows.map(({ id }) => id);
  }

  /** Entry, posts and presences of a person, for the file of their data. */
  async tell(person: string): Promise<object[]> {
    const rows = await this.database.query<{ told: object }>(
      `SELECT jsonb_build_object('nature', 'professionnel', 'id', told.id, 'source', told.source, 'source_id', told.source_id)
         || told.description AS told
       FROM professionals AS told JOIN professional_people AS known ON known.professional_id = told.id WHERE known.person_id = $1
       UNION ALL SELECT jsonb_build_object('nature', 'poste', 'id', posts.id, 'source', posts.source) || posts.description
       FROM posts JOIN professional_people AS known ON posts.professional_id = known.professional_id
         OR posts.replacement_id = known.professional_id
       WHERE known.person_id = $1
       UNION ALL SELECT jsonb_build_object('nature', 'presence', 'id', presences.id, 'source', presences.source) || presences.description
       FROM presences JOIN professional_people AS known ON presences.professional_id = known.professional_id
       WHERE known.person_id = $1`,
      [person],
    );
    return rows.map(({ told }) => told);
  }
}
