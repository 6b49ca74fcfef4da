import { Inject, Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@maillage/platform';
import type { Framework, Mapping } from '@maillage/skills';
import { BUILT_IN, type Library } from './framework.js';

/** Frameworks and mappings: those that come with the code, then those that were imported. */
@Injectable()
export class FrameworkStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  async library(): Promise<Library> {
    const rows = await this.database.query<{ kind: string; body: Framework & Mapping }>(
      `SELECT 'framework' AS kind, body FROM frameworks
       UNION ALL SELECT 'mapping', body FROM framework_mappings ORDER BY 1, 2`,
    );
    const of = (kind: string): (Framework & Mapping)[] =>
      rows.filter((row) => row.kind === kind).map(({ body }) => body);
    return {
      frameworks: [...BUILT_IN.frameworks, ...of('framework')],
      mappings: [...BUILT_IN.mappings, ...of('mapping')],
    };
  }

  /** @returns false where it is there already. */
  async addFramework(tx: Transaction, framework: Framework, at: Date): Promise<boolean> {
    const rows = await tx.query(
      `INSERT INTO frameworks (code, version, body, created_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING RETURNING code`,
      [framework.id, framework.version, framework, at],
    );
    return rows.length > 0;
  }

  /** @returns false where there is one already. */
  async addMapping(tx: Transaction, mapping: Mapping, at: Date): Promise<boolean> {
    const name = ({ id, version }: Mapping['from']): string => `${id} ${version}`;
    const rows = await tx.query(
      `INSERT INTO framework_mappings (from_framework, to_framework, body, created_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING RETURNING from_framework`,
      [name(mapping.from), name(mapping.to), mapping, at],
    );
    return rows.length > 0;
  }
}
