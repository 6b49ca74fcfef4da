import { Inject, Injectable } from '@nestjs/common';
import {
  Conditions,
  Database,
  type Fence,
  type Held,
  type Transaction,
  VersionedTable,
} from '@maillage/platform';
import type { Axis } from '../roadmap/roadmap.js';
import type { Edges } from '../sequence/find-cycle.js';
import { type Action, OVER, type Part } from './action.js';

/** A part of an action, as it is told beside it. */
export interface ShownPart extends Part {
  readonly id: string;
  readonly intitule: string;
}

/** What is read beside an action. */
interface BesideAction {
  readonly sous_actions: readonly ShownPart[];
}

/** An action as it stands. */
export type ActionRecord = Held<Action, BesideAction>;

/** What a caller asks to see. */
export interface WantedActions {
  readonly roadmap?: string | undefined;
  readonly governance?: string | undefined;
  readonly parent?: string | undefined;
  readonly status?: string | undefined;
  readonly need?: string | undefined;
  /** The structure that carries it, or is a partner or funder of it. */
  readonly structure?: string | undefined;
  readonly post?: string | undefined;
  /** A day: those that are late then. */
  readonly lateOn?: string | undefined;
}

/** A roadmap that an action names, with what of its governance has to be covered. */
export interface NamedRoadmap {
  readonly id: string;
  readonly axes: readonly Axis[];
  readonly territories: readonly string[];
}

/** How many actions there are, each once. */
export interface ActionCounts {
  readonly total: number;
  readonly late: number;
  readonly confidential: number;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly byNeed: Readonly<Record<string, number>>;
}

const ROADMAPS = `jsonb_array_elements(told.description -> 'feuilles') AS stand
  JOIN roadmaps AS r ON r.id = (stand ->> 'feuille_id')::uuid
  JOIN governances AS g ON g.id = (r.description ->> 'gouvernance_id')::uuid`;

const PARTS = `(SELECT coalesce(jsonb_agg(jsonb_build_object('id', part.id, 'intitule', part.description ->> 'intitule',
    'statut', part.description #>> '{statut,code}', 'avancement', part.description -> 'avancement',
    'poids', part.description -> 'poids') ORDER BY part.id), '[]')
  FROM actions AS part WHERE part.withdrawn_at IS NULL AND part.description ->> 'parent_id' = told.id::text)`;

/** Actions stand inside of the fence of every roadmap that they are in. */
@Injectable()
export class ActionStore extends VersionedTable<Action, BesideAction> {
  constructor(@Inject(Database) database: Database) {
    super(database, {
      table: 'actions',
      turn: 'governance',
      within: (inside) =>
        `EXISTS (SELECT FROM ${ROADMAPS} WHERE ${inside({ territories: `g.description -> 'territoires'` })})`,
      beside: () => `jsonb_build_object('sous_actions', ${PARTS})`,
    });
  }

  wanted(
    fence: Fence,
    wanted: WantedActions,
    after: string | undefined,
    limit: number,
  ): Promise<ActionRecord[]> {
    return this.list(fence, conditionsOf(wanted), after, limit);
  }

  /** Counts of the actions that are asked for; one of several roadmaps counts once. */
  async counts(fence: Fence, wanted: WantedActions, today: string): Promise<ActionCounts> {
    const where = conditionsOf(wanted);
    where.always('told.withdrawn_at IS NULL');
    const inside = new Conditions(where.parameters);
    fence.restrict(inside, { territories: `g.description -> 'territoires'` });
    where.always(`EXISTS (SELECT FROM ${ROADMAPS} WHERE ${inside.sql})`);
    const day = where.parameter(today);
    const over = where.parameter(OVER);
    const [row] = await this.database.query<ActionCounts>(
      `WITH chosen AS (SELECT told.description AS d FROM actions AS told WHERE ${where.sql})
       SELECT (SELECT count(*)::int FROM chosen) AS total,
         (SELECT count(*)::int FROM chosen WHERE d ->> 'fin' < ${day} AND d ->> 'rythme' IS DISTINCT FROM 'permanente'
           AND d #>> '{statut,code}' <> ALL(${over})) AS late,
         (SELECT count(*)::int FROM chosen WHERE d -> 'confidentielle' = 'true') AS confidential,
         (SELECT coalesce(jsonb_object_agg(code, many), '{}') FROM
           (SELECT d #>> '{statut,code}' AS code, count(*) AS many FROM chosen GROUP BY 1) AS s) AS "byStatus",
         (SELECT coalesce(jsonb_object_agg(code, many), '{}') FROM
           (SELECT need AS code, count(*) AS many FROM chosen, jsonb_array_elements_text(d -> 'besoins') AS need GROUP BY 1) AS n) AS "byNeed"`,
      where.parameters,
    );
    if (row === undefined) throw new Error('counts without a row');
    return row;
  }

  /** Those of some roadmaps that a fence reaches. */
  async roadmaps(
    tx: Transaction,
    ids: readonly string[],
    fence: Fence,
  ): Promise<readonly NamedRoadmap[]> {
    const where = new Conditions();
    where.add('r.id = ANY(?) AND r.withdrawn_at IS NULL', ids);
    fence.restrict(where, { territories: `g.description -> 'territoires'` });
    return tx.query<NamedRoadmap>(
      `SELECT r.id, coalesce(r.description -> 'axes', '[]') AS axes, g.description -> 'territoires' AS territories
       FROM roadmaps AS r JOIN governances AS g ON g.id = (r.description ->> 'gouvernance_id')::uuid WHERE ${where.sql}`,
      where.parameters,
    );
  }

