import type { TaskWork } from './tasks-run.js';

/** Lines of a chunk of an import. */
const LINES = 500;
const upTo = (length: number, step = 1, first = step): string =>
  Array.from({ length }, (_, index) => first + index * step).join(' ');

const rejects = (field: string): string =>
  `SELECT string_agg(data->>'${field}', ' ' ORDER BY seq) AS text FROM access.task_events WHERE kind = 'reject'`;
const EVENTS = "SELECT string_agg(seq::text, ' ' ORDER BY seq) AS text FROM access.task_events";

/** Numbers, one each chunk; every seventh is told as a reject. */
export const NUMBERS: TaskWork = {
  program: new URL('tasks-worker.mjs', import.meta.url),
  between: 40,
  after: 30,
  within: 20,
  sides: (chunks) => {
    const refused = Math.floor(chunks / 7);
    return [
      [
        'effects',
        "SELECT string_agg(n::text, ' ' ORDER BY n) AS text FROM activities.effects",
        upTo(chunks),
      ],
      ['rejects', rejects('rang'), upTo(refused, 7)],
      ['events', EVENTS, upTo(chunks + refused + 1)],
    ];
  },
};

/** An import of places, every seventh line of which is refused. */
export const PLACES: TaskWork = {
  program: new URL('places-worker.mjs', import.meta.url),
  between: 4,
  after: 1,
  within: 500,
  sides: (chunks) => {
    const lines = chunks * LINES;
    const refused = Math.floor(lines / 7);
    const good = lines - refused;
    return [
      [
        'places',
        "SELECT string_agg(substr(source_id, 3), ' ' ORDER BY substr(source_id, 3)::integer) AS text FROM actors.places",
        Array.from({ length: lines }, (_, index) => index + 1)
          .filter((number) => number % 7 !== 0)
          .join(' '),
      ],
      [
        'events of places',
        "SELECT concat_ws(' ', count(*), count(DISTINCT aggregate_id)) AS text FROM actors.outbox",
        `${good} ${good}`,
      ],
      [
        'audit entries',
        "SELECT count(*)::text AS text FROM access.audit_entries WHERE action = 'lieux.importer'",
        String(chunks),
      ],
      ['rejects', rejects('ligne'), upTo(refused, 7, 8)],
      ['events', EVENTS, upTo(chunks + refused + 1)],
      [
        'counts',
        "SELECT concat_ws(' ', result->>'recus', result->>'crees', result->>'modifies', result->>'inchanges', result->>'rejetes') AS text FROM access.tasks",
        `${lines} ${good} 0 0 ${refused}`,
      ],
    ];
  },
};
