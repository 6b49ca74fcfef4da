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
CREATE TABLE hand_fields (
  id uuid NOT NULL,
  subject text NOT NULL,
  subject_id uuid NOT NULL,
  field text NOT NULL,
  said jsonb,
  state text NOT NULL,
  corrected_in uuid NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  created_at timestamp with time zone NOT NULL,
  modified_at timestamp with time zone NOT NULL,
  written_in uuid NOT NULL
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
CREATE TABLE merges (
  id uuid NOT NULL,
  nature text NOT NULL,
  survivor_id uuid NOT NULL,
  absorbed uuid[] NOT NULL,
  made_at timestamp with time zone NOT NULL,
  undone_at timestamp with time zone
);
CREATE TABLE network_terms (
  id uuid NOT NULL,
  mix integer NOT NULL,
  terms integer[] NOT NULL
);
CREATE TABLE network_words (
  word text NOT NULL,
  stem text NOT NULL,
  near integer[] NOT NULL
);
CREATE TABLE networks (
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
CREATE TABLE place_terms (
  id uuid NOT NULL,
  mix integer NOT NULL,
  terms integer[] NOT NULL
);
CREATE TABLE place_words (
  word text NOT NULL,
  stem text NOT NULL,
  near integer[] NOT NULL
);
CREATE TABLE places (
  id uuid NOT NULL,
  source text NOT NULL,
  source_id text NOT NULL,
  structure_id uuid,
  commune text NOT NULL,
  body jsonb NOT NULL,
  latitude double precision GENERATED ALWAYS AS (((body -> 'latitude'::text))::double precision) STORED,
  longitude double precision GENERATED ALWAYS AS (((body -> 'longitude'::text))::double precision) STORED,
  version integer DEFAULT 1 NOT NULL,
  created_at timestamp with time zone NOT NULL,
  modified_at timestamp with time zone NOT NULL,
  changed_in xid8 DEFAULT pg_current_xact_id() NOT NULL,
  written_in uuid,
  checked_on text,
  doubt text,
  confirmed_point text,
  closed_on date,
  closed_by text,
  closed_why text,
  merged_into uuid,
  survivor_id uuid
);
CREATE TABLE posts (
  id uuid NOT NULL,
  source text NOT NULL,
  source_id text NOT NULL,
  description jsonb NOT NULL,
  professional_id uuid GENERATED ALWAYS AS (((description ->> 'professionnel_id'::text))::uuid) STORED,
  structure_id uuid NOT NULL,
  replacement_id uuid GENERATED ALWAYS AS (((description ->> 'remplace_par'::text))::uuid) STORED,
  starts_on text GENERATED ALWAYS AS ((description ->> 'du'::text)) STORED NOT NULL,
  ends_on text GENERATED ALWAYS AS ((description ->> 'au'::text)) STORED,
  withdrawn_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL,
  created_at timestamp with time zone NOT NULL,
  modified_at timestamp with time zone NOT NULL,
  changed_in xid8 DEFAULT pg_current_xact_id() NOT NULL,
  written_in uuid
);
CREATE TABLE presences (
  id uuid NOT NULL,
  source text NOT NULL,
  source_id text NOT NULL,
  description jsonb NOT NULL,
  professional_id uuid GENERATED ALWAYS AS (((description ->> 'professionnel_id'::text))::uuid) STORED NOT NULL,
  place_id uuid NOT NULL,
  starts_on text GENERATED ALWAYS AS ((description ->> 'du'::text)) STORED NOT NULL,
  ends_on text GENERATED ALWAYS AS ((description ->> 'au'::text)) STORED,
  withdrawn_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL,
  created_at timestamp with time zone NOT NULL,
  modified_at timestamp with time zone NOT NULL,
  changed_in xid8 DEFAULT pg_current_xact_id() NOT NULL,
  written_in uuid
);
CREATE TABLE professional_people (
  professional_id uuid NOT NULL,
  person_id uuid NOT NULL,
  written_at timestamp with time zone NOT NULL
);
CREATE TABLE professionals (
  id uuid NOT NULL,
  source text NOT NULL,
  source_id text NOT NULL,
  description jsonb NOT NULL,
  structure_id uuid,
  ends_on text GENERATED ALWAYS AS ((description ->> 'fin'::text)) STORED,
  withdrawn_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL,
  created_at timestamp with time zone NOT NULL,
  modified_at timestamp with time zone NOT NULL,
  changed_in xid8 DEFAULT pg_current_xact_id() NOT NULL,
  written_in uuid
);
CREATE TABLE propositions (
  id uuid NOT NULL,
  structure_id uuid NOT NULL,
  subject text NOT NULL,
  subject_id uuid NOT NULL,
  link_id uuid NOT NULL,
  fields jsonb NOT NULL,
  is_open boolean DEFAULT true NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  created_at timestamp with time zone NOT NULL,
  modified_at timestamp with time zone NOT NULL,
  decided_at timestamp with time zone,
  written_in uuid
);
CREATE TABLE relay_state (
  stream text NOT NULL,
  stream_created text NOT NULL,
  last_seq bigint NOT NULL
);
CREATE TABLE structure_terms (
  id uuid NOT NULL,
  mix integer NOT NULL,
  terms integer[] NOT NULL
);
CREATE TABLE structure_words (
  word text NOT NULL,
  stem text NOT NULL,
  near integer[] NOT NULL
);
CREATE TABLE structures (
  id uuid NOT NULL,
  source text NOT NULL,
  source_id text NOT NULL,
  description jsonb NOT NULL,
  commune text,
  departement text,
  pivot text GENERATED ALWAYS AS (COALESCE((description ->> 'siret'::text), (description ->> 'siren'::text), (description ->> 'rna'::text), (description ->> 'ridet'::text))) STORED,
  parent_id uuid GENERATED ALWAYS AS (((description ->> 'parent_id'::text))::uuid) STORED,
  closed_on text GENERATED ALWAYS AS ((description #>> '{fermeture,date}'::text[])) STORED,
  successor_id uuid GENERATED ALWAYS AS (((description #>> '{fermeture,successeur_id}'::text[]))::uuid) STORED,
  withdrawn_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL,
  created_at timestamp with time zone NOT NULL,
  modified_at timestamp with time zone NOT NULL,
  changed_in xid8 DEFAULT pg_current_xact_id() NOT NULL,
  written_in uuid,
  checked_on text,
  merged_into uuid,
  survivor_id uuid
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

ALTER TABLE dead_letters ADD CONSTRAINT dead_letters_pkey PRIMARY KEY (id);
ALTER TABLE hand_fields ADD CONSTRAINT hand_fields_pkey PRIMARY KEY (id);
ALTER TABLE hand_fields ADD CONSTRAINT hand_fields_subject_check CHECK ((subject = ANY (ARRAY['structure'::text, 'lieu'::text])));
ALTER TABLE idempotency_keys ADD CONSTRAINT idempotency_keys_pkey PRIMARY KEY (key_hash);
ALTER TABLE idempotency_parts ADD CONSTRAINT idempotency_parts_pkey PRIMARY KEY (key_hash, part);
ALTER TABLE inbox ADD CONSTRAINT inbox_pkey PRIMARY KEY (durable, event_id);
ALTER TABLE inbox_positions ADD CONSTRAINT inbox_positions_pkey PRIMARY KEY (durable, aggregate_id);
ALTER TABLE link_forms ADD CONSTRAINT link_forms_pkey PRIMARY KEY (link_id, nonce);
ALTER TABLE links ADD CONSTRAINT links_pkey PRIMARY KEY (id);
ALTER TABLE links ADD CONSTRAINT links_secret_hash_key UNIQUE (secret_hash);
ALTER TABLE merges ADD CONSTRAINT merges_pkey PRIMARY KEY (id);
ALTER TABLE network_terms ADD CONSTRAINT network_terms_pkey PRIMARY KEY (mix, id);
ALTER TABLE networks ADD CONSTRAINT networks_pkey PRIMARY KEY (id);
ALTER TABLE networks ADD CONSTRAINT networks_source_source_id_key UNIQUE (source, source_id);
ALTER TABLE outbox ADD CONSTRAINT outbox_aggregate_id_aggregate_version_key UNIQUE (aggregate_id, aggregate_version);
ALTER TABLE outbox ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);
ALTER TABLE place_terms ADD CONSTRAINT place_terms_pkey PRIMARY KEY (mix, id);
ALTER TABLE places ADD CONSTRAINT places_closed CHECK (((closed_on IS NULL) = (closed_by IS NULL)));
ALTER TABLE places ADD CONSTRAINT places_pkey PRIMARY KEY (id);
ALTER TABLE places ADD CONSTRAINT places_source_source_id_key UNIQUE (source, source_id);
ALTER TABLE posts ADD CONSTRAINT posts_pkey PRIMARY KEY (id);
ALTER TABLE posts ADD CONSTRAINT posts_source_source_id_key UNIQUE (source, source_id);
ALTER TABLE presences ADD CONSTRAINT presences_pkey PRIMARY KEY (id);
ALTER TABLE presences ADD CONSTRAINT presences_source_source_id_key UNIQUE (source, source_id);
ALTER TABLE professional_people ADD CONSTRAINT professional_people_person_id_key UNIQUE (person_id);
ALTER TABLE professional_people ADD CONSTRAINT professional_people_pkey PRIMARY KEY (professional_id);
ALTER TABLE professionals ADD CONSTRAINT professionals_pkey PRIMARY KEY (id);
ALTER TABLE professionals ADD CONSTRAINT professionals_source_source_id_key UNIQUE (source, source_id);
ALTER TABLE propositions ADD CONSTRAINT propositions_pkey PRIMARY KEY (id);
ALTER TABLE propositions ADD CONSTRAINT propositions_subject_check CHECK ((subject = ANY (ARRAY['structure'::text, 'lieu'::text])));
ALTER TABLE relay_state ADD CONSTRAINT relay_state_pkey PRIMARY KEY (stream);
ALTER TABLE structure_terms ADD CONSTRAINT structure_terms_pkey PRIMARY KEY (mix, id);
ALTER TABLE structures ADD CONSTRAINT structures_pkey PRIMARY KEY (id);
ALTER TABLE structures ADD CONSTRAINT structures_source_source_id_key UNIQUE (source, source_id);
ALTER TABLE versions ADD CONSTRAINT versions_pkey PRIMARY KEY (aggregate_id, version);
ALTER TABLE writings ADD CONSTRAINT writings_pkey PRIMARY KEY (id);
ALTER TABLE idempotency_parts ADD CONSTRAINT idempotency_parts_key_hash_fkey FOREIGN KEY (key_hash) REFERENCES idempotency_keys(key_hash) ON DELETE CASCADE;
ALTER TABLE link_forms ADD CONSTRAINT link_forms_link_id_fkey FOREIGN KEY (link_id) REFERENCES links(id) ON DELETE CASCADE;
ALTER TABLE professional_people ADD CONSTRAINT professional_people_professional_id_fkey FOREIGN KEY (professional_id) REFERENCES professionals(id);

CREATE UNIQUE INDEX hand_fields_held ON hand_fields USING btree (subject_id, field) WHERE (state <> 'accord'::text);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys USING btree (kept_at);
CREATE INDEX links_by_end ON links USING btree (ends_at);
CREATE INDEX links_by_object ON links USING btree (object_id, purpose, id);
CREATE INDEX network_terms_terms ON network_terms USING gin (terms) WITH (gin_pending_list_limit='256');
CREATE INDEX network_words_near ON network_words USING gin (near) WITH (gin_pending_list_limit='64');
CREATE INDEX network_words_stem ON network_words USING btree (stem);
CREATE INDEX network_words_word ON network_words USING btree (word text_pattern_ops);
CREATE INDEX networks_changed ON networks USING btree (changed_in, id);
CREATE INDEX networks_description ON networks USING gin (description jsonb_path_ops);
CREATE INDEX networks_territory ON networks USING btree (((description ->> 'territoire'::text)), id);
CREATE INDEX outbox_stream_seq ON outbox USING btree (stream_seq) WHERE (stream_seq IS NOT NULL);
CREATE INDEX outbox_unpublished ON outbox USING btree (id) WHERE (stream_seq IS NULL);
CREATE INDEX place_terms_terms ON place_terms USING gin (terms) WITH (gin_pending_list_limit='256');
CREATE INDEX place_words_near ON place_words USING gin (near) WITH (gin_pending_list_limit='64');
CREATE INDEX place_words_stem ON place_words USING btree (stem);
CREATE INDEX place_words_word ON place_words USING btree (word text_pattern_ops);
CREATE INDEX places_around ON places USING btree (latitude, longitude);
CREATE INDEX places_body ON places USING gin (body jsonb_path_ops);
CREATE INDEX places_changed ON places USING btree (changed_in, id);
CREATE INDEX places_commune ON places USING btree (commune, id);
CREATE INDEX places_merged_into ON places USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX places_pivot ON places USING btree (upper((body ->> 'pivot'::text)));
CREATE INDEX places_survivor ON places USING btree (survivor_id) WHERE (survivor_id IS NOT NULL);
CREATE INDEX posts_changed ON posts USING btree (changed_in, id);
CREATE INDEX posts_professional ON posts USING btree (professional_id);
CREATE INDEX posts_replacement ON posts USING btree (replacement_id);
CREATE INDEX posts_structure ON posts USING btree (structure_id, id);
CREATE INDEX presences_changed ON presences USING btree (changed_in, id);
CREATE INDEX presences_place ON presences USING btree (place_id, id);
CREATE INDEX presences_professional ON presences USING btree (professional_id);
CREATE INDEX professionals_changed ON professionals USING btree (changed_in, id);
CREATE INDEX professionals_description ON professionals USING gin (description jsonb_path_ops);
CREATE INDEX professionals_structure ON professionals USING btree (structure_id);
CREATE INDEX propositions_by_age ON propositions USING btree (decided_at);
CREATE INDEX propositions_by_structure ON propositions USING btree (structure_id, id);
CREATE INDEX propositions_open ON propositions USING btree (subject_id) WHERE is_open;
CREATE INDEX structure_terms_terms ON structure_terms USING gin (terms) WITH (gin_pending_list_limit='256');
CREATE INDEX structure_words_near ON structure_words USING gin (near) WITH (gin_pending_list_limit='64');
CREATE INDEX structure_words_stem ON structure_words USING btree (stem);
CREATE INDEX structure_words_word ON structure_words USING btree (word text_pattern_ops);
CREATE INDEX structures_changed ON structures USING btree (changed_in, id);
CREATE INDEX structures_commune ON structures USING btree (commune, id);
CREATE INDEX structures_description ON structures USING gin (description jsonb_path_ops);
CREATE INDEX structures_merged_into ON structures USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX structures_merged_pivot ON structures USING btree (pivot) WHERE (survivor_id IS NOT NULL);
CREATE INDEX structures_parent ON structures USING btree (parent_id);
CREATE UNIQUE INDEX structures_pivot ON structures USING btree (pivot) WHERE (withdrawn_at IS NULL);
CREATE INDEX structures_successor ON structures USING btree (successor_id);
CREATE INDEX structures_survivor ON structures USING btree (survivor_id) WHERE (survivor_id IS NOT NULL);

CREATE OR REPLACE FUNCTION follow_place()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      BEGIN
        NEW.place_id := (NEW.description ->> 'lieu_id')::uuid;
        NEW.place_id := coalesce(
          (SELECT survivor_id FROM places WHERE id = NEW.place_id), NEW.place_id);
        RETURN NEW;
      END $function$
;
CREATE OR REPLACE FUNCTION follow_structure()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
      BEGIN
        NEW.structure_id := (NEW.description ->> 'structure_id')::uuid;
        NEW.structure_id := coalesce(
          (SELECT survivor_id FROM structures WHERE id = NEW.structure_id), NEW.structure_id);
        RETURN NEW;
      END $function$
;

CREATE TRIGGER posts_follow_structure BEFORE INSERT OR UPDATE ON posts FOR EACH ROW EXECUTE FUNCTION follow_structure();
CREATE TRIGGER presences_follow_place BEFORE INSERT OR UPDATE ON presences FOR EACH ROW EXECUTE FUNCTION follow_place();
CREATE TRIGGER professionals_follow_structure BEFORE INSERT OR UPDATE ON professionals FOR EACH ROW EXECUTE FUNCTION follow_structure();

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE dead_letters TO maillage_actors;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE hand_fields TO maillage_actors;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE idempotency_keys TO maillage_actors;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE idempotency_parts TO maillage_actors;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE inbox TO maillage_actors;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE inbox_positions TO maillage_actors;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE link_forms TO maillage_actors;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE links TO maillage_actors;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE merges TO maillage_actors;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE network_terms TO maillage_actors;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE network_words TO maillage_actors;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE networks TO maillage_actors;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE outbox TO maillage_actors;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE place_terms TO maillage_actors;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE place_words TO maillage_actors;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE places TO maillage_actors;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE posts TO maillage_actors;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE presences TO maillage_actors;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE professional_people TO maillage_actors;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE professionals TO maillage_actors;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE propositions TO maillage_actors;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE relay_state TO maillage_actors;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE structure_terms TO maillage_actors;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE structure_words TO maillage_actors;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE structures TO maillage_actors;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE versions TO maillage_actors;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE writings TO maillage_actors;
