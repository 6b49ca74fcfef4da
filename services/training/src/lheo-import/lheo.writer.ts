import { type Course as Offered, formationOf, type LheoElement, readCourse } from '@maillage/lheo';
import type { Course } from '../course/course.js';

const MODES = { presentiel: 'in_person', distance: 'remote', mixte: 'mixed' } as const;

/**
 * A course as an offer in LHÉO 2.3.
 * @param id under which it is known again.
 * @param source the element that it came from: what we have no word for is kept from it.
 */
export function offerOf(id: string, course: Course, source?: LheoElement): LheoElement {
  const before: Partial<Offered> = source === undefined ? {} : readCourse(source);
  const [action, ...others] = before.actions ?? [];
  const offered: Offered = {
    ...EMPTY,
    ...before,
    number: before.number ?? id,
    title: course.titre.slice(0, 255),
    objective: before.objective ?? course.presentation,
    content: before.content ?? course.presentation,
    path: before.path ?? (course.suivi === 'par_module' ? 'modular' : 'group'),
    urls: before.urls?.length ? before.urls : course.url === undefined ? [] : [course.url],
    provider: { ...(before.provider ?? { contacts: [] }), name: course.organisme },
    actions: [{ ...NO_ACTION, ...action, ...actionOf(course, action) }, ...others],
  };
  return formationOf(offered, source);
}

const actionOf = (
  course: Course,
  before: Offered['actions'][number] | undefined,
): Partial<Offered['actions'][number]> => ({
  mode: MODES[course.mode],
  prerequisites: before?.prerequisites ?? course.prerequis,
  audienceNote: before?.audienceNote ?? course.publics?.join(', ').slice(0, 250),
  duration: {
    ...before?.duration,
    hours: course.heures === undefined ? before?.duration.hours : Math.round(course.heures),
  },
  price: {
    ...before?.price,
    total: before?.price.total ?? (course.cout === undefined ? undefined : course.cout.toFixed(2)),
  },
});

const EMPTY: Pick<Offered, 'domains' | 'certifications' | 'contacts' | 'isCertifying'> = {
  domains: [],
  certifications: [],
  contacts: [],
  isCertifying: false,
};

/** One way in which a course is held, of which nothing is said; a document has one session at least. */
const NO_ACTION: Offered['actions'][number] = {
  audiences: [],
  places: [],
  sessions: [{ period: {}, registration: {}, urls: [] }],
  duration: {},
  price: {},
  funding: { funders: [] },
  languages: [],
  urls: [],
};
