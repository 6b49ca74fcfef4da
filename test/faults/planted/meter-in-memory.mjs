// Planted: the meter of personal reads counts in the memory of the process, and forgets when it is restarted.
import 'reflect-metadata';
import { DomainError } from '../../../dist/libs/kernel/src/index.js';
import { PersonalReads } from '../../../dist/libs/platform/src/people/personal-reads.js';
import { place } from './place.mjs';

place(PersonalReads, 'allow');
const read = new Map();

PersonalReads.prototype.allow = async function (caller, ids) {
  const own = read.get(caller.id) ?? new Set();
  read.set(caller.id, own);
  for (const id of ids) own.add(id);
  if (own.size > this.limits.eachHour)
    throw new DomainError('planted', 'too_many', { fr: '', en: '' }, [], 1);
};
