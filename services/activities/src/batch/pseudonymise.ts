import type { Activity, SentActivity } from '../activity/activity.js';

/** How people are written down: the pseudonym behind each of a source's references. */
export interface Names {
  readonly beneficiary: (ref: string) => string;
  readonly worker: (ref: string) => string;
}

/** The activity as it is kept: nobody in it bears the name its source calls them by. */
export function pseudonymise(sent: SentActivity, names: Names): Activity {
  const { mediateur_ref: worker, beneficiaires, ...rest } = sent;
  const { refs } = beneficiaires;
  return {
    ...rest,
    ...(worker === undefined ? {} : { mediateur: names.worker(worker) }),
    beneficiaires:
      refs === undefined ? beneficiaires : { ...beneficiaires, refs: refs.map(names.beneficiary) },
  };
}

/** The form of pseudonyms: 16 bytes in base64url. */
const PSEUDONYM = /^[\w-]{22}$/;

/** Tells whether an activity may name people by pseudonyms, as its export does. */
export const mayBeExported = ({ beneficiaires }: SentActivity): boolean =>
  (beneficiaires.refs ?? []).some((ref) => PSEUDONYM.test(ref));

/** The activity without those of its people that the ledger names so already. */
export function withoutHeld(sent: SentActivity, held: ReadonlySet<string>): SentActivity {
  const { beneficiaires } = sent;
  if (held.size === 0 || beneficiaires.refs === undefined) return sent;
  const refs = beneficiaires.refs.filter((ref) => !held.has(ref));
  return { ...sent, beneficiaires: { ...beneficiaires, refs } };
}

/** Leaves a pseudonym that the same activity holds already what it is. */
export const sparing = (names: Names, held: ReadonlySet<string>): Names =>
  held.size === 0
    ? names
    : { ...names, beneficiary: (ref) => (held.has(ref) ? ref : names.beneficiary(ref)) };
