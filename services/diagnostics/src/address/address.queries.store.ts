import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@maillage/platform';

/** An address of a campaign as it is kept, and where its person stands. */
export interface CampaignAddress {
  readonly id: string;
  readonly objectId: string;
  readonly isPersonal: boolean;
  readonly madeAt: Date;
  readonly endsAt: Date;
  readonly revokedAt: Date | null;
  readonly hasBegun: boolean;
  readonly isOver: boolean;
}

const SELECT = `SELECT l.id, l.object_id AS "objectId", r.id IS NOT NULL AS "isPersonal", l.made_at AS "madeAt",
    l.ends_at AS "endsAt", l.revoked_at AS "revokedAt", a.id IS NOT NULL AS "hasBegun",
    coalesce(a.ended_at, a.withdrawn_at) IS NOT NULL AS "isOver"
  FROM links AS l LEFT JOIN reserved_assessments AS r ON r.id = l.object_id AND l.purpose = 'participation'
  LEFT JOIN assessments AS a ON a.id = r.id
  WHERE (r.campaign_id = $1 OR (l.object_id = $1 AND l.purpose = 'campagne'))`;

/** Reads the addresses of campaigns. */
@Injectable()
export class AddressQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** In the order in which they were made. */
  list(campaignId: string, after: string | undefined, limit: number): Promise<CampaignAddress[]> {
    return this.database.query<CampaignAddress>(
      `${SELECT} AND ($2::uuid IS NULL OR l.id > $2) ORDER BY l.id LIMIT $3`,
      [campaignId, after ?? null, limit],
    );
  }

  async find(campaignId: string, id: string): Promise<CampaignAddress | undefined> {
    const [row] = await this.database.query<CampaignAddress>(`${SELECT} AND l.id = $2`, [
      campaignId,
      id,
    ]);
    return row;
  }
}
