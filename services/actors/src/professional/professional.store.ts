import { Inject, Injectable } from '@nestjs/common';
import {
  Conditions,
  Database,
  type Fence,
  type Held,
  type Transaction,
  VersionedTable,
} from '@maillage/platform';
import type { Professional } from './professional.js';

/** What is read beside a professional. */
export interface BesideProfessional {
  /** INSEE code of the commune of the structure that keeps the entry. */
  readonly commune: string | null;
  /** Whether that structure has closed. */
  readonly structure_fermee: boolean;
}

/** A professional as it stands. */
export type ProfessionalRecord = Held<Professional, BesideProfessional>;

/** A structure that a record names. */
export interface NamedStructure {
  readonly commune: string | null;
  readonly closed_on: string | null;
}

/** Where a professional is, a row each: the structure that keeps the entry; and nowhere, for whoever reaches the source. */
const TIES = `(SELECT s.commune, s.description ->> 'siret' AS siret FROM structures AS s WHERE s.id = told.structure_id
  UNION ALL SELECT NULL, NULL)`;

/** Professionals; the statement that looks for one has the fence in it. */
@Injectable()
export class ProfessionalStore extends VersionedTable<Professional, BesideProfessional> {
  constructor(@Inject(Database) database: Database) {
    super(database, {
      table: 'professionals',
      turn: 'actors.professionals',
      beside: `jsonb_build_object('commune', keeper.commune, 'structure_fermee', keeper.closed_on IS NOT NULL)`,
      joins: 'LEFT JOIN structures AS keeper ON keeper.id = told.structure_id',
      restrict: (where, fence) => {
        const inside = new Conditions(where.parameters);
        fence.restrict(inside, {
          source: 'told.source',
          commune: 'tie.commune',
          structure: 'tie.siret',
        });
        where.always(`EXISTS (SELECT FROM ${TIES} AS tie WHERE ${inside.sql})`);
      },
    });
  }

  /** The structure that an entry of a source is to name; undefined where none is, or none the writer reaches. */
  async structure(
    tx: Transaction,
    id: string,
    source: string,
    fence: Fence,
  ): Promise<NamedStructure | undefined> {
    const where = new Conditions();
    where.add('id = ?', id);
    where.always('withdrawn_at IS NULL');
    const own = `${where.parameter(source)}::text`;
    where.always(`${own} IS NOT NULL`);
    fence.restrict(where, {
      source: own,
      commune: 'commune',
      structure: `description ->> 'siret'`,
    });
    const [row] = await tx.query<NamedStructure>(
      `SELECT commune, closed_on FROM structures WHERE ${where.sql}`,
      where.parameters,
    );
    return row;
  }
}
