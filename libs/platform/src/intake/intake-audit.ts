import type { Change } from '../audit/audit.js';
import type { PatchOperation } from '../audit/patch.js';
import type { Decision, Entry } from './verdict.js';

/** What the audit journal keeps of one record. */
export interface Traces<Value, Known> {
  readonly version: (entry: Entry<Value, Known>) => number;
  readonly digest: (value: Value) => string;
  readonly patch: (entry: Entry<Value, Known>) => readonly PatchOperation[];
}

/**
 * One entry of the audit journal for what a chunk does: counts, and for each record id, version, digest, and for a
 * revision the patch. New records stand under those digests.
 */
export function intakeAudit<Value, Known>(
  run: Pick<Change, 'action' | 'subject'> & { readonly source: string },
  { verdicts, additions, revisions }: Decision<Value, Known>,
  { version, digest, patch }: Traces<Value, Known>,
): Change {
  const count = (fate: string): number => verdicts.filter((one) => one.fate === fate).length;
  return {
    action: run.action,
    subject: run.subject,
    details: {
      source: run.source,
      crees: additions.length,
      modifies: revisions.length,
      inchanges: count('inchange'),
      rejetes: count('rejete'),
    },
    after: {
      crees: additions.map(({ id, value }) => [id, 1, digest(value)]),
      modifies: revisions.map((entry) => [
        entry.id,
        version(entry),
        digest(entry.value),
        patch(entry),
      ]),
    },
  };
}