  /** Those of some actions that a fence reaches, each with its parent. */
  async named(
    tx: Transaction,
    ids: readonly string[],
    fence: Fence,
  ): Promise<ReadonlyMap<string, string | undefined>> {
    const where = new Conditions();
    where.add('told.id = ANY(?) AND told.withdrawn_at IS NULL', ids);
    const inside = new Conditions(where.parameters);
    fence.restrict(inside, { territories: `g.description -> 'territoires'` });
    where.always(`EXISTS (SELECT FROM ${ROADMAPS} WHERE ${inside.sql})`);
    const rows = await tx.query<{ id: string; parent: string | null }>(
      `SELECT told.id, told.description ->> 'parent_id' AS parent FROM actions AS told WHERE ${where.sql}`,
      where.parameters,
    );
    return new Map(rows.map(({ id, parent }) => [id, parent ?? undefined]));
  }

  async hasParts(tx: Transaction, id: string): Promise<boolean> {
    const rows = await tx.query(
      `SELECT FROM actions WHERE description ->> 'parent_id' = $1 AND withdrawn_at IS NULL LIMIT 1`,
      [id],
    );
    return rows.length > 0;
  }

  /** What some actions wait for, and what those wait for, all the way. */
  async edges(tx: Transaction, from: readonly string[]): Promise<Edges> {
    const rows = await tx.query<{ id: string; waits: string[] }>(
      `WITH RECURSIVE up (id) AS (
         SELECT * FROM unnest($1::uuid[])
         UNION SELECT (wait ->> 'action_id')::uuid FROM up JOIN actions AS a ON a.id = up.id AND a.withdrawn_at IS NULL
           CROSS JOIN LATERAL jsonb_array_elements(a.description -> 'depend_de') AS wait)
       SELECT a.id, jsonb_path_query_array(a.description, '$.depend_de[*].action_id') AS waits
       FROM up JOIN actions AS a ON a.id = up.id AND a.withdrawn_at IS NULL`,
      [from],
    );
    return new Map(rows.map(({ id, waits }) => [id, waits]));
  }

  /** Actions that wait for one or are a part of it, ten at most. */
  async namedBy(tx: Transaction, id: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM actions WHERE withdrawn_at IS NULL
         AND (description ->> 'parent_id' = $1 OR description @> $2::jsonb) ORDER BY id LIMIT 10`,
      [id, JSON.stringify({ depend_de: [{ action_id: id }] })],
    );
    return rows.map((row) => row.id);
  }

  /** Promised days of some actions at an instant, of those that were there. */
  async promisesAt(
    ids: readonly string[],
    instant: Date,
  ): Promise<ReadonlyMap<string, Pick<Action, 'debut' | 'fin'>>> {
    const rows = await this.database.query<{ id: string; body: Pick<Action, 'debut' | 'fin'> }>(
      `SELECT a.id, coalesce((SELECT body FROM versions WHERE aggregate_id = a.id AND valid_until > $2
         ORDER BY version LIMIT 1), a.description) AS body
       FROM actions AS a WHERE a.id = ANY($1) AND a.created_at <= $2`,
      [ids, instant],
    );
    return new Map(rows.map(({ id, body }) => [id, body]));
  }

  /** Marks the governances of some roadmaps as changed: roles of their members follow from actions. */
  async touchGovernances(tx: Transaction, roadmaps: readonly string[]): Promise<void> {
    await tx.query(
      `UPDATE governances SET changed_in = pg_current_xact_id() WHERE id IN
         (SELECT (description ->> 'gouvernance_id')::uuid FROM roadmaps WHERE id = ANY($1))`,
      [roadmaps],
    );
  }
}

function conditionsOf(wanted: WantedActions): Conditions {
  const where = new Conditions();
  const { roadmap, governance, parent, status, need, structure, post, lateOn } = wanted;
  const holds = (...parts: readonly object[]): void =>
    where.add(
      'told.description @> ANY(?::jsonb[])',
      parts.map((part) => JSON.stringify(part)),
    );
  if (roadmap !== undefined) holds({ feuilles: [{ feuille_id: roadmap }] });
  if (governance !== undefined)
    where.add(
      `EXISTS (SELECT FROM jsonb_array_elements(told.description -> 'feuilles') AS stand JOIN roadmaps AS r
         ON r.id = (stand ->> 'feuille_id')::uuid WHERE r.description ->> 'gouvernance_id' = ?)`,
      governance,
    );
  if (parent !== undefined) where.add(`told.description ->> 'parent_id' = ?`, parent);
  if (status !== undefined) holds({ statut: { code: status } });
  if (need !== undefined) holds({ besoins: [need] });
  if (post !== undefined) holds({ pilote_poste_id: post });
  if (structure !== undefined)
    holds(
      { structure_pilote_id: structure },
      { partenaires: [structure] },
      { financeurs: [structure] },
      { beneficiaires: [structure] },
      { recipiendaires: [structure] },
    );
  if (lateOn !== undefined)
    where.add(
      `told.description ->> 'fin' < ? AND told.description ->> 'rythme' IS DISTINCT FROM 'permanente'
         AND told.description #>> '{statut,code}' <> ALL(?)`,
      lateOn,
      OVER,
    );
  return where;
}
