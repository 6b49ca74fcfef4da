import { Inject, Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@maillage/platform';
import type { Campaign, Consent } from './campaign.js';

type Fixed = Pick<
  Campaign,
  'profile' | 'framework' | 'targets' | 'bankId' | 'bankVersion' | 'access' | 'settings' | 'local'
>;

interface Row {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly territory: string;
  /** Campaigns of before have no questions of the territory. */
  readonly fixed: Omit<Fixed, 'local'> & Partial<Pick<Fixed, 'local'>>;
  readonly consents: readonly (Omit<Consent, 'from'> & { readonly from: string })[];
  readonly opens_at: Date;
  readonly closes_at: Date;
  readonly created_at: Date;
  readonly modified_at: Date;
}

const COLUMNS =
  'id, version, name, territory, fixed, consents, opens_at, closes_at, created_at, modified_at';

const WITHIN = 'WHERE id = $1 AND ($2::text[] IS NULL OR territory = ANY($2))';

/** Campaigns, and the invitations to them. */
@Injectable()
export class CampaignStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /** @param territories in which it is looked for; all when undefined. */
  async find(id: string, territories?: readonly string[]): Promise<Campaign | undefined> {
    const [row] = await this.database.query<Row>(`SELECT ${COLUMNS} FROM campaigns ${WITHIN}`, [
      id,
      territories ?? null,
    ]);
    return row && toCampaign(row);
  }

  /** The same, locked until the end of the transaction. */
  async lock(
    tx: Transaction,
    id: string,
    territories: readonly string[] | undefined,
  ): Promise<Campaign | undefined> {
    const [row] = await tx.query<Row>(`SELECT ${COLUMNS} FROM campaigns ${WITHIN} FOR UPDATE`, [
      id,
      territories ?? null,
    ]);
    return row && toCampaign(row);
  }

  /** @param territories that are covered; all when undefined. */
  async list(
    territories: readonly string[] | undefined,
    after: string | undefined,
    limit: number,
  ): Promise<Campaign[]> {
    const rows = await this.database.query<Row>(
      `SELECT ${COLUMNS} FROM campaigns
       WHERE ($1::text[] IS NULL OR territory = ANY($1)) AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
      [territories ?? null, after ?? null, limit],
    );
    return rows.map(toCampaign);
  }

  async insert(tx: Transaction, one: Campaign): Promise<void> {
    const { profile, framework, targets, bankId, bankVersion, access, settings, local } = one;
    const fixed: Fixed = {
      ...{ profile, framework, targets, bankId, bankVersion },
      ...{ access, settings, local },
    };
    await tx.query(
      `INSERT INTO campaigns (id, name, territory, fixed, consents, opens_at, closes_at, created_at, modified_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
      [
        one.id,
        one.name,
        one.territory,
        fixed,
        JSON.stringify(one.consents),
        one.opensAt,
        one.closesAt,
        one.createdAt,
      ],
    );
  }

  async replace(tx: Transaction, one: Campaign): Promise<void> {
    await tx.query(
      `UPDATE campaigns SET name = $2, consents = $3, opens_at = $4, closes_at = $5, version = $6, modified_at = $7
       WHERE id = $1`,
      [
        one.id,
        one.name,
        JSON.stringify(one.consents),
        one.opensAt,
        one.closesAt,
        one.version,
        one.modifiedAt,
      ],
    );
  }

  /** @param hashes of codes. */
  async invite(
    tx: Transaction,
    campaignId: string,
    hashes: readonly Buffer[],
    at: Date,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO invitations (campaign_id, code_hash, created_at)
       SELECT $1, decode(hash, 'hex'), $3 FROM unnest($2::text[]) AS hash`,
      [campaignId, hashes.map((hash) => hash.toString('hex')), at],
    );
  }

  async isInvited(campaignId: string, hash: Buffer): Promise<boolean> {
    const rows = await this.database.query(
      'SELECT FROM invitations WHERE campaign_id = $1 AND code_hash = $2',
      [campaignId, hash],
    );
    return rows.length > 0;
  }
}

const toCampaign = (row: Row): Campaign => ({
  id: row.id,
  version: row.version,
  name: row.name,
  territory: row.territory,
  ...row.fixed,
  local: row.fixed.local ?? [],
  consents: row.consents.map((one) => ({ ...one, from: new Date(one.from) })),
  opensAt: row.opens_at,
  closesAt: row.closes_at,
  createdAt: row.created_at,
  modifiedAt: row.modified_at,
});
