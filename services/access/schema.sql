CREATE TABLE agent_grants (
  id uuid NOT NULL,
  agent_id uuid NOT NULL,
  role text NOT NULL,
  territories text[] NOT NULL,
  structures text[] NOT NULL,
  purposes text[] NOT NULL,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone
);
CREATE TABLE agents (
  id uuid NOT NULL,
  issuer text NOT NULL,
  subject_digest bytea NOT NULL,
  created_at timestamp with time zone NOT NULL,
  closed_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
CREATE TABLE alerts (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  kind text NOT NULL,
  caller_id uuid NOT NULL,
  since timestamp with time zone NOT NULL,
  raised_at timestamp with time zone NOT NULL,
  last_at timestamp with time zone NOT NULL,
  refusals integer DEFAULT 1 NOT NULL
);
CREATE TABLE audit_entries (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  system bigint NOT NULL,
  transaction xid8 NOT NULL,
  at timestamp with time zone NOT NULL,
  service text NOT NULL,
  actor_kind text NOT NULL,
  actor_id text,
  actor_name text,
  key_id text,
  ip text,
  request_id text,
  route text,
  action text NOT NULL,
  subject_type text NOT NULL,
  subject_id text NOT NULL,
  personal boolean NOT NULL,
  details json,
  patch json
);
ALTER TABLE audit_entries ALTER COLUMN patch SET STORAGE EXTERNAL;
CREATE TABLE audit_seals (
  seq bigint NOT NULL,
  system bigint NOT NULL,
  last_transaction xid8 NOT NULL,
  last_id bigint NOT NULL,
  entries bigint NOT NULL,
  digests bytea NOT NULL,
  previous bytea NOT NULL,
  at timestamp with time zone NOT NULL,
  public_key bytea NOT NULL,
  hash bytea NOT NULL,
  signature bytea NOT NULL
);
ALTER TABLE audit_seals ALTER COLUMN digests SET STORAGE EXTERNAL;
CREATE TABLE calls (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  at timestamp with time zone NOT NULL,
  caller_id text NOT NULL,
  key_id text,
  ip text NOT NULL,
  route text NOT NULL,
  status smallint NOT NULL,
  number integer NOT NULL
);
CREATE TABLE client_keys (
  id uuid NOT NULL,
  client_id uuid NOT NULL,
  prefix text NOT NULL,
  secret_hash text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  revoked_at timestamp with time zone
);
CREATE TABLE clients (
  id uuid NOT NULL,
  name text NOT NULL,
  source text NOT NULL,
  territories text[] NOT NULL,
  created_at timestamp with time zone NOT NULL,
  closed_at timestamp with time zone,
  type text NOT NULL,
  roles text[] NOT NULL,
  structures text[] NOT NULL,
  purposes text[] NOT NULL,
  version integer DEFAULT 1 NOT NULL
);
CREATE TABLE data_holders (
  service text NOT NULL,
  holds_people boolean NOT NULL,
  declared_at timestamp with time zone DEFAULT now() NOT NULL
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
CREATE TABLE erasures (
  person_id uuid NOT NULL,
  source text NOT NULL,
  erased_at timestamp with time zone NOT NULL,
  receipt json NOT NULL
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
CREATE TABLE people (
  id uuid NOT NULL,
  source text NOT NULL,
  category text NOT NULL,
  reference uuid NOT NULL,
  pseudonym text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  last_used_on date DEFAULT CURRENT_DATE NOT NULL
);
CREATE TABLE people_state (
  only_one boolean DEFAULT true NOT NULL,
  master_check text NOT NULL,
  replayed_for text,
  reference_key bytea
);
CREATE TABLE person_dossiers (
  task_id uuid NOT NULL,
  part integer NOT NULL,
  person_id uuid NOT NULL,
  service text NOT NULL,
  sealed bytea NOT NULL,
  made_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE person_fields (
  person_id uuid NOT NULL,
  field text NOT NULL,
  sealed bytea NOT NULL
);
CREATE TABLE person_keys (
  person_id uuid NOT NULL,
  wrapped bytea NOT NULL
);
CREATE TABLE person_reads (
  caller_id uuid NOT NULL,
  person_id uuid NOT NULL,
  read_at timestamp with time zone NOT NULL
);
CREATE TABLE read_meters (
  caller_id uuid NOT NULL
);
CREATE TABLE recurrences (
  service text NOT NULL,
  name text NOT NULL,
  title text NOT NULL,
  period text NOT NULL,
  due_at timestamp with time zone NOT NULL,
  holder uuid,
  lease_until timestamp with time zone,
  began_at timestamp with time zone,
  ended_at timestamp with time zone,
  has_failed boolean
);
CREATE TABLE relay_state (
  stream text NOT NULL,
  stream_created text NOT NULL,
  last_seq bigint NOT NULL
);
CREATE TABLE request_counts (
  minute bigint NOT NULL,
  caller text NOT NULL,
  total bigint NOT NULL
);
CREATE TABLE retention_receipts (
  run_id uuid NOT NULL,
  service text NOT NULL,
  category text NOT NULL,
  before timestamp with time zone NOT NULL,
  removed integer NOT NULL,
  automatic boolean NOT NULL,
  at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE source_consents (
  source text NOT NULL,
  writer_id uuid NOT NULL,
  since timestamp with time zone NOT NULL
);
CREATE TABLE sources (
  name text NOT NULL,
  owner_id uuid NOT NULL,
  since timestamp with time zone NOT NULL
);
CREATE TABLE task_events (
  task_id uuid NOT NULL,
  seq bigint NOT NULL,
  kind text NOT NULL,
  data jsonb NOT NULL
);
CREATE TABLE task_parts (
  task_id uuid NOT NULL,
  part integer NOT NULL,
  data bytea NOT NULL
);
ALTER TABLE task_parts ALTER COLUMN data SET STORAGE EXTERNAL;
CREATE TABLE tasks (
  id uuid NOT NULL,
  service text NOT NULL,
  nature text NOT NULL,
  caller_id text NOT NULL,
  context jsonb,
  input jsonb NOT NULL,
  sealed_key bytea,
  state text NOT NULL,
  done bigint DEFAULT 0 NOT NULL,
  total bigint,
  rate double precision,
  rejects bigint DEFAULT 0 NOT NULL,
  resume jsonb,
  result jsonb,
  error jsonb,
  last_event bigint DEFAULT 0 NOT NULL,
  owner uuid,
  lease_until timestamp with time zone,
  claims integer DEFAULT 0 NOT NULL,
  claimed_at timestamp with time zone,
  claimed_done bigint DEFAULT 0 NOT NULL,
  cancel_asked boolean DEFAULT false NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  started_at timestamp with time zone,
  ended_at timestamp with time zone
);
CREATE TABLE token_keys (
  kid text NOT NULL,
  public_jwk jsonb NOT NULL,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL
);

ALTER TABLE agent_grants ADD CONSTRAINT agent_grants_pkey PRIMARY KEY (id);
ALTER TABLE agents ADD CONSTRAINT agents_pkey PRIMARY KEY (id);
ALTER TABLE agents ADD CONSTRAINT agents_subject_digest_key UNIQUE (subject_digest);
ALTER TABLE alerts ADD CONSTRAINT alerts_kind_caller_id_since_key UNIQUE (kind, caller_id, since);
ALTER TABLE alerts ADD CONSTRAINT alerts_pkey PRIMARY KEY (id);
ALTER TABLE audit_entries ADD CONSTRAINT audit_entries_pkey PRIMARY KEY (id);
ALTER TABLE audit_seals ADD CONSTRAINT audit_seals_pkey PRIMARY KEY (seq);
ALTER TABLE calls ADD CONSTRAINT calls_pkey PRIMARY KEY (id);
ALTER TABLE client_keys ADD CONSTRAINT client_keys_pkey PRIMARY KEY (id);
ALTER TABLE client_keys ADD CONSTRAINT client_keys_prefix_key UNIQUE (prefix);
ALTER TABLE clients ADD CONSTRAINT clients_pkey PRIMARY KEY (id);
ALTER TABLE clients ADD CONSTRAINT clients_source_key UNIQUE (source);
ALTER TABLE data_holders ADD CONSTRAINT data_holders_pkey PRIMARY KEY (service);
ALTER TABLE dead_letters ADD CONSTRAINT dead_letters_pkey PRIMARY KEY (id);
ALTER TABLE erasures ADD CONSTRAINT erasures_pkey PRIMARY KEY (person_id);
ALTER TABLE idempotency_keys ADD CONSTRAINT idempotency_keys_pkey PRIMARY KEY (key_hash);
ALTER TABLE idempotency_parts ADD CONSTRAINT idempotency_parts_pkey PRIMARY KEY (key_hash, part);
ALTER TABLE inbox ADD CONSTRAINT inbox_pkey PRIMARY KEY (durable, event_id);
ALTER TABLE inbox_positions ADD CONSTRAINT inbox_positions_pkey PRIMARY KEY (durable, aggregate_id);
ALTER TABLE outbox ADD CONSTRAINT outbox_aggregate_id_aggregate_version_key UNIQUE (aggregate_id, aggregate_version);
ALTER TABLE outbox ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);
ALTER TABLE people ADD CONSTRAINT people_pkey PRIMARY KEY (id);
ALTER TABLE people ADD CONSTRAINT people_pseudonym_key UNIQUE (pseudonym);
ALTER TABLE people ADD CONSTRAINT people_reference_key UNIQUE (reference);
ALTER TABLE people_state ADD CONSTRAINT people_state_only_one_check CHECK (only_one);
ALTER TABLE people_state ADD CONSTRAINT people_state_pkey PRIMARY KEY (only_one);
ALTER TABLE person_dossiers ADD CONSTRAINT person_dossiers_pkey PRIMARY KEY (task_id, part);
ALTER TABLE person_fields ADD CONSTRAINT person_fields_pkey PRIMARY KEY (person_id, field);
ALTER TABLE person_keys ADD CONSTRAINT person_keys_pkey PRIMARY KEY (person_id);
ALTER TABLE person_reads ADD CONSTRAINT person_reads_pkey PRIMARY KEY (caller_id, person_id);
ALTER TABLE read_meters ADD CONSTRAINT read_meters_pkey PRIMARY KEY (caller_id);
ALTER TABLE recurrences ADD CONSTRAINT recurrences_pkey PRIMARY KEY (service, name);
ALTER TABLE relay_state ADD CONSTRAINT relay_state_pkey PRIMARY KEY (stream);
ALTER TABLE request_counts ADD CONSTRAINT request_counts_pkey PRIMARY KEY (minute, caller);
ALTER TABLE retention_receipts ADD CONSTRAINT retention_receipts_pkey PRIMARY KEY (run_id, service, category);
ALTER TABLE source_consents ADD CONSTRAINT source_consents_pkey PRIMARY KEY (source, writer_id);
ALTER TABLE sources ADD CONSTRAINT sources_pkey PRIMARY KEY (name);
ALTER TABLE task_events ADD CONSTRAINT task_events_kind_check CHECK ((kind = ANY (ARRAY['progress'::text, 'reject'::text, 'end'::text])));
ALTER TABLE task_events ADD CONSTRAINT task_events_pkey PRIMARY KEY (task_id, seq);
ALTER TABLE task_parts ADD CONSTRAINT task_parts_pkey PRIMARY KEY (task_id, part);
ALTER TABLE tasks ADD CONSTRAINT tasks_pkey PRIMARY KEY (id);
ALTER TABLE tasks ADD CONSTRAINT tasks_state_check CHECK ((state = ANY (ARRAY['receiving'::text, 'waiting'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])));
ALTER TABLE token_keys ADD CONSTRAINT token_keys_pkey PRIMARY KEY (kid);
ALTER TABLE agent_grants ADD CONSTRAINT agent_grants_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES agents(id);
ALTER TABLE client_keys ADD CONSTRAINT client_keys_client_id_fkey FOREIGN KEY (client_id) REFERENCES clients(id);
ALTER TABLE idempotency_parts ADD CONSTRAINT idempotency_parts_key_hash_fkey FOREIGN KEY (key_hash) REFERENCES idempotency_keys(key_hash) ON DELETE CASCADE;
ALTER TABLE person_dossiers ADD CONSTRAINT person_dossiers_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE;
ALTER TABLE person_dossiers ADD CONSTRAINT person_dossiers_task_id_fkey FOREIGN KEY (task_id) REFERENCES tasks(id) ON DELETE CASCADE;
ALTER TABLE person_fields ADD CONSTRAINT person_fields_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE;
ALTER TABLE person_keys ADD CONSTRAINT person_keys_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE;
ALTER TABLE person_reads ADD CONSTRAINT person_reads_caller_id_fkey FOREIGN KEY (caller_id) REFERENCES read_meters(caller_id);
ALTER TABLE source_consents ADD CONSTRAINT source_consents_source_fkey FOREIGN KEY (source) REFERENCES sources(name);
ALTER TABLE task_events ADD CONSTRAINT task_events_task_id_fkey FOREIGN KEY (task_id) REFERENCES tasks(id) ON DELETE CASCADE;
ALTER TABLE task_parts ADD CONSTRAINT task_parts_task_id_fkey FOREIGN KEY (task_id) REFERENCES tasks(id) ON DELETE CASCADE;

CREATE INDEX agent_grants_by_agent ON agent_grants USING btree (agent_id);
CREATE INDEX audit_entries_by_action ON audit_entries USING btree (action, id);
CREATE INDEX audit_entries_by_actor ON audit_entries USING btree (actor_id, id);
CREATE INDEX audit_entries_by_subject ON audit_entries USING btree (subject_id, id);
CREATE INDEX audit_entries_by_time ON audit_entries USING btree (at);
CREATE UNIQUE INDEX audit_entries_order ON audit_entries USING btree (system, transaction, id);
CREATE INDEX audit_seals_by_time ON audit_seals USING btree (at);
CREATE INDEX calls_by_caller ON calls USING btree (caller_id, id);
CREATE INDEX calls_by_time ON calls USING btree (at);
CREATE INDEX client_keys_by_client ON client_keys USING btree (client_id);
CREATE INDEX erasures_in_order ON erasures USING btree (erased_at, person_id);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys USING btree (kept_at);
CREATE INDEX outbox_stream_seq ON outbox USING btree (stream_seq) WHERE (stream_seq IS NOT NULL);
CREATE INDEX outbox_unpublished ON outbox USING btree (id) WHERE (stream_seq IS NULL);
CREATE INDEX people_by_use ON people USING btree (category, last_used_on);
CREATE INDEX person_dossiers_by_age ON person_dossiers USING btree (made_at);
CREATE INDEX person_dossiers_by_person ON person_dossiers USING btree (person_id);
CREATE INDEX source_consents_by_writer ON source_consents USING btree (writer_id);
CREATE INDEX sources_by_owner ON sources USING btree (owner_id);
CREATE INDEX task_rejects ON task_events USING btree (task_id, seq) WHERE (kind = 'reject'::text);
CREATE INDEX tasks_by_caller ON tasks USING btree (caller_id, id);
CREATE INDEX tasks_open ON tasks USING btree (service, id) WHERE (ended_at IS NULL);

CREATE OR REPLACE FUNCTION accept_task(of_task uuid)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$
    WITH accepted AS (
      UPDATE tasks SET state = 'waiting', lease_until = NULL WHERE id = of_task AND service = regexp_replace(coalesce(nullif(current_setting('role'), 'none'), session_user), '^maillage_', '') AND state = 'receiving' RETURNING true)
    SELECT EXISTS (SELECT FROM accepted)
  $function$
;
CREATE OR REPLACE FUNCTION add_calls(made json)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'access', 'pg_temp'
AS $function$
        INSERT INTO calls (at, caller_id, key_id, ip, route, status, number)
        SELECT c.at, c.caller_id, c.key_id, c.ip, c.route, c.status, c.number FROM json_populate_recordset(NULL::calls, made) AS c
      $function$
;
CREATE OR REPLACE FUNCTION add_task(new_id uuid, of_nature text, by_caller text, of_context jsonb, of_input jsonb, of_key bytea, most integer)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$
    WITH added AS (
      INSERT INTO tasks (id, service, nature, caller_id, context, input, sealed_key, state, lease_until)
      SELECT new_id, regexp_replace(coalesce(nullif(current_setting('role'), 'none'), session_user), '^maillage_', ''), of_nature, by_caller, of_context, of_input, of_key,
        CASE WHEN of_key IS NULL THEN 'waiting' ELSE 'receiving' END, CASE WHEN of_key IS NULL THEN NULL ELSE clock_timestamp() + interval '10 minutes' END
      WHERE (SELECT count(*) FROM tasks WHERE caller_id = by_caller AND ended_at IS NULL) < most
      RETURNING true)
    SELECT EXISTS (SELECT FROM added)
  $function$
;
CREATE OR REPLACE FUNCTION add_task_part(of_task uuid, number integer, bytes bytea)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$ BEGIN
    UPDATE tasks SET lease_until = clock_timestamp() + interval '10 minutes' WHERE id = of_task AND service = regexp_replace(coalesce(nullif(current_setting('role'), 'none'), session_user), '^maillage_', '') AND state = 'receiving';
    IF NOT FOUND THEN RETURN false; END IF;
    INSERT INTO task_parts (task_id, part, data) VALUES (of_task, number, bytes);
    RETURN true;
  END $function$
;
CREATE OR REPLACE FUNCTION append_audit(entry json)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'access', 'pg_temp'
AS $function$ DECLARE number bigint; BEGIN
        INSERT INTO audit_entries (system, transaction, at, service, actor_kind, actor_id, actor_name, key_id, ip, request_id, route,
          action, subject_type, subject_id, personal, details, patch)
        SELECT (SELECT system_identifier FROM pg_control_system()), pg_current_xact_id(), clock_timestamp(),
          regexp_replace(coalesce(nullif(current_setting('role'), 'none'), session_user), '^maillage_', ''),
          e.actor_kind, e.actor_id, e.actor_name, e.key_id, e.ip, e.request_id, e.route,
          e.action, e.subject_type, e.subject_id, e.personal, e.details, e.patch
        FROM json_populate_record(NULL::audit_entries, entry) AS e
        RETURNING id INTO number;
        RETURN number;
      END $function$
;
CREATE OR REPLACE FUNCTION cancel_task(of_task uuid)
 RETURNS TABLE(id uuid, service text, nature text, caller_id text, state text, done bigint, total bigint, rate double precision, rejects bigint, result jsonb, error jsonb, last_event bigint, cancel_asked boolean, created_at timestamp with time zone, started_at timestamp with time zone, ended_at timestamp with time zone)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$
    UPDATE tasks SET cancel_asked = true WHERE id = of_task AND state = 'running';
    WITH ended AS (
      UPDATE tasks SET state = 'cancelled', cancel_asked = true, ended_at = clock_timestamp(), last_event = last_event + 1, sealed_key = NULL
      WHERE id = of_task AND state IN ('waiting', 'receiving') RETURNING id, last_event),
    told AS (INSERT INTO task_events (task_id, seq, kind, data) SELECT id, last_event, 'end', '{}' FROM ended)
    DELETE FROM task_parts WHERE task_id IN (SELECT id FROM ended);
    SELECT id, service, nature, caller_id, state, done, total, rate, rejects, result, error, last_event, cancel_asked, created_at, started_at, ended_at FROM tasks WHERE id = of_task
  $function$
;
CREATE OR REPLACE FUNCTION checkpoint_task(of_task uuid, by_owner uuid, so_far bigint, of_total bigint, of_resume jsonb, rejected jsonb)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$
    DECLARE row tasks; more bigint := jsonb_array_length(rejected);
    BEGIN
      UPDATE tasks SET done = so_far, total = of_total, resume = of_resume, rejects = rejects + more, last_event = last_event + more + 1,
        claims = 0, lease_until = clock_timestamp() + interval '10 seconds',
        rate = (so_far - claimed_done) / greatest(extract(epoch FROM clock_timestamp() - claimed_at), 0.001)
      WHERE id = of_task AND service = regexp_replace(coalesce(nullif(current_setting('role'), 'none'), session_user), '^maillage_', '') AND owner = by_owner AND state = 'running' RETURNING * INTO row;
      IF NOT FOUND THEN RETURN NULL; END IF;
      IF row.cancel_asked THEN RETURN 'cancelled'; END IF;
      INSERT INTO task_events (task_id, seq, kind, data)
      SELECT of_task, row.last_event - more - 1 + one.place, 'reject', one.value FROM jsonb_array_elements(rejected) WITH ORDINALITY AS one (value, place)
      UNION ALL SELECT of_task, row.last_event, 'progress', jsonb_build_object('done', row.done, 'total', row.total, 'rate', row.rate);
      RETURN 'held';
    END $function$
;
CREATE OR REPLACE FUNCTION claim_recurrence(of_name text, of_holder uuid, moment timestamp with time zone, lease interval)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$
    WITH claimed AS (
      UPDATE recurrences AS r SET holder = of_holder, lease_until = now() + lease, began_at = moment, ended_at = NULL, has_failed = NULL
      WHERE r.service = regexp_replace(coalesce(nullif(current_setting('role'), 'none'), session_user), '^maillage_', '') AND r.name = of_name AND due_at <= moment AND (lease_until IS NULL OR lease_until < now()) RETURNING true)
    SELECT EXISTS (SELECT FROM claimed)
  $function$
;
CREATE OR REPLACE FUNCTION claim_source(asked text, caller uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$ BEGIN
        IF asked !~ '^agent-[0-9a-f]{8}-' OR asked = 'agent-' || caller THEN
          INSERT INTO sources (name, owner_id, since) VALUES (asked, caller, now()) ON CONFLICT (name) DO NOTHING;
        END IF;
        RETURN EXISTS (SELECT FROM sources WHERE name = asked AND owner_id = caller)
            OR EXISTS (SELECT FROM source_consents WHERE source = asked AND writer_id = caller);
      END $function$
;
CREATE OR REPLACE FUNCTION claim_task(natures text[], new_owner uuid)
 RETURNS SETOF tasks
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$
    DELETE FROM tasks WHERE service = regexp_replace(coalesce(nullif(current_setting('role'), 'none'), session_user), '^maillage_', '') AND state = 'receiving' AND lease_until < clock_timestamp();
    UPDATE tasks SET state = 'running', owner = new_owner, lease_until = clock_timestamp() + interval '10 seconds', claims = claims + 1,
      started_at = coalesce(started_at, clock_timestamp()), claimed_at = clock_timestamp(), claimed_done = done
    WHERE id = (
      SELECT id FROM tasks
      WHERE service = regexp_replace(coalesce(nullif(current_setting('role'), 'none'), session_user), '^maillage_', '') AND ended_at IS NULL AND nature = ANY (natures)
        AND (state = 'waiting' OR state = 'running' AND lease_until < clock_timestamp())
      ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING *
  $function$
;
CREATE OR REPLACE FUNCTION count_requests(this_minute bigint, callers text[], counts integer[])
 RETURNS TABLE(caller text, total bigint)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
        WITH gone AS (
          DELETE FROM request_counts WHERE (minute, caller) IN (
            SELECT o.minute, o.caller FROM request_counts o WHERE o.minute < this_minute - 1 LIMIT 10000 FOR UPDATE SKIP LOCKED)
        )
        INSERT INTO request_counts AS r (minute, caller, total)
        SELECT this_minute, c.name, c.count FROM unnest(callers, counts) AS c (name, count) ORDER BY c.name
        ON CONFLICT (minute, caller) DO UPDATE SET total = r.total + excluded.total
        RETURNING r.caller, r.total
      $function$
;
CREATE OR REPLACE FUNCTION count_tasks()
 RETURNS TABLE(service text, state text, number bigint)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$
    SELECT service, state, count(*) FROM tasks WHERE ended_at IS NULL GROUP BY service, state
  $function$
;
CREATE OR REPLACE FUNCTION declare_holder(of_service text, holds boolean)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$
    INSERT INTO data_holders (service, holds_people) VALUES (of_service, holds)
    ON CONFLICT (service) DO UPDATE SET holds_people = excluded.holds_people, declared_at = now()
  $function$
;
CREATE OR REPLACE FUNCTION declare_recurrence(of_name text, of_title text, of_period text, first timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$
    INSERT INTO recurrences (service, name, title, period, due_at) VALUES (regexp_replace(coalesce(nullif(current_setting('role'), 'none'), session_user), '^maillage_', ''), of_name, of_title, of_period, first)
    ON CONFLICT (service, name) DO UPDATE SET title = excluded.title, period = excluded.period,
      due_at = CASE WHEN recurrences.period = excluded.period THEN recurrences.due_at ELSE excluded.due_at END
  $function$
;
CREATE OR REPLACE FUNCTION drop_fields(ids uuid[], fields text[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$
    DELETE FROM person_fields f USING unnest(ids, fields) AS n (id, field)
    WHERE f.person_id = n.id AND f.field = n.field AND n.field <> 'reference'
  $function$
;
CREATE OR REPLACE FUNCTION drop_task(of_task uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$
    DELETE FROM tasks WHERE id = of_task AND service = regexp_replace(coalesce(nullif(current_setting('role'), 'none'), session_user), '^maillage_', '') AND state = 'receiving'
  $function$
;
CREATE OR REPLACE FUNCTION end_task(of_task uuid, by_owner uuid, as_state text, of_result jsonb, of_error jsonb)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$
    WITH ended AS (
      UPDATE tasks SET state = as_state, result = of_result, error = of_error, ended_at = clock_timestamp(), last_event = last_event + 1,
        owner = NULL, lease_until = NULL, resume = NULL, sealed_key = NULL
      WHERE id = of_task AND service = regexp_replace(coalesce(nullif(current_setting('role'), 'none'), session_user), '^maillage_', '') AND owner = by_owner AND state = 'running' RETURNING id, last_event),
    told AS (INSERT INTO task_events (task_id, seq, kind, data) SELECT id, last_event, 'end', '{}' FROM ended),
    emptied AS (DELETE FROM task_parts WHERE task_id IN (SELECT id FROM ended))
    SELECT EXISTS (SELECT FROM ended)
  $function$
;
CREATE OR REPLACE FUNCTION enter_people(of_source text, of_category text, refs uuid[], ids uuid[], pseudonyms text[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$
    INSERT INTO people (id, source, category, reference, pseudonym)
    SELECT n.id, of_source, of_category, n.ref, n.pseudonym FROM unnest(refs, ids, pseudonyms) AS n (ref, id, pseudonym) ORDER BY n.ref
    ON CONFLICT (reference) DO NOTHING
  $function$
;
CREATE OR REPLACE FUNCTION file_retention(of_run uuid, of_service text, of_category text, up_to timestamp with time zone, gone integer, is_automatic boolean)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$
    INSERT INTO retention_receipts AS r (run_id, service, category, before, removed, automatic) VALUES (of_run, of_service, of_category, up_to, gone, is_automatic)
    ON CONFLICT (run_id, service, category) DO UPDATE SET removed = r.removed + excluded.removed, at = now()
  $function$
;
CREATE OR REPLACE FUNCTION find_agent(asked bytea)
 RETURNS TABLE(agent_id uuid, grants jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$ SELECT a.id, coalesce((
         SELECT jsonb_agg(jsonb_build_object('role', g.role, 'territories', g.territories, 'structures', g.structures, 'purposes', g.purposes))
         FROM agent_grants g WHERE g.agent_id = a.id AND g.revoked_at IS NULL AND (g.expires_at IS NULL OR g.expires_at > now())), '[]')
       FROM agents a WHERE a.subject_digest = asked AND a.closed_at IS NULL $function$
;
CREATE OR REPLACE FUNCTION find_key(asked text)
 RETURNS TABLE(secret_hash text, key_id uuid, client_id uuid, name text, source text, grants jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$
        SELECT k.secret_hash, k.id, c.id, c.name, c.source,
          (SELECT jsonb_agg(jsonb_build_object('role', r, 'territories', c.territories, 'structures', c.structures, 'purposes', c.purposes)) FROM unnest(c.roles) AS r)
        FROM client_keys k JOIN clients c ON c.id = k.client_id
        WHERE k.prefix = asked AND k.revoked_at IS NULL AND k.expires_at > now() AND c.closed_at IS NULL
      $function$
;
CREATE OR REPLACE FUNCTION find_key_by_id(asked uuid)
 RETURNS TABLE(secret_hash text, key_id uuid, client_id uuid, name text, source text, grants jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$ SELECT f.* FROM client_keys k, find_key(k.prefix) f WHERE k.id = asked $function$
;
CREATE OR REPLACE FUNCTION find_people(asked uuid[])
 RETURNS TABLE(reference uuid, id uuid, pseudonym text)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$
    UPDATE people SET last_used_on = current_date WHERE people.id IN (
      SELECT p.id FROM people p WHERE p.reference = ANY(asked) AND p.last_used_on < current_date FOR UPDATE SKIP LOCKED);
    SELECT p.reference, p.id, p.pseudonym FROM people p WHERE p.reference = ANY(asked);
  $function$
;
CREATE OR REPLACE FUNCTION find_task(of_task uuid)
 RETURNS TABLE(id uuid, service text, nature text, caller_id text, state text, done bigint, total bigint, rate double precision, rejects bigint, result jsonb, error jsonb, last_event bigint, cancel_asked boolean, created_at timestamp with time zone, started_at timestamp with time zone, ended_at timestamp with time zone)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$
    SELECT id, service, nature, caller_id, state, done, total, rate, rejects, result, error, last_event, cancel_asked, created_at, started_at, ended_at FROM tasks WHERE id = of_task
  $function$
;
CREATE OR REPLACE FUNCTION finish_recurrence(of_name text, of_holder uuid, moment timestamp with time zone, failed boolean, next timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$
    UPDATE recurrences AS r SET ended_at = moment, has_failed = failed, due_at = next, lease_until = NULL, holder = NULL
    WHERE r.service = regexp_replace(coalesce(nullif(current_setting('role'), 'none'), session_user), '^maillage_', '') AND r.name = of_name AND holder = of_holder
  $function$
;
CREATE OR REPLACE FUNCTION identities_of(ids uuid[])
 RETURNS TABLE(person_id uuid, field text, sealed bytea)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$
    BEGIN
      PERFORM require_replayed_erasures();
      RETURN QUERY SELECT f.person_id, f.field, f.sealed FROM person_fields f WHERE f.person_id = ANY(ids) AND f.field <> 'reference';
    END
  $function$
;
CREATE OR REPLACE FUNCTION incarnation()
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$
    SELECT format('%s/%s/%s', extract(epoch FROM pg_postmaster_start_time()), (SELECT oid FROM pg_database WHERE datname = current_database()), pg_relation_filenode('people'))
  $function$
;
CREATE OR REPLACE FUNCTION is_master_key(candidate text)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$
    INSERT INTO people_state (master_check) VALUES (candidate) ON CONFLICT DO NOTHING;
    SELECT master_check = candidate FROM people_state;
  $function$
;
CREATE OR REPLACE FUNCTION keep_fields(ids uuid[], fields text[], texts bytea[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$
    INSERT INTO person_fields (person_id, field, sealed)
    SELECT p.id, n.field, n.sealed FROM unnest(ids, fields, texts) AS n (id, field, sealed) JOIN people p ON p.id = n.id ORDER BY p.id, n.field FOR KEY SHARE OF p
    ON CONFLICT (person_id, field) DO UPDATE SET sealed = excluded.sealed
  $function$
;
CREATE OR REPLACE FUNCTION keys_of(asked uuid[])
 RETURNS TABLE(id uuid, wrapped bytea)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$
    BEGIN
      PERFORM require_replayed_erasures();
      RETURN QUERY SELECT k.person_id, k.wrapped FROM person_keys k WHERE k.person_id = ANY(asked);
    END
  $function$
;
CREATE OR REPLACE FUNCTION last_task_event(of_task uuid)
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$ SELECT last_event FROM tasks WHERE id = of_task $function$
;
CREATE OR REPLACE FUNCTION make_keys(asked uuid[], candidates bytea[])
 RETURNS TABLE(id uuid, wrapped bytea)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$
    BEGIN
      PERFORM require_replayed_erasures();
      INSERT INTO person_keys (person_id, wrapped)
      SELECT p.id, n.wrapped FROM unnest(asked, candidates) AS n (id, wrapped) JOIN people p ON p.id = n.id ORDER BY p.id FOR KEY SHARE OF p
      ON CONFLICT (person_id) DO NOTHING;
      RETURN QUERY SELECT k.person_id, k.wrapped FROM person_keys k WHERE k.person_id = ANY(asked);
    END
  $function$
;
CREATE OR REPLACE FUNCTION maker_grants(maker_kind text, maker uuid, by_key uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$
        SELECT (SELECT jsonb_agg(jsonb_build_object('role', r, 'territories', c.territories, 'structures', c.structures, 'purposes', c.purposes)) FROM unnest(c.roles) AS r)
        FROM clients c JOIN client_keys k ON k.client_id = c.id
        WHERE maker_kind = 'client' AND c.id = maker AND c.closed_at IS NULL AND k.id = by_key AND k.revoked_at IS NULL
        UNION ALL
        SELECT coalesce((
          SELECT jsonb_agg(jsonb_build_object('role', g.role, 'territories', g.territories, 'structures', g.structures, 'purposes', g.purposes))
          FROM agent_grants g WHERE g.agent_id = a.id AND g.revoked_at IS NULL AND (g.expires_at IS NULL OR g.expires_at > now())), '[]')
        FROM agents a WHERE maker_kind = 'agent' AND a.id = maker AND a.closed_at IS NULL
      $function$
;
CREATE OR REPLACE FUNCTION master_state(candidate text)
 RETURNS TABLE(master_check text, reference_key bytea)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$
        INSERT INTO people_state (master_check) VALUES (candidate) ON CONFLICT DO NOTHING;
        SELECT s.master_check, s.reference_key FROM people_state s;
      $function$
;
CREATE OR REPLACE FUNCTION meter_reads(asking uuid, wanted uuid[], hourly integer, daily integer)
 RETURNS TABLE(wait integer, is_new_alert boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$
        DECLARE
          at timestamptz;
          in_hour integer;
          in_day integer;
          kind_of text;
        BEGIN
          INSERT INTO read_meters (caller_id) VALUES (asking) ON CONFLICT DO NOTHING;
          PERFORM FROM read_meters WHERE caller_id = asking FOR UPDATE;
          at := clock_timestamp();
          DELETE FROM person_reads r WHERE r.caller_id = asking AND r.read_at <= at - interval '1 day';
          SELECT count(*) FILTER (WHERE r.read_at > at - interval '1 hour'), count(*) INTO in_hour, in_day
            FROM person_reads r WHERE r.caller_id = asking AND r.person_id <> ALL (wanted);
          in_hour := in_hour + cardinality(wanted) - hourly;
          in_day := in_day + cardinality(wanted) - daily;
          IF in_hour <= 0 AND in_day <= 0 THEN
            INSERT INTO person_reads SELECT asking, one, at FROM unnest(wanted) AS one
              ON CONFLICT (caller_id, person_id) DO UPDATE SET read_at = excluded.read_at;
            RETURN QUERY SELECT 0, false;
            RETURN;
          END IF;
          kind_of := CASE WHEN in_day > 0 THEN 'lectures_par_jour' ELSE 'lectures_par_heure' END;
          -- The wait ends when enough of the oldest reads have left the window.
          SELECT greatest(1, ceil(extract(epoch FROM left_at - at)))::integer INTO wait FROM (
            SELECT r.read_at + CASE WHEN in_day > 0 THEN interval '1 day' ELSE interval '1 hour' END AS left_at
            FROM person_reads r WHERE r.caller_id = asking AND r.person_id <> ALL (wanted) AND (in_day > 0 OR r.read_at > at - interval '1 hour')
            ORDER BY r.read_at OFFSET CASE WHEN in_day > 0 THEN in_day ELSE in_hour END - 1 LIMIT 1) AS oldest;
          INSERT INTO alerts AS a (kind, caller_id, since, raised_at, last_at) VALUES (kind_of, asking, date_trunc('hour', at), at, at)
            ON CONFLICT (kind, caller_id, since) DO UPDATE SET refusals = a.refusals + 1, last_at = excluded.last_at
            RETURNING a.refusals = 1 INTO is_new_alert;
          wait := coalesce(wait, CASE WHEN in_day > 0 THEN 86400 ELSE 3600 END);
          RETURN NEXT;
        END
      $function$
;
CREATE OR REPLACE FUNCTION people_without_field(ids uuid[], wanted text)
 RETURNS TABLE(id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$
    SELECT p.id FROM people p WHERE p.id = ANY(ids) AND NOT EXISTS (SELECT FROM person_fields f WHERE f.person_id = p.id AND f.field = wanted)
  $function$
;
CREATE OR REPLACE FUNCTION references_of(pseudonyms text[])
 RETURNS TABLE(pseudonym text, person_id uuid, sealed bytea)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$
    BEGIN
      PERFORM require_replayed_erasures();
      RETURN QUERY SELECT p.pseudonym, p.id, f.sealed FROM people p JOIN person_fields f ON f.person_id = p.id AND f.field = 'reference' WHERE p.pseudonym = ANY(pseudonyms);
    END
  $function$
;
CREATE OR REPLACE FUNCTION release_task(of_task uuid, by_owner uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$
    UPDATE tasks SET state = 'waiting', owner = NULL, lease_until = NULL, claims = 0 WHERE id = of_task AND service = regexp_replace(coalesce(nullif(current_setting('role'), 'none'), session_user), '^maillage_', '') AND owner = by_owner AND state = 'running'
  $function$
;
CREATE OR REPLACE FUNCTION renew_recurrence(of_name text, of_holder uuid, lease interval)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$
    UPDATE recurrences AS r SET lease_until = now() + lease WHERE r.service = regexp_replace(coalesce(nullif(current_setting('role'), 'none'), session_user), '^maillage_', '') AND r.name = of_name AND holder = of_holder AND ended_at IS NULL
  $function$
;
CREATE OR REPLACE FUNCTION renew_task(of_task uuid, by_owner uuid)
 RETURNS text
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$
    UPDATE tasks SET lease_until = clock_timestamp() + interval '10 seconds' WHERE id = of_task AND service = regexp_replace(coalesce(nullif(current_setting('role'), 'none'), session_user), '^maillage_', '') AND owner = by_owner AND state = 'running' RETURNING CASE WHEN cancel_asked THEN 'cancelled' ELSE 'held' END
  $function$
;
CREATE OR REPLACE FUNCTION require_replayed_erasures()
 RETURNS void
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$
    BEGIN
      IF NOT EXISTS (SELECT FROM people_state WHERE replayed_for = incarnation()) THEN
        RAISE EXCEPTION 'erasures are not replayed yet' USING ERRCODE = '57P03';
      END IF;
    END
  $function$
;
CREATE OR REPLACE FUNCTION task_events_after(of_task uuid, of_kinds text[], after bigint, most integer)
 RETURNS SETOF task_events
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$
    SELECT * FROM task_events WHERE task_id = of_task AND kind = ANY (of_kinds) AND seq > after ORDER BY seq LIMIT most
  $function$
;
CREATE OR REPLACE FUNCTION task_grants(of_task uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$
        WITH asking AS (SELECT context->'caller' AS one FROM tasks WHERE id = of_task AND service = regexp_replace(coalesce(nullif(current_setting('role'), 'none'), session_user), '^maillage_', ''))
        SELECT f.grants FROM asking, find_key_by_id((one->>'keyId')::uuid) f WHERE f.client_id = (one->>'id')::uuid
        UNION ALL
        SELECT coalesce((
          SELECT jsonb_agg(jsonb_build_object('role', g.role, 'territories', g.territories, 'structures', g.structures, 'purposes', g.purposes))
          FROM agent_grants g WHERE g.agent_id = a.id AND g.revoked_at IS NULL AND (g.expires_at IS NULL OR g.expires_at > now())), '[]')
        FROM asking JOIN agents a ON a.id = (one->>'id')::uuid WHERE one->>'kind' = 'agent' AND a.closed_at IS NULL
      $function$
;
CREATE OR REPLACE FUNCTION task_part(of_task uuid, number integer)
 RETURNS bytea
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$
    SELECT data FROM task_parts WHERE task_id = (SELECT id FROM tasks WHERE id = of_task AND service = regexp_replace(coalesce(nullif(current_setting('role'), 'none'), session_user), '^maillage_', '')) AND part = number
  $function$
;
CREATE OR REPLACE FUNCTION tasks_of(by_caller text, before uuid, most integer)
 RETURNS TABLE(id uuid, service text, nature text, caller_id text, state text, done bigint, total bigint, rate double precision, rejects bigint, result jsonb, error jsonb, last_event bigint, cancel_asked boolean, created_at timestamp with time zone, started_at timestamp with time zone, ended_at timestamp with time zone)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$
    SELECT id, service, nature, caller_id, state, done, total, rate, rejects, result, error, last_event, cancel_asked, created_at, started_at, ended_at FROM tasks WHERE caller_id = by_caller AND (before IS NULL OR id < before) ORDER BY id DESC LIMIT most
  $function$
;
CREATE OR REPLACE FUNCTION token_keys()
 RETURNS TABLE(public_jwk jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'access'
AS $function$ SELECT t.public_jwk FROM token_keys t WHERE t.expires_at > now() $function$
;
CREATE OR REPLACE FUNCTION use_people(ids uuid[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'access', 'pg_temp'
AS $function$
    UPDATE people SET last_used_on = current_date WHERE people.id IN (
      SELECT p.id FROM people p WHERE p.id = ANY(ids) AND p.last_used_on < current_date FOR UPDATE SKIP LOCKED)
  $function$
;

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE agent_grants TO maillage_access;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE agents TO maillage_access;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE alerts TO maillage_access;
REVOKE ALL ON TABLE audit_entries FROM maillage_access; GRANT SELECT ON TABLE audit_entries TO maillage_access;
REVOKE ALL ON TABLE audit_seals FROM maillage_access; GRANT INSERT, SELECT ON TABLE audit_seals TO maillage_access;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE calls TO maillage_access;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE client_keys TO maillage_access;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE clients TO maillage_access;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE data_holders TO maillage_access;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE dead_letters TO maillage_access;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE erasures TO maillage_access;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE idempotency_keys TO maillage_access;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE idempotency_parts TO maillage_access;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE inbox TO maillage_access;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE inbox_positions TO maillage_access;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE outbox TO maillage_access;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE people TO maillage_access;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE people_state TO maillage_access;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE person_dossiers TO maillage_access;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE person_fields TO maillage_access;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE person_keys TO maillage_access;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE person_reads TO maillage_access;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE read_meters TO maillage_access;
REVOKE ALL ON TABLE recurrences FROM maillage_access; GRANT SELECT ON TABLE recurrences TO maillage_access;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE relay_state TO maillage_access;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE request_counts TO maillage_access;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE retention_receipts TO maillage_access;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE source_consents TO maillage_access;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE sources TO maillage_access;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE task_events TO maillage_access;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE task_parts TO maillage_access;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE tasks TO maillage_access;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE token_keys TO maillage_access;
