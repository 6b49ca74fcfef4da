import { Inject, Injectable } from '@nestjs/common';
import {
  type Conditions,
  Database,
  Fence,
  type Held,
  type Ranked,
  Search,
  SearchedTable,
  type Transaction,
} from '@maillage/platform';
import { findTerritory } from '@maillage/territories';
import { type Network, structuresOf } from './network.js';
import type { NamedStructures } from './network-rules.js';

/** What is read beside a network. */
export interface BesideNetwork {
  /** A network lies in no commune. */
  readonly commune: null;
  /** Whether the structure that runs it has closed, or one of its present members. */
  readonly animateur_ferme: boolean;
  readonly membre_ferme: boolean;
  /** What stands for structures that it names and that were merged, by their ids. */
  readonly survivantes: Readonly<Record<string, string>>;
}

/** A network as it stands. */
export type NetworkRecord = Held<Network, BesideNetwork>;

/** A network of a list. */
export type RankedNetwork = Ranked<NetworkRecord>;

/** What a caller asks to see. */
export interface WantedNetworks {
  /** Words that are looked for; undefined for all. */
  readonly q?: string | undefined;
  readonly types?: readonly string[] | undefined;
  /** Typed references, of which the network's is one. */
  readonly territories?: readonly string[] | undefined;
  readonly source?: string | undefined;
  /** Id of a structure that runs it or is or was a member. */
  readonly structure?: string | undefined;
}

const closed = (ids: string): string =>
  `EXISTS (SELECT FROM structures AS named JOIN structures AS held ON held.id = coalesce(named.survivor_id, named.id)
    WHERE held.closed_on IS NOT NULL AND named.id IN (${ids}))`;
const MEMBERS = `SELECT (member ->> 'structure_id')::uuid FROM jsonb_array_elements(told.description -> 'membres') AS member
  WHERE member ->> 'au' IS NULL`;
const SURVIVORS = `coalesce((SELECT jsonb_object_agg(named.id, named.survivor_id) FROM structures AS named
  WHERE named.survivor_id IS NOT NULL AND (named.id = (told.description ->> 'animateur_id')::uuid
    OR named.id IN (SELECT (member ->> 'structure_id')::uuid FROM jsonb_array_elements(told.description -> 'membres') AS member))), '{}')`;

/** Networks are read by all: nothing of them is fenced but their writing. */
@Injectable()
export class NetworkStore extends SearchedTable<Network, BesideNetwork> {
  constructor(@Inject(Database) database: Database) {
    super(
      database,
      {
        table: 'networks',
        // That of structures: one that is named stays as it is until the end.
        turn: 'actors.structures',
        within: () => 'true',
        beside:
          () => `jsonb_build_object('commune', NULL, 'animateur_ferme', ${closed(`(told.description ->> 'animateur_id')::uuid`)},
          'membre_ferme', ${closed(MEMBERS)}, 'survivantes', ${SURVIVORS})`,
      },
      new Search('network'),
      ({ nom: name, presentation, territoire }) => ({
        ...{ name, town: findTerritory(territoire)?.nom, codes: [] },
        texts: [presentation],
      }),
    );
  }

  /** A past state names what its author named. */
  override async findAt(
    id: string,
    fence: Fence,
    instant: Date,
  ): Promise<NetworkRecord | undefined> {
    const held = await super.findAt(id, fence, instant);
    return held && { ...held, beside: { ...held.beside, survivantes: {} } };
  }

  /** Networks after a position: most alike first where words were asked, else in the order of their entry. */
  wanted(
    wanted: WantedNetworks,
    after: readonly string[] | undefined,
    limit: number,
  ): Promise<RankedNetwork[]> {
    return this.asked(
      { q: wanted.q, add: (where, row) => addFilters(wanted, where, row) },
      after,
      limit,
    );
  }

  /** The structures of a network that are in the directory, or those that stand for them. */
  async named(tx: Transaction, network: Network): Promise<NamedStructures> {
    const rows = await tx.query<{ id: string; closed_on: string | null }>(
      `SELECT named.id, held.closed_on FROM structures AS named
       JOIN structures AS held ON held.id = coalesce(named.survivor_id, named.id)
       WHERE named.id = ANY($1) AND held.withdrawn_at IS NULL`,
      [structuresOf(network)],
    );
    return new Map(rows.map(({ id, closed_on }) => [id, closed_on]));
  }
}

function addFilters(wanted: WantedNetworks, where: Conditions, row: string): void {
  const { types, territories, source, structure } = wanted;
  if (types !== undefined) where.add(`${row}.description ->> 'type' = ANY(?)`, types);
  if (territories !== undefined)
    where.add(`${row}.description ->> 'territoire' = ANY(?)`, territories);
  if (source !== undefined) where.add(`${row}.source = ?`, source);
  if (structure !== undefined)
    where.add(
      `${row}.description @> ANY(ARRAY(
         SELECT ways.named FROM structures AS one, LATERAL (VALUES
           (jsonb_build_object('animateur_id', one.id)),
           (jsonb_build_object('membres', jsonb_build_array(jsonb_build_object('structure_id', one.id))))) AS ways (named)
         WHERE one.id = ? OR one.survivor_id = ?))`,
      structure,
      structure,
    );
}
