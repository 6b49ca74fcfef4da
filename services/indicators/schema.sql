CREATE TABLE activity_figures (
  territory text NOT NULL,
  grain text NOT NULL,
  period date NOT NULL,
  type text NOT NULL,
  place_kind text NOT NULL,
  activities integer NOT NULL,
  minutes bigint NOT NULL,
  participants integer NOT NULL,
  genre_masculin integer NOT NULL,
  genre_feminin integer NOT NULL,
  genre_non_communique integer NOT NULL,
  age_moins_de_douze integer NOT NULL,
  age_douze_dix_huit integer NOT NULL,
  age_dix_huit_vingt_quatre integer NOT NULL,
  age_vingt_cinq_trente_neuf integer NOT NULL,
  age_quarante_cinquante_neuf integer NOT NULL,
  age_soixante_soixante_neuf integer NOT NULL,
  age_soixante_dix_plus integer NOT NULL,
  age_non_communique integer NOT NULL,
  statut_scolarise integer NOT NULL,
  statut_sans_emploi integer NOT NULL,
  statut_en_emploi integer NOT NULL,
  statut_retraite integer NOT NULL,
  statut_non_communique integer NOT NULL
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
  professional_id uuid,
  vacant_from date,
  structure_id uuid NOT NULL,
  commune text NOT NULL,
  starts_on date NOT NULL,
  ends_on date,
  share integer,
  scheme text NOT NULL,
  contract text NOT NULL,
  funding text NOT NULL,
  is_withdrawn boolean NOT NULL
);
CREATE TABLE known_professionals (
  id uuid NOT NULL,
  profiles text[] NOT NULL,
  certifications text[] NOT NULL,
  ends_on date
);
CREATE TABLE known_structures (
  id uuid NOT NULL,
  commune text NOT NULL,
  closed_on date,
  survivor_id uuid
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
CREATE TABLE progress (
  durable text NOT NULL,
  applied_until timestamp with time zone NOT NULL
);
CREATE TABLE rebuild_targets (
  durable text NOT NULL,
  stream_seq bigint NOT NULL,
  is_restarted boolean DEFAULT false NOT NULL
);
CREATE TABLE relay_state (
  stream text NOT NULL,
  stream_created text NOT NULL,
  last_seq bigint NOT NULL
);
CREATE TABLE report_shares (
  id uuid NOT NULL,
  link_id uuid NOT NULL,
  maker_id uuid NOT NULL,
  territory text NOT NULL,
  first_day date NOT NULL,
  last_day date NOT NULL,
  level text,
  above text,
  told jsonb,
  made_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL
);
CREATE TABLE stock_deltas (
  territory text NOT NULL,
  axis text NOT NULL,
  value text NOT NULL,
  day date NOT NULL,
  delta integer NOT NULL,
  stock text NOT NULL
);
CREATE TABLE theme_figures (
  territory text NOT NULL,
  grain text NOT NULL,
  period date NOT NULL,
  type text NOT NULL,
  theme text NOT NULL,
  activities integer NOT NULL,
  minutes bigint NOT NULL,
  participants integer NOT NULL,
  genre_masculin integer NOT NULL,
  genre_feminin integer NOT NULL,
  genre_non_communique integer NOT NULL,
  age_moins_de_douze integer NOT NULL,
  age_douze_dix_huit integer NOT NULL,
  age_dix_huit_vingt_quatre integer NOT NULL,
  age_vingt_cinq_trente_neuf integer NOT NULL,
  age_quarante_cinquante_neuf integer NOT NULL,
  age_soixante_soixante_neuf integer NOT NULL,
  age_soixante_dix_plus integer NOT NULL,
  age_non_communique integer NOT NULL,
  statut_scolarise integer NOT NULL,
  statut_sans_emploi integer NOT NULL,
  statut_en_emploi integer NOT NULL,
  statut_retraite integer NOT NULL,
  statut_non_communique integer NOT NULL
);

ALTER TABLE activity_figures ADD CONSTRAINT activity_figures_grain_check CHECK ((grain = ANY (ARRAY['j'::text, 'm'::text])));
ALTER TABLE activity_figures ADD CONSTRAINT activity_figures_pkey PRIMARY KEY (territory, grain, period, type, place_kind);
ALTER TABLE dead_letters ADD CONSTRAINT dead_letters_pkey PRIMARY KEY (id);
ALTER TABLE idempotency_keys ADD CONSTRAINT idempotency_keys_pkey PRIMARY KEY (key_hash);
ALTER TABLE idempotency_parts ADD CONSTRAINT idempotency_parts_pkey PRIMARY KEY (key_hash, part);
ALTER TABLE inbox ADD CONSTRAINT inbox_pkey PRIMARY KEY (durable, event_id);
ALTER TABLE inbox_positions ADD CONSTRAINT inbox_positions_pkey PRIMARY KEY (durable, aggregate_id);
ALTER TABLE known_posts ADD CONSTRAINT known_posts_pkey PRIMARY KEY (id);
ALTER TABLE known_professionals ADD CONSTRAINT known_professionals_pkey PRIMARY KEY (id);
ALTER TABLE known_structures ADD CONSTRAINT known_structures_pkey PRIMARY KEY (id);
ALTER TABLE link_forms ADD CONSTRAINT link_forms_pkey PRIMARY KEY (link_id, nonce);
ALTER TABLE links ADD CONSTRAINT links_pkey PRIMARY KEY (id);
ALTER TABLE links ADD CONSTRAINT links_secret_hash_key UNIQUE (secret_hash);
ALTER TABLE outbox ADD CONSTRAINT outbox_aggregate_id_aggregate_version_key UNIQUE (aggregate_id, aggregate_version);
ALTER TABLE outbox ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);
ALTER TABLE progress ADD CONSTRAINT progress_pkey PRIMARY KEY (durable);
ALTER TABLE rebuild_targets ADD CONSTRAINT rebuild_targets_pkey PRIMARY KEY (durable);
ALTER TABLE relay_state ADD CONSTRAINT relay_state_pkey PRIMARY KEY (stream);
ALTER TABLE report_shares ADD CONSTRAINT report_shares_link_id_key UNIQUE (link_id);
ALTER TABLE report_shares ADD CONSTRAINT report_shares_pkey PRIMARY KEY (id);
ALTER TABLE stock_deltas ADD CONSTRAINT stock_deltas_pkey PRIMARY KEY (territory, stock, axis, value, day);
ALTER TABLE theme_figures ADD CONSTRAINT theme_figures_grain_check CHECK ((grain = ANY (ARRAY['j'::text, 'm'::text])));
ALTER TABLE theme_figures ADD CONSTRAINT theme_figures_pkey PRIMARY KEY (territory, grain, period, type, theme);
ALTER TABLE idempotency_parts ADD CONSTRAINT idempotency_parts_key_hash_fkey FOREIGN KEY (key_hash) REFERENCES idempotency_keys(key_hash) ON DELETE CASCADE;
ALTER TABLE link_forms ADD CONSTRAINT link_forms_link_id_fkey FOREIGN KEY (link_id) REFERENCES links(id) ON DELETE CASCADE;

