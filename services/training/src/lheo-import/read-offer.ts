import { hash } from 'node:crypto';
import { Findings, type Remark } from '@maillage/kernel';
import { type Course as Offered, type LheoElement, type Offer, readCourse } from '@maillage/lheo';
import { type Course, courseOf } from '../course/course.js';
import { neutralTitle } from '../course/level-words.js';

/** A course as an offer gives it, with the element of which nothing is lost. */
export interface OfferedCourse {
  readonly course: Course;
  readonly element: LheoElement;
}

/** An offer that is read: the course under the id that its source gives it, or every fault. */
export type ReadOffer = { readonly key: string; readonly remarks: readonly Remark[] } & (
  { readonly value: OfferedCourse } | { readonly faults: Offer['faults'][number]['fault'][] }
);

const MODES = { in_person: 'presentiel', remote: 'distance', mixed: 'mixte' } as const;
/** Hours of a half-day, as training in France is counted. */
const HOURS = 3.5;
const LONG = 3000;
const SHORT = 300;

/**
 * Reads an offer of a LHÉO document as a course of a territory. It says no competence and no level: what it aims at is for a
 * coordinator to add, and an import later leaves that as it is.
 */
export function readOffer({ element, faults, remarks }: Offer, territoire: string): ReadOffer {
  const offered = readCourse(element);
  const found = new Findings('training');
  const key = offered.number ?? keyOf(offered);
  const all = (): Remark[] => [...remarks.map(({ fault }) => fault), ...found.remarks];
  if (faults.length > 0) return { key, faults: faults.map(({ fault }) => fault), remarks: all() };
  const course = courseOf({
    territoire,
    nature: 'formation',
    ...titlesOf(offered, found),
    ...textsOf(offered),
    objectifs: [],
    ...actionOf(offered),
  });
  return { key, value: { course, element }, remarks: all() };
}

/** Without a number, an offer is known again by its title and its provider. */
const keyOf = ({ title, provider }: Offered): string =>
  hash('sha256', `${title}\n${provider.siret ?? provider.name ?? ''}`, 'hex').slice(0, 32);

function titlesOf({ title }: Offered, found: Findings): Pick<Course, 'titre' | 'titre_public'> {
  const titre = cut(title, SHORT);
  const neutral = neutralTitle(titre);
  if (neutral !== titre)
    found.remark(
      'intitule-formation',
      'title_made_neutral',
      {
        fr: `Le titre dit un niveau : le titre public est « ${neutral} ».`,
        en: `The title tells a level: the public title is "${neutral}".`,
      },
      title,
    );
  return { titre, titre_public: neutral };
}

function textsOf({ objective, content, provider, certifications, urls }: Offered) {
  const [certification] = certifications;
  const [url] = urls;
  return given({
    presentation: joined([objective, content]),
    organisme: provider.name === undefined ? undefined : cut(provider.name, SHORT),
    certification:
      certification?.rncp === undefined
        ? certification?.rs && cut(`RS ${certification.rs}`, SHORT)
        : cut(`RNCP ${certification.rncp}`, SHORT),
    url: url === undefined || url.length > 1000 ? undefined : url,
  });
}

function actionOf({ actions: [action] }: Offered) {
  const hours = action?.duration.hours;
  const isLength = hours !== undefined && hours > 0 && hours <= 1400;
  const price = Number((action?.price.total ?? '').replace(/\s|€|EUR/g, '').replace(',', '.'));
  return {
    mode: MODES[action?.mode ?? 'in_person'],
    ...given({
      heures: isLength ? hours : undefined,
      demi_journees: isLength ? Math.ceil(hours / HOURS) : undefined,
      prerequis: action?.prerequisites && cut(action.prerequisites, LONG),
      publics: action?.audienceNote && [cut(action.audienceNote, 200)],
      accessibilite: action?.accessibility && [cut(action.accessibility, SHORT)],
      cout: action?.price.total !== undefined && price >= 0 && price <= 100_000 ? price : undefined,
      langues: some(action?.languages.map((one) => one.toLowerCase()).filter(isLanguage)),
    }),
  };
}

const isLanguage = (text: string): boolean => /^[a-z]{2,3}$/.test(text);
const some = (list: readonly string[] | undefined): readonly string[] | undefined =>
  list === undefined || list.length === 0 ? undefined : list.slice(0, 20);

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`;

const joined = (texts: readonly (string | undefined)[]): string | undefined => {
  const said = texts.filter((one) => one !== undefined).join('\n\n');
  return said === '' ? undefined : cut(said, LONG);
};

/** Without the fields that nobody said. */
const given = <T extends object>(
  fields: T,
): { [Key in keyof T]?: Exclude<T[Key], undefined | ''> } =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''),
  ) as never;
