CREATE TABLE agreement_settings (
  structure_id uuid NOT NULL,
  setting jsonb NOT NULL,
  modified_at timestamp with time zone NOT NULL
);
CREATE TABLE attendances (
  enrolment_id uuid NOT NULL,
  half_day text NOT NULL,
  is_present boolean,
  marked_at timestamp with time zone,
  signed_at timestamp with time zone
);
CREATE TABLE certificates (
  id uuid NOT NULL,
  code text NOT NULL,
  enrolment_id uuid NOT NULL,
  session_id uuid NOT NULL,
  course_id uuid NOT NULL,
  title text NOT NULL,
  attended integer NOT NULL,
  half_days integer NOT NULL,
  starts_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  issued_at timestamp with time zone NOT NULL
);
CREATE TABLE course_elements (
  course_id uuid NOT NULL,
  element jsonb NOT NULL
);
CREATE TABLE course_terms (
  id uuid NOT NULL,
  mix integer NOT NULL,
  terms integer[] NOT NULL
);
CREATE TABLE course_words (
  word text NOT NULL,
  stem text NOT NULL,
  near integer[] NOT NULL
);
CREATE TABLE courses (
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
CREATE TABLE enrolments (
  id uuid NOT NULL,
  session_id uuid NOT NULL,
  course_id uuid NOT NULL,
  person_id uuid NOT NULL,
  source text NOT NULL,
  commune text NOT NULL,
  structure_id uuid,
  wish integer NOT NULL,
  arrival bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  place integer,
  state text NOT NULL,
  is_active boolean NOT NULL,
  holds boolean DEFAULT false NOT NULL,
  agreement text NOT NULL,
  agreement_until timestamp with time zone,
  silence text NOT NULL,
  offered_until timestamp with time zone,
  version integer DEFAULT 0 NOT NULL,
  created_at timestamp with time zone NOT NULL,
  modified_at timestamp with time zone NOT NULL
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
CREATE TABLE known_structures (
  id uuid NOT NULL,
  commune text NOT NULL,
  version integer NOT NULL
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
CREATE TABLE relay_state (
  stream text NOT NULL,
  stream_created text NOT NULL,
  last_seq bigint NOT NULL
);
CREATE TABLE sessions (
  id uuid NOT NULL,
  course_id uuid NOT NULL,
  course_version integer NOT NULL,
  state text NOT NULL,
  description jsonb NOT NULL,
  allowed integer NOT NULL,
  taken integer DEFAULT 0 NOT NULL,
  offered integer DEFAULT 0 NOT NULL,
  waiting integer DEFAULT 0 NOT NULL,
  is_unsettled boolean DEFAULT false NOT NULL,
  sequence integer DEFAULT 0 NOT NULL,
  starts_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  created_at timestamp with time zone NOT NULL,
  modified_at timestamp with time zone NOT NULL
);
CREATE TABLE sheet_terms (
  id uuid NOT NULL,
  mix integer NOT NULL,
  terms integer[] NOT NULL
);
CREATE TABLE sheet_thanks (
  sheet_id uuid NOT NULL,
  thanked_by text NOT NULL,
  thanked_at timestamp with time zone NOT NULL
);
CREATE TABLE sheet_words (
  word text NOT NULL,
  stem text NOT NULL,
  near integer[] NOT NULL
);
CREATE TABLE sheets (
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

ALTER TABLE agreement_settings ADD CONSTRAINT agreement_settings_pkey PRIMARY KEY (structure_id);
ALTER TABLE attendances ADD CONSTRAINT attendances_pkey PRIMARY KEY (enrolment_id, half_day);
ALTER TABLE certificates ADD CONSTRAINT certificates_code_key UNIQUE (code);
ALTER TABLE certificates ADD CONSTRAINT certificates_enrolment_id_key UNIQUE (enrolment_id);
ALTER TABLE certificates ADD CONSTRAINT certificates_pkey PRIMARY KEY (id);
ALTER TABLE course_elements ADD CONSTRAINT course_elements_pkey PRIMARY KEY (course_id);
ALTER TABLE course_terms ADD CONSTRAINT course_terms_pkey PRIMARY KEY (mix, id);
ALTER TABLE courses ADD CONSTRAINT courses_pkey PRIMARY KEY (id);
ALTER TABLE courses ADD CONSTRAINT courses_source_source_id_key UNIQUE (source, source_id);
ALTER TABLE dead_letters ADD CONSTRAINT dead_letters_pkey PRIMARY KEY (id);
ALTER TABLE enrolments ADD CONSTRAINT enrolments_pkey PRIMARY KEY (id);
ALTER TABLE idempotency_keys ADD CONSTRAINT idempotency_keys_pkey PRIMARY KEY (key_hash);
ALTER TABLE idempotency_parts ADD CONSTRAINT idempotency_parts_pkey PRIMARY KEY (key_hash, part);
ALTER TABLE inbox ADD CONSTRAINT inbox_pkey PRIMARY KEY (durable, event_id);
ALTER TABLE inbox_positions ADD CONSTRAINT inbox_positions_pkey PRIMARY KEY (durable, aggregate_id);
ALTER TABLE known_structures ADD CONSTRAINT known_structures_pkey PRIMARY KEY (id);
ALTER TABLE link_forms ADD CONSTRAINT link_forms_pkey PRIMARY KEY (link_id, nonce);
ALTER TABLE links ADD CONSTRAINT links_pkey PRIMARY KEY (id);
ALTER TABLE links ADD CONSTRAINT links_secret_hash_key UNIQUE (secret_hash);
ALTER TABLE outbox ADD CONSTRAINT outbox_aggregate_id_aggregate_version_key UNIQUE (aggregate_id, aggregate_version);
ALTER TABLE outbox ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);
ALTER TABLE relay_state ADD CONSTRAINT relay_state_pkey PRIMARY KEY (stream);
ALTER TABLE sessions ADD CONSTRAINT sessions_pkey PRIMARY KEY (id);
ALTER TABLE sheet_terms ADD CONSTRAINT sheet_terms_pkey PRIMARY KEY (mix, id);
ALTER TABLE sheet_thanks ADD CONSTRAINT sheet_thanks_pkey PRIMARY KEY (sheet_id, thanked_by);
ALTER TABLE sheets ADD CONSTRAINT sheets_pkey PRIMARY KEY (id);
ALTER TABLE sheets ADD CONSTRAINT sheets_source_source_id_key UNIQUE (source, source_id);
ALTER TABLE versions ADD CONSTRAINT versions_pkey PRIMARY KEY (aggregate_id, version);
ALTER TABLE writings ADD CONSTRAINT writings_pkey PRIMARY KEY (id);
ALTER TABLE attendances ADD CONSTRAINT attendances_enrolment_id_fkey FOREIGN KEY (enrolment_id) REFERENCES enrolments(id) ON DELETE CASCADE;
ALTER TABLE course_elements ADD CONSTRAINT course_elements_course_id_fkey FOREIGN KEY (course_id) REFERENCES courses(id);
ALTER TABLE enrolments ADD CONSTRAINT enrolments_session_id_fkey FOREIGN KEY (session_id) REFERENCES sessions(id);
ALTER TABLE idempotency_parts ADD CONSTRAINT idempotency_parts_key_hash_fkey FOREIGN KEY (key_hash) REFERENCES idempotency_keys(key_hash) ON DELETE CASCADE;
ALTER TABLE link_forms ADD CONSTRAINT link_forms_link_id_fkey FOREIGN KEY (link_id) REFERENCES links(id) ON DELETE CASCADE;
ALTER TABLE sessions ADD CONSTRAINT sessions_course_id_fkey FOREIGN KEY (course_id) REFERENCES courses(id);
ALTER TABLE sheet_thanks ADD CONSTRAINT sheet_thanks_sheet_id_fkey FOREIGN KEY (sheet_id) REFERENCES sheets(id);

CREATE INDEX course_terms_terms ON course_terms USING gin (terms) WITH (gin_pending_list_limit='256');
CREATE INDEX course_words_near ON course_words USING gin (near) WITH (gin_pending_list_limit='64');
CREATE INDEX course_words_stem ON course_words USING btree (stem);
CREATE INDEX course_words_word ON course_words USING btree (word text_pattern_ops);
CREATE INDEX courses_description ON courses USING gin (description jsonb_path_ops);
CREATE INDEX courses_territory ON courses USING btree (((description ->> 'territoire'::text)), id);
CREATE INDEX enrolments_agreements ON enrolments USING btree (agreement_until) WHERE (is_active AND (agreement = 'attendu'::text));
CREATE INDEX enrolments_course ON enrolments USING btree (course_id) WHERE is_active;
CREATE INDEX enrolments_offers ON enrolments USING btree (offered_until) WHERE (state = 'offerte'::text);
CREATE UNIQUE INDEX enrolments_once ON enrolments USING btree (session_id, person_id) WHERE is_active;
CREATE INDEX enrolments_person ON enrolments USING btree (person_id);
CREATE INDEX enrolments_received ON enrolments USING btree (course_id) WHERE (state = 'recue'::text);
CREATE INDEX enrolments_session ON enrolments USING btree (session_id, place);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys USING btree (kept_at);
CREATE INDEX links_by_end ON links USING btree (ends_at);
CREATE INDEX links_by_object ON links USING btree (object_id, purpose, id);
CREATE INDEX outbox_stream_seq ON outbox USING btree (stream_seq) WHERE (stream_seq IS NOT NULL);
CREATE INDEX outbox_unpublished ON outbox USING btree (id) WHERE (stream_seq IS NULL);
CREATE INDEX sessions_course ON sessions USING btree (course_id, starts_at);
CREATE INDEX sessions_start ON sessions USING btree (starts_at, id);
CREATE INDEX sessions_territory ON sessions USING btree (((description ->> 'territoire'::text)), starts_at);
CREATE INDEX sessions_trainer ON sessions USING btree (((description ->> 'formateur_id'::text)));
CREATE INDEX sessions_unsettled ON sessions USING btree (course_id) WHERE is_unsettled;
CREATE INDEX sheet_terms_terms ON sheet_terms USING gin (terms) WITH (gin_pending_list_limit='256');
CREATE INDEX sheet_thanks_by ON sheet_thanks USING btree (thanked_by);
CREATE INDEX sheet_words_near ON sheet_words USING gin (near) WITH (gin_pending_list_limit='64');
CREATE INDEX sheet_words_stem ON sheet_words USING btree (stem);
CREATE INDEX sheet_words_word ON sheet_words USING btree (word text_pattern_ops);
CREATE INDEX sheets_description ON sheets USING gin (description jsonb_path_ops);
CREATE INDEX sheets_origin ON sheets USING btree ((((description -> 'origine'::text) ->> 'id'::text)));
CREATE INDEX sheets_territory ON sheets USING btree (((description ->> 'territoire'::text)), id);

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE agreement_settings TO maillage_training;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE attendances TO maillage_training;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE certificates TO maillage_training;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE course_elements TO maillage_training;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE course_terms TO maillage_training;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE course_words TO maillage_training;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE courses TO maillage_training;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE dead_letters TO maillage_training;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE enrolments TO maillage_training;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE idempotency_keys TO maillage_training;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE idempotency_parts TO maillage_training;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE inbox TO maillage_training;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE inbox_positions TO maillage_training;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE known_structures TO maillage_training;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE link_forms TO maillage_training;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE links TO maillage_training;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE outbox TO maillage_training;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE relay_state TO maillage_training;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE sessions TO maillage_training;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE sheet_terms TO maillage_training;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE sheet_thanks TO maillage_training;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE sheet_words TO maillage_training;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE sheets TO maillage_training;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE versions TO maillage_training;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE writings TO maillage_training;
