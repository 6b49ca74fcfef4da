CREATE TABLE actions (
  id uuid NOT NULL,
  source text NOT NULL,
  source_id text NOT NULL,
  description jsonb NOT NULL,
  withdrawn_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL,
  created_at timestamp with time zone NOT NULL,
  modified_at timestamp with time zone NOT NULL,
  changed_in xid8 DEFAULT pg_current_xact_id() NOT NULL,
  written_in uuid
);
CREATE TABLE committees (
  id uuid NOT NULL,
  source text NOT NULL,
  source_id text NOT NULL,
  description jsonb NOT NULL,
  withdrawn_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL,
  created_at timestamp with time zone NOT NULL,
  modified_at timestamp with time zone NOT NULL,
  changed_in xid8 DEFAULT pg_current_xact_id() NOT NULL,
  written_in uuid
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
CREATE TABLE envelopes (
  id uuid NOT NULL,
  source text NOT NULL,
  source_id text NOT NULL,
  description jsonb NOT NULL,
  withdrawn_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL,
  created_at timestamp with time zone NOT NULL,
  modified_at timestamp with time zone NOT NULL,
  changed_in xid8 DEFAULT pg_current_xact_id() NOT NULL,
  written_in uuid
);
CREATE TABLE fundings (
  id uuid NOT NULL,
  source text NOT NULL,
  source_id text NOT NULL,
  description jsonb NOT NULL,
  withdrawn_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL,
  created_at timestamp with time zone NOT NULL,
  modified_at timestamp with time zone NOT NULL,
  changed_in xid8 DEFAULT pg_current_xact_id() NOT NULL,
  written_in uuid
);
CREATE TABLE governances (
  id uuid NOT NULL,
  source text NOT NULL,
  source_id text NOT NULL,
  description jsonb NOT NULL,
  withdrawn_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL,
  created_at timestamp with time zone NOT NULL,
  modified_at timestamp with time zone NOT NULL,
  changed_in xid8 DEFAULT pg_current_xact_id() NOT NULL,
  written_in uuid
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
CREATE TABLE known_posts (
  id uuid NOT NULL,
  ended_on text,
  version bigint NOT NULL
);
CREATE TABLE known_structures (
  id uuid NOT NULL,
  ended_on text,
  version bigint NOT NULL
);
CREATE TABLE meetings (
  id uuid NOT NULL,
  source text NOT NULL,
  source_id text NOT NULL,
  description jsonb NOT NULL,
  withdrawn_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL,
  created_at timestamp with time zone NOT NULL,
  modified_at timestamp with time zone NOT NULL,
  changed_in xid8 DEFAULT pg_current_xact_id() NOT NULL,
  written_in uuid
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
CREATE TABLE roadmaps (
  id uuid NOT NULL,
  source text NOT NULL,
  source_id text NOT NULL,
  description jsonb NOT NULL,
  withdrawn_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL,
  created_at timestamp with time zone NOT NULL,
  modified_at timestamp with time zone NOT NULL,
  changed_in xid8 DEFAULT pg_current_xact_id() NOT NULL,
  written_in uuid
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

ALTER TABLE actions ADD CONSTRAINT actions_pkey PRIMARY KEY (id);
ALTER TABLE actions ADD CONSTRAINT actions_source_source_id_key UNIQUE (source, source_id);
ALTER TABLE committees ADD CONSTRAINT committees_pkey PRIMARY KEY (id);
ALTER TABLE committees ADD CONSTRAINT committees_source_source_id_key UNIQUE (source, source_id);
ALTER TABLE dead_letters ADD CONSTRAINT dead_letters_pkey PRIMARY KEY (id);
ALTER TABLE envelopes ADD CONSTRAINT envelopes_pkey PRIMARY KEY (id);
ALTER TABLE envelopes ADD CONSTRAINT envelopes_source_source_id_key UNIQUE (source, source_id);
ALTER TABLE fundings ADD CONSTRAINT fundings_pkey PRIMARY KEY (id);
ALTER TABLE fundings ADD CONSTRAINT fundings_source_source_id_key UNIQUE (source, source_id);
ALTER TABLE governances ADD CONSTRAINT governances_pkey PRIMARY KEY (id);
ALTER TABLE governances ADD CONSTRAINT governances_source_source_id_key UNIQUE (source, source_id);
ALTER TABLE idempotency_keys ADD CONSTRAINT idempotency_keys_pkey PRIMARY KEY (key_hash);
ALTER TABLE idempotency_parts ADD CONSTRAINT idempotency_parts_pkey PRIMARY KEY (key_hash, part);
ALTER TABLE inbox ADD CONSTRAINT inbox_pkey PRIMARY KEY (durable, event_id);
ALTER TABLE inbox_positions ADD CONSTRAINT inbox_positions_pkey PRIMARY KEY (durable, aggregate_id);
ALTER TABLE known_posts ADD CONSTRAINT known_posts_pkey PRIMARY KEY (id);
ALTER TABLE known_structures ADD CONSTRAINT known_structures_pkey PRIMARY KEY (id);
ALTER TABLE meetings ADD CONSTRAINT meetings_pkey PRIMARY KEY (id);
ALTER TABLE meetings ADD CONSTRAINT meetings_source_source_id_key UNIQUE (source, source_id);
ALTER TABLE outbox ADD CONSTRAINT outbox_aggregate_id_aggregate_version_key UNIQUE (aggregate_id, aggregate_version);
ALTER TABLE outbox ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);
ALTER TABLE relay_state ADD CONSTRAINT relay_state_pkey PRIMARY KEY (stream);
ALTER TABLE roadmaps ADD CONSTRAINT roadmaps_pkey PRIMARY KEY (id);
ALTER TABLE roadmaps ADD CONSTRAINT roadmaps_source_source_id_key UNIQUE (source, source_id);
ALTER TABLE versions ADD CONSTRAINT versions_pkey PRIMARY KEY (aggregate_id, version);
ALTER TABLE writings ADD CONSTRAINT writings_pkey PRIMARY KEY (id);
ALTER TABLE idempotency_parts ADD CONSTRAINT idempotency_parts_key_hash_fkey FOREIGN KEY (key_hash) REFERENCES idempotency_keys(key_hash) ON DELETE CASCADE;

CREATE INDEX actions_changed ON actions USING btree (changed_in, id);
CREATE INDEX actions_description ON actions USING gin (description jsonb_path_ops);
CREATE INDEX actions_parent ON actions USING btree (((description ->> 'parent_id'::text)), id);
CREATE INDEX committees_changed ON committees USING btree (changed_in, id);
CREATE INDEX envelopes_changed ON envelopes USING btree (changed_in, id);
CREATE INDEX fundings_changed ON fundings USING btree (changed_in, id);
CREATE INDEX fundings_envelope ON fundings USING btree (((description ->> 'enveloppe_id'::text)), id);
CREATE INDEX governances_changed ON governances USING btree (changed_in, id);
CREATE INDEX governances_description ON governances USING gin (description jsonb_path_ops);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys USING btree (kept_at);
CREATE INDEX meetings_changed ON meetings USING btree (changed_in, id);
CREATE INDEX meetings_committee ON meetings USING btree (((description ->> 'comite_id'::text)), id);
CREATE INDEX outbox_stream_seq ON outbox USING btree (stream_seq) WHERE (stream_seq IS NOT NULL);
CREATE INDEX outbox_unpublished ON outbox USING btree (id) WHERE (stream_seq IS NULL);
CREATE INDEX roadmaps_changed ON roadmaps USING btree (changed_in, id);
CREATE INDEX roadmaps_description ON roadmaps USING gin (description jsonb_path_ops);
CREATE INDEX roadmaps_governance ON roadmaps USING btree (((description ->> 'gouvernance_id'::text)), id);

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE actions TO maillage_governance;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE committees TO maillage_governance;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE dead_letters TO maillage_governance;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE envelopes TO maillage_governance;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE fundings TO maillage_governance;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE governances TO maillage_governance;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE idempotency_keys TO maillage_governance;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE idempotency_parts TO maillage_governance;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE inbox TO maillage_governance;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE inbox_positions TO maillage_governance;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE known_posts TO maillage_governance;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE known_structures TO maillage_governance;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE meetings TO maillage_governance;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE outbox TO maillage_governance;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE relay_state TO maillage_governance;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE roadmaps TO maillage_governance;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE versions TO maillage_governance;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE writings TO maillage_governance;
