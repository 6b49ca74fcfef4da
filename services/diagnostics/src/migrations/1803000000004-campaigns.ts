import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Campaigns, invitations, participations with their answers, and reports that were shown. Locks nothing: all tables are new. */
export class Campaigns1803000000004 implements MigrationInterface {
  readonly name = 'Campaigns1803000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE campaigns (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        territory text NOT NULL,
        fixed jsonb NOT NULL,
        consents jsonb NOT NULL,
        opens_at timestamptz NOT NULL,
        closes_at timestamptz NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        modified_at timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX campaigns_territory ON campaigns (territory, id)');
    await runner.query(`
      CREATE TABLE invitations (
        campaign_id uuid NOT NULL REFERENCES campaigns,
        code_hash bytea NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (campaign_id, code_hash)
      )`);
    await runner.query(`
      CREATE TABLE assessments (
        id uuid PRIMARY KEY,
        campaign_id uuid NOT NULL REFERENCES campaigns,
        invitation bytea,
        person uuid NOT NULL,
        code_hash bytea NOT NULL UNIQUE,
        seed integer NOT NULL,
        mode text NOT NULL,
        conditions text NOT NULL,
        has_mediator boolean NOT NULL,
        consent_version integer NOT NULL,
        consent_hash text NOT NULL,
        started_at timestamptz NOT NULL,
        ended_at timestamptz,
        end_reason text,
        withdrawn_at timestamptz,
        version integer NOT NULL DEFAULT 0,
        UNIQUE (campaign_id, invitation)
      )`);
    await runner.query('CREATE INDEX assessments_campaign ON assessments (campaign_id, ended_at)');
    await runner.query('CREATE INDEX assessments_person ON assessments (person)');
    await runner.query(`
      CREATE TABLE answers (
        assessment_id uuid NOT NULL REFERENCES assessments,
        place integer NOT NULL,
        item_id text NOT NULL,
        given jsonb NOT NULL,
        value text NOT NULL,
        seconds real,
        answered_at timestamptz NOT NULL,
        PRIMARY KEY (assessment_id, place),
        UNIQUE (assessment_id, item_id)
      )`);
    await runner.query(`
      CREATE TABLE shown_reports (
        campaign_id uuid PRIMARY KEY REFERENCES campaigns,
        assessments uuid[] NOT NULL,
        body jsonb NOT NULL,
        made_at timestamptz NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['shown_reports', 'answers', 'assessments', 'invitations', 'campaigns'])
      await runner.query(`DROP TABLE ${table}`);
  }
}