CREATE INDEX idempotency_keys_by_age ON idempotency_keys USING btree (kept_at);
CREATE INDEX known_posts_holder ON known_posts USING btree (professional_id);
CREATE INDEX known_posts_structure ON known_posts USING btree (structure_id);
CREATE INDEX known_structures_merged ON known_structures USING btree (survivor_id) WHERE (survivor_id IS NOT NULL);
CREATE INDEX links_by_end ON links USING btree (ends_at);
CREATE INDEX links_by_object ON links USING btree (object_id, purpose, id);
CREATE INDEX outbox_stream_seq ON outbox USING btree (stream_seq) WHERE (stream_seq IS NOT NULL);
CREATE INDEX outbox_unpublished ON outbox USING btree (id) WHERE (stream_seq IS NULL);
CREATE INDEX report_shares_by_end ON report_shares USING btree (ends_at);
CREATE INDEX report_shares_by_maker ON report_shares USING btree (maker_id, id);

GRANT DELETE, INSERT, SELECT, TRUNCATE, UPDATE ON TABLE activity_figures TO maillage_indicators;
GRANT DELETE, INSERT, SELECT, TRUNCATE, UPDATE ON TABLE dead_letters TO maillage_indicators;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE idempotency_keys TO maillage_indicators;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE idempotency_parts TO maillage_indicators;
GRANT DELETE, INSERT, SELECT, TRUNCATE, UPDATE ON TABLE inbox TO maillage_indicators;
GRANT DELETE, INSERT, SELECT, TRUNCATE, UPDATE ON TABLE inbox_positions TO maillage_indicators;
GRANT DELETE, INSERT, SELECT, TRUNCATE, UPDATE ON TABLE known_posts TO maillage_indicators;
GRANT DELETE, INSERT, SELECT, TRUNCATE, UPDATE ON TABLE known_professionals TO maillage_indicators;
GRANT DELETE, INSERT, SELECT, TRUNCATE, UPDATE ON TABLE known_structures TO maillage_indicators;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE link_forms TO maillage_indicators;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE links TO maillage_indicators;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE outbox TO maillage_indicators;
GRANT DELETE, INSERT, SELECT, TRUNCATE, UPDATE ON TABLE progress TO maillage_indicators;
GRANT DELETE, INSERT, SELECT, TRUNCATE, UPDATE ON TABLE rebuild_targets TO maillage_indicators;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE relay_state TO maillage_indicators;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE report_shares TO maillage_indicators;
GRANT DELETE, INSERT, SELECT, TRUNCATE, UPDATE ON TABLE stock_deltas TO maillage_indicators;
GRANT DELETE, INSERT, SELECT, TRUNCATE, UPDATE ON TABLE theme_figures TO maillage_indicators;
