import { Inject, Injectable } from '@nestjs/common';
import { Database, People, type Transaction } from '@maillage/platform';
import { personNotFound } from './person.errors.js';
import type { ServiceFile } from './read-person.handler.js';

/** Files of people as a task gathers them: in pages, each sealed under the person's own key. */
@Injectable()
export class DossierStore {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(People) private readonly people: People,
  ) {}

  /** A transaction that everything done meanwhile on this database is a part of. */
  together(work: (tx: Transaction) => Promise<void>): Promise<void> {
    return this.database.sharedTransaction(work);
  }

  /**
   * Keeps a page, inside `together`: the person's key is held until its end, so that an erasure comes before or after.
   * @throws DomainError not_found for a person who was erased.
   */
  async keep(
    tx: Transaction,
    { task, part, person }: { task: string; part: number; person: string },
    { service, donnees }: ServiceFile,
  ): Promise<void> {
    const text = JSON.stringify(donnees);
    const [sealed] = await this.people.seal([
      { personId: person, field: fieldOf(task, part), text },
    ]);
    if (sealed === undefined) throw personNotFound();
    await tx.query(
      'INSERT INTO person_dossiers (task_id, part, person_id, service, sealed) VALUES ($1, $2, $3, $4, $5)',
      [task, part, person, service, sealed],
    );
  }

  /** When the file was gathered, if that caller's task has and all of it is still there. */
  async gatheredAt(task: string, caller: string, person: string): Promise<Date | undefined> {
    const [row] = await this.database.query<{ ended_at: Date }>(
      `SELECT ended_at FROM tasks
       WHERE id = $1 AND caller_id = $2 AND service = 'access' AND state = 'done' AND input->>'personne' = $3
         AND (result->>'pages')::integer = (SELECT count(*) FROM person_dossiers WHERE task_id = $1)`,
      [task, caller, person],
    );
    return row?.ended_at;
  }

  /** @throws DomainError not_found for a person who was erased. */
  async open(task: string, personId: string): Promise<ServiceFile[]> {
    const rows = await this.database.query<{ part: number; service: string; sealed: Buffer }>(
      'SELECT part, service, sealed FROM person_dossiers WHERE task_id = $1 AND person_id = $2 ORDER BY part',
      [task, personId],
    );
    const texts = await this.people.open(
      rows.map(({ part, sealed }) => ({ personId, field: fieldOf(task, part), sealed })),
    );
    const files = new Map<string, object[]>();
    for (const [index, { service }] of rows.entries()) {
      const text = texts[index];
      if (text === undefined) throw personNotFound();
      files.set(service, [...(files.get(service) ?? []), ...(JSON.parse(text) as object[])]);
    }
    return [...files].map(([service, donnees]) => ({ service, donnees }));
  }
}

const fieldOf = (task: string, part: number): string => `dossier/${task}/${part}`;
