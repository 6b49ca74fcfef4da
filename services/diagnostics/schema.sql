CREATE TABLE answers (
  assessment_id uuid NOT NULL,
  place integer NOT NULL,
  item_id text NOT NULL,
  given jsonb NOT NULL,
  value text NOT NULL,
  seconds real,
  answered_at timestamp with time zone NOT NULL
);
CREATE TABLE assessments (
  id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  invitation bytea,
  person uuid NOT NULL,
  code_hash bytea NOT NULL,
  seed integer NOT NULL,
  mode text NOT NULL,
  conditions text NOT NULL,
  has_mediator boolean NOT NULL,
  consent_version integer NOT NULL,
  consent_hash text NOT NULL,
  started_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  end_reason text,
  withdrawn_at timestamp with time zone,
  version integer DEFAULT 0 NOT NULL,
  is_invitable boolean DEFAULT false NOT NULL
);
CREATE TABLE bank_versions (
  bank_id uuid NOT NULL,
  version integer NOT NULL,
  items jsonb NOT NULL,
  reason text NOT NULL,
  made_at timestamp with time zone NOT NULL
);
CREATE TABLE banks (
  id uuid NOT NULL,
  name text NOT NULL,
  framework jsonb NOT NULL,
  version integer NOT NULL,
  created_at timestamp with time zone NOT NULL,
  edition text
);
CREATE TABLE calibrations (
  id uuid NOT NULL,
  bank_id uuid NOT NULL,
  bank_version integer NOT NULL,
  has_converged boolean NOT NULL,
  result jsonb NOT NULL,
  parameters jsonb NOT NULL,
  created_at timestamp with time zone NOT NULL,
  adopted_as integer
);
CREATE TABLE campaigns (
  id uuid NOT NULL,
  name text NOT NULL,
  territory text NOT NULL,
  fixed jsonb NOT NULL,
  consents jsonb NOT NULL,
  opens_at timestamp with time zone NOT NULL,
  closes_at timestamp with time zone NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  created_at timestamp with time zone NOT NULL,
  modified_at timestamp with time zone NOT NULL
);
CREATE TABLE dead_letters (
  id uuid NOT NULL,
  durable text NOT NULL,
  event_id uuid NOT NULL,
  subject text NOT NULL,
  aggregate_id text NOT NULL,
  aggregate_version bigint NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  data bytea NOT NULL,
  reason text NOT NULL,
  received_at timestamp with time zone NOT NULL,
  replayed_at timestamp with time zone,
  traceparent text
);
CREATE TABLE framework_mappings (
  from_framework text NOT NULL,
  to_framework text NOT NULL,
  body jsonb NOT NULL,
  created_at timestamp with time zone NOT NULL
);
CREATE TABLE frameworks (
  code text NOT NULL,
  version text NOT NULL,
  body jsonb NOT NULL,
  created_at timestamp with time zone NOT NULL
);
CREATE TABLE idempotency_keys (
  key_hash bytea NOT NULL,
  kept_at timestamp with time zone DEFAULT now() NOT NULL,
  owner uuid,
  lease_until timestamp with time zone,
  request_hash bytea,
  answer bytea
);
CREATE TABLE idempotency_parts (
  key_hash bytea NOT NULL,
  part integer NOT NULL,
  data bytea NOT NULL
);
ALTER TABLE idempotency_parts ALTER COLUMN data SET STORAGE EXTERNAL;
CREATE TABLE inbox (
  durable text NOT NULL,
  event_id uuid NOT NULL
);
CREATE TABLE inbox_positions (
  durable text NOT NULL,
  aggregate_id text NOT NULL,
  version bigint NOT NULL
);
CREATE TABLE invitations (
  campaign_id uuid NOT NULL,
  code_hash bytea NOT NULL,
  created_at timestamp with time zone NOT NULL
);
CREATE TABLE item_reports (
  reported_item_id uuid NOT NULL,
  assessment_id uuid,
  item_id text NOT NULL,
  reason text NOT NULL
);
CREATE TABLE job_profiles (
  id uuid NOT NULL,
  territory text NOT NULL,
  origin jsonb NOT NULL,
  body jsonb NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  created_at timestamp with time zone NOT NULL,
  modified_at timestamp with time zone NOT NULL
);
CREATE TABLE link_forms (
  link_id uuid NOT NULL,
  nonce text NOT NULL,
  answer text,
  sent_at timestamp with time zone NOT NULL
);
CREATE TABLE links (
  id uuid NOT NULL,
  secret_hash bytea NOT NULL,
  purpose text NOT NULL,
  object_id uuid NOT NULL,
  maker jsonb NOT NULL,
  made_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  revoked_at timestamp with time zone,
  spent_at timestamp with time zone
);
CREATE TABLE local_answers (
  assessment_id uuid NOT NULL,
  answers jsonb NOT NULL
);
CREATE TABLE need_statements (
  campaign_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer DEFAULT 0 NOT NULL,
  made_at timestamp with time zone,
  is_stated boolean DEFAULT false NOT NULL,
  checked_at timestamp with time zone NOT NULL
);
CREATE TABLE needs (
  campaign_id uuid NOT NULL,
  competence text NOT NULL,
  need jsonb NOT NULL
);
CREATE TABLE outbox (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  event_id uuid NOT NULL,
  subject text NOT NULL,
  aggregate_id text NOT NULL,
  aggregate_version bigint NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  data bytea NOT NULL,
  stream_seq bigint,
  traceparent text
);
ALTER TABLE outbox ALTER COLUMN data SET STORAGE EXTERNAL;
CREATE TABLE relay_state (
  stream text NOT NULL,
  stream_created text NOT NULL,
  last_seq bigint NOT NULL
);
CREATE TABLE reported_items (
  id uuid NOT NULL,
  bank_id uuid NOT NULL,
  item_id text NOT NULL,
  item_version integer NOT NULL,
  state text DEFAULT 'waiting'::text NOT NULL,
  is_suspended boolean NOT NULL,
  first_at timestamp with time zone NOT NULL,
  last_at timestamp with time zone NOT NULL,
  decided_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
CREATE TABLE reserved_assessments (
  id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  made_at timestamp with time zone NOT NULL
);
CREATE TABLE seat_wishes (
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  pseudonym text NOT NULL,
  territory text NOT NULL,
  wish jsonb NOT NULL,
  made_at timestamp with time zone NOT NULL,
  version integer NOT NULL
);
CREATE TABLE self_positions (
  assessment_id uuid NOT NULL,
  "position" jsonb NOT NULL
);
CREATE TABLE shares (
  id uuid NOT NULL,
  assessment_id uuid NOT NULL,
  areas text[],
  link_id uuid NOT NULL,
  link_key text NOT NULL
);
CREATE TABLE shown_reports (
  campaign_id uuid NOT NULL,
  assessments uuid[] NOT NULL,
  body jsonb NOT NULL,
  made_at timestamp with time zone NOT NULL
);
CREATE TABLE versions (
  aggregate_id uuid NOT NULL,
  version integer NOT NULL,
  body jsonb,
  valid_until timestamp with time zone NOT NULL,
  written_in uuid
);
CREATE TABLE writings (
  id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  author_kind text NOT NULL,
  author_id text,
  author_name text,
  reason text NOT NULL
);

ALTER TABLE answers ADD CONSTRAINT answers_assessment_id_item_id_key UNIQUE (assessment_id, item_id);
ALTER TABLE answers ADD CONSTRAINT answers_pkey PRIMARY KEY (assessment_id, place);
ALTER TABLE assessments ADD CONSTRAINT assessments_campaign_id_invitation_key UNIQUE (campaign_id, invitation);
ALTER TABLE assessments ADD CONSTRAINT assessments_code_hash_key UNIQUE (code_hash);
ALTER TABLE assessments ADD CONSTRAINT assessments_pkey PRIMARY KEY (id);
ALTER TABLE bank_versions ADD CONSTRAINT bank_versions_pkey PRIMARY KEY (bank_id, version);
ALTER TABLE banks ADD CONSTRAINT banks_pkey PRIMARY KEY (id);
ALTER TABLE calibrations ADD CONSTRAINT calibrations_pkey PRIMARY KEY (id);
ALTER TABLE campaigns ADD CONSTRAINT campaigns_pkey PRIMARY KEY (id);
ALTER TABLE dead_letters ADD CONSTRAINT dead_letters_pkey PRIMARY KEY (id);
ALTER TABLE framework_mappings ADD CONSTRAINT framework_mappings_pkey PRIMARY KEY (from_framework, to_framework);
ALTER TABLE frameworks ADD CONSTRAINT frameworks_pkey PRIMARY KEY (code, version);
ALTER TABLE idempotency_keys ADD CONSTRAINT idempotency_keys_pkey PRIMARY KEY (key_hash);
ALTER TABLE idempotency_parts ADD CONSTRAINT idempotency_parts_pkey PRIMARY KEY (key_hash, part);
ALTER TABLE inbox ADD CONSTRAINT inbox_pkey PRIMARY KEY (durable, event_id);
ALTER TABLE inbox_positions ADD CONSTRAINT inbox_positions_pkey PRIMARY KEY (durable, aggregate_id);
ALTER TABLE invitations ADD CONSTRAINT invitations_pkey PRIMARY KEY (campaign_id, code_hash);
ALTER TABLE item_reports ADD CONSTRAINT item_reports_assessment_id_item_id_key UNIQUE (assessment_id, item_id);
ALTER TABLE job_profiles ADD CONSTRAINT job_profiles_pkey PRIMARY KEY (id);
ALTER TABLE link_forms ADD CONSTRAINT link_forms_pkey PRIMARY KEY (link_id, nonce);
ALTER TABLE links ADD CONSTRAINT links_pkey PRIMARY KEY (id);
ALTER TABLE links ADD CONSTRAINT links_secret_hash_key UNIQUE (secret_hash);
ALTER TABLE local_answers ADD CONSTRAINT local_answers_pkey PRIMARY KEY (assessment_id);
ALTER TABLE need_statements ADD CONSTRAINT need_statements_id_key UNIQUE (id);
ALTER TABLE need_statements ADD CONSTRAINT need_statements_pkey PRIMARY KEY (campaign_id);
ALTER TABLE needs ADD CONSTRAINT needs_pkey PRIMARY KEY (campaign_id, competence);
ALTER TABLE outbox ADD CONSTRAINT outbox_aggregate_id_aggregate_version_key UNIQUE (aggregate_id, aggregate_version);
ALTER TABLE outbox ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);
ALTER TABLE relay_state ADD CONSTRAINT relay_state_pkey PRIMARY KEY (stream);
ALTER TABLE reported_items ADD CONSTRAINT reported_items_pkey PRIMARY KEY (id);
ALTER TABLE reserved_assessments ADD CONSTRAINT reserved_assessments_pkey PRIMARY KEY (id);
ALTER TABLE seat_wishes ADD CONSTRAINT seat_wishes_person_id_key UNIQUE (person_id);
ALTER TABLE seat_wishes ADD CONSTRAINT seat_wishes_pkey PRIMARY KEY (id);
ALTER TABLE self_positions ADD CONSTRAINT self_positions_pkey PRIMARY KEY (assessment_id);
ALTER TABLE shares ADD CONSTRAINT shares_pkey PRIMARY KEY (id);
ALTER TABLE shown_reports ADD CONSTRAINT shown_reports_pkey PRIMARY KEY (campaign_id);
ALTER TABLE versions ADD CONSTRAINT versions_pkey PRIMARY KEY (aggregate_id, version);
ALTER TABLE writings ADD CONSTRAINT writings_pkey PRIMARY KEY (id);
ALTER TABLE answers ADD CONSTRAINT answers_assessment_id_fkey FOREIGN KEY (assessment_id) REFERENCES assessments(id) ON DELETE CASCADE;
ALTER TABLE assessments ADD CONSTRAINT assessments_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaigns(id);
ALTER TABLE bank_versions ADD CONSTRAINT bank_versions_bank_id_fkey FOREIGN KEY (bank_id) REFERENCES banks(id);
ALTER TABLE calibrations ADD CONSTRAINT calibrations_bank_id_fkey FOREIGN KEY (bank_id) REFERENCES banks(id);
ALTER TABLE idempotency_parts ADD CONSTRAINT idempotency_parts_key_hash_fkey FOREIGN KEY (key_hash) REFERENCES idempotency_keys(key_hash) ON DELETE CASCADE;
ALTER TABLE invitations ADD CONSTRAINT invitations_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaigns(id);
ALTER TABLE item_reports ADD CONSTRAINT item_reports_assessment_id_fkey FOREIGN KEY (assessment_id) REFERENCES assessments(id) ON DELETE SET NULL;
ALTER TABLE item_reports ADD CONSTRAINT item_reports_reported_item_id_fkey FOREIGN KEY (reported_item_id) REFERENCES reported_items(id);
ALTER TABLE link_forms ADD CONSTRAINT link_forms_link_id_fkey FOREIGN KEY (link_id) REFERENCES links(id) ON DELETE CASCADE;
ALTER TABLE local_answers ADD CONSTRAINT local_answers_assessment_id_fkey FOREIGN KEY (assessment_id) REFERENCES assessments(id) ON DELETE CASCADE;
ALTER TABLE need_statements ADD CONSTRAINT need_statements_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaigns(id);
ALTER TABLE needs ADD CONSTRAINT needs_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES need_statements(campaign_id);
ALTER TABLE reported_items ADD CONSTRAINT reported_items_bank_id_fkey FOREIGN KEY (bank_id) REFERENCES banks(id);
ALTER TABLE reserved_assessments ADD CONSTRAINT reserved_assessments_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaigns(id);
ALTER TABLE self_positions ADD CONSTRAINT self_positions_assessment_id_fkey FOREIGN KEY (assessment_id) REFERENCES assessments(id) ON DELETE CASCADE;
ALTER TABLE shares ADD CONSTRAINT shares_assessment_id_fkey FOREIGN KEY (assessment_id) REFERENCES assessments(id) ON DELETE CASCADE;
ALTER TABLE shown_reports ADD CONSTRAINT shown_reports_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaigns(id);

