/** What a course aims at in one competence of its framework. */
export interface Objective {
  readonly competence: string;
  readonly niveau: string;
}

/** A part of a course, in half-days. */
export interface CourseModule {
  readonly titre: string;
  readonly demi_journees: number;
}

/** A course of the catalogue, a workshop, or a resource beside them. */
export interface Course {
  /** Typed reference of the territory whose coordinators answer for it. */
  readonly territoire: string;
  readonly nature: 'formation' | 'atelier' | 'ressource';
  /** As its provider calls it. */
  readonly titre: string;
  /** As everybody may read it: it tells no level of those who take part. */
  readonly titre_public: string;
  readonly presentation?: string;
  readonly referentiel: { readonly code: string; readonly version: string };
  readonly objectifs: readonly Objective[];
  readonly mode: 'presentiel' | 'distance' | 'mixte';
  /** All of it, modules included; none for a resource. */
  readonly demi_journees?: number;
  readonly heures?: number;
  readonly modules?: readonly CourseModule[];
  readonly suivi: 'tout' | 'par_module';
  /** Share of the half-days to attend for a certificate. */
  readonly presence_requise: number;
  readonly prerequis?: string;
  /** Ids of courses to take before. */
  readonly formations_prealables?: readonly string[];
  readonly publics?: readonly string[];
  /** Id of the structure that provides it, and its name as written. */
  readonly organisme_id?: string;
  readonly organisme?: string;
  /** Euros for one person. */
  readonly cout?: number;
  readonly financements?: readonly string[];
  readonly certification?: string;
  /** ISO 639-1. */
  readonly langues?: readonly string[];
  readonly accessibilite?: readonly string[];
  readonly materiel?: readonly string[];
  readonly comptes_a_ouvrir?: readonly string[];
  readonly url?: string;
}

/** The fields, in the order of the API and of its tables. */
export const FIELDS = [
  'territoire',
  'nature',
  'titre',
  'titre_public',
  'presentation',
  'referentiel',
  'objectifs',
  'mode',
  'demi_journees',
  'heures',
  'modules',
  'suivi',
  'presence_requise',
  'prerequis',
  'formations_prealables',
  'publics',
  'organisme_id',
  'organisme',
  'cout',
  'financements',
  'certification',
  'langues',
  'accessibilite',
  'materiel',
  'comptes_a_ouvrir',
  'url',
] as const satisfies readonly (keyof Course)[];

/** The framework that stands where none is named. */
const FRAMEWORK = { code: 'digcomp', version: '3.0' };
/** Four half-days of five, as is usual. */
const SHARE = 0.8;

/** What a sender may leave out of a course. */
export type CourseGiven = Omit<
  Course,
  'titre_public' | 'referentiel' | 'suivi' | 'presence_requise'
> &
  Partial<Pick<Course, 'titre_public' | 'referentiel' | 'suivi' | 'presence_requise'>>;

/** A course as it stands, with what its sender left out; in the order of `FIELDS`. */
export function courseOf(given: CourseGiven): Course {
  const all = {
    titre_public: given.titre,
    referentiel: FRAMEWORK,
    suivi: 'tout',
    presence_requise: SHARE,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  } as unknown as Course;
  return Object.fromEntries(
    FIELDS.flatMap((field) => (all[field] === undefined ? [] : [[field, all[field]]])),
  ) as unknown as Course;
}
