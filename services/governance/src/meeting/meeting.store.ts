import { Inject, Injectable } from '@nestjs/common';
import { Conditions, Database, type Fence, type Held, VersionedTable } from '@maillage/platform';
import type { Item, Meeting } from './meeting.js';

/** What is read beside a meeting. */
interface BesideMeeting {
  readonly territoires: readonly string[];
}

/** A meeting as it stands. */
export type MeetingRecord = Held<Meeting, BesideMeeting>;

/** A decision in the register of all committees. */
export interface RegisteredDecision {
  readonly meeting: string;
  /** Its place on the agenda, from 1. */
  readonly place: number;
  readonly committee: string;
  readonly committeeName: string;
  readonly day: string;
  readonly item: Item;
}

const JOINS = `JOIN committees AS c ON c.id = (told.description ->> 'comite_id')::uuid
  JOIN governances AS g ON g.id = (c.description ->> 'gouvernance_id')::uuid`;

/** Meetings stand inside of the fence of the governance of their committee. */
@Injectable()
export class MeetingStore extends VersionedTable<Meeting, BesideMeeting> {
  constructor(@Inject(Database) database: Database) {
    super(database, {
      table: 'meetings',
      turn: 'governance',
      joins: JOINS,
      within: (inside) => inside({ territories: `g.description -> 'territoires'` }),
      beside: () => `jsonb_build_object('territoires', g.description -> 'territoires')`,
    });
  }

  wanted(fence: Fence, after: string | undefined, limit: number): Promise<MeetingRecord[]> {
    return this.list(fence, new Conditions(), after, limit);
  }

  /** Decisions of all committees, in the order of their meetings and agendas. */
  register(
    fence: Fence,
    { isOpen }: { readonly isOpen: boolean },
    after: readonly [meeting: string, place: number] | undefined,
    limit: number,
  ): Promise<RegisteredDecision[]> {
    const where = new Conditions();
    where.always(`told.withdrawn_at IS NULL AND item -> 'decision' IS NOT NULL`);
    if (after !== undefined) where.add('(told.id, place) > (?::uuid, ?::bigint)', ...after);
    if (isOpen)
      where.always(
        `item #>> '{decision,faite_le}' IS NULL AND item #>> '{decision,resultat,issue}' = 'adoptee'`,
      );
    fence.restrict(where, { territories: `g.description -> 'territoires'` });
    return this.database.query<RegisteredDecision>(
      `SELECT told.id AS meeting, place::int, c.id AS committee, c.description ->> 'nom' AS "committeeName",
         told.description ->> 'le' AS day, item
       FROM meetings AS told ${JOINS}
       CROSS JOIN LATERAL jsonb_array_elements(told.description -> 'ordre_du_jour') WITH ORDINALITY AS agenda (item, place)
       WHERE ${where.sql} ORDER BY told.id, place LIMIT ${limit}`,
      where.parameters,
    );
  }
}