CREATE INDEX assessments_campaign ON assessments USING btree (campaign_id, ended_at);
CREATE INDEX assessments_person ON assessments USING btree (person);
CREATE INDEX calibrations_bank ON calibrations USING btree (bank_id, id);
CREATE INDEX campaigns_territory ON campaigns USING btree (territory, id);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys USING btree (kept_at);
CREATE INDEX item_reports_item ON item_reports USING btree (reported_item_id);
CREATE INDEX links_by_end ON links USING btree (ends_at);
CREATE INDEX links_by_object ON links USING btree (object_id, purpose, id);
CREATE INDEX outbox_stream_seq ON outbox USING btree (stream_seq) WHERE (stream_seq IS NOT NULL);
CREATE INDEX outbox_unpublished ON outbox USING btree (id) WHERE (stream_seq IS NULL);
CREATE INDEX reported_items_bank ON reported_items USING btree (bank_id, id);
CREATE UNIQUE INDEX reported_items_waiting ON reported_items USING btree (bank_id, item_id) WHERE (state = 'waiting'::text);
CREATE INDEX reserved_assessments_campaign ON reserved_assessments USING btree (campaign_id, id);
CREATE INDEX seat_wishes_territory ON seat_wishes USING btree (territory, id);
CREATE INDEX shares_assessment ON shares USING btree (assessment_id, id);

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE answers TO maillage_diagnostics;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE assessments TO maillage_diagnostics;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE bank_versions TO maillage_diagnostics;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE banks TO maillage_diagnostics;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE calibrations TO maillage_diagnostics;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE campaigns TO maillage_diagnostics;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE dead_letters TO maillage_diagnostics;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE framework_mappings TO maillage_diagnostics;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE frameworks TO maillage_diagnostics;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE idempotency_keys TO maillage_diagnostics;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE idempotency_parts TO maillage_diagnostics;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE inbox TO maillage_diagnostics;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE inbox_positions TO maillage_diagnostics;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE invitations TO maillage_diagnostics;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE item_reports TO maillage_diagnostics;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE job_profiles TO maillage_diagnostics;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE link_forms TO maillage_diagnostics;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE links TO maillage_diagnostics;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE local_answers TO maillage_diagnostics;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE need_statements TO maillage_diagnostics;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE needs TO maillage_diagnostics;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE outbox TO maillage_diagnostics;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE relay_state TO maillage_diagnostics;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE reported_items TO maillage_diagnostics;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE reserved_assessments TO maillage_diagnostics;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE seat_wishes TO maillage_diagnostics;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE self_positions TO maillage_diagnostics;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE shares TO maillage_diagnostics;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE shown_reports TO maillage_diagnostics;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE versions TO maillage_diagnostics;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE writings TO maillage_diagnostics;
