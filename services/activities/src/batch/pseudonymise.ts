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
