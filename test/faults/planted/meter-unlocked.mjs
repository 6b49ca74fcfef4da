// Planted: the meter of personal reads counts, then enters, without a lock: calls made together don't see each other.
import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { DomainError } from '../../../dist/libs/kernel/src/index.js';
import { PersonalReads } from '../../../dist/libs/platform/src/people/personal-reads.js';
import { place } from './place.mjs';

place(PersonalReads, 'allow');

PersonalReads.prototype.allow = async function (caller, ids) {
  const others =
    "FROM person_reads WHERE caller_id = $1 AND read_at > now() - interval '1 hour' AND person_id <> ALL ($2)";
  const [{ number }] = await this.database.query(`SELECT count(*)::integer AS number ${others}`, [
    caller.id,
    ids,
  ]);
  if (number + ids.length > this.limits.eachHour)
    throw new DomainError('planted', 'too_many', { fr: '', en: '' }, [], 1);
  // Wide enough for all calls under way to fall between: whether the bug shows is no matter of a machine's pace.
  await pause(100);
  await this.database.query('INSERT INTO read_meters VALUES ($1) ON CONFLICT DO NOTHING', [
    caller.id,
  ]);
  await this.database.query(
    'INSERT INTO person_reads SELECT $1, unnest($2::uuid[]), now() ON CONFLICT DO NOTHING',
    [caller.id, ids],
  );
};
