import { DEFAULT_SETTINGS, type Pin, type Problem } from '@maillage/planning';
import type { NewPlanDto } from './plan.dto.js';
import type { PlanRequest } from './plan-request.js';

/** Share of those enrolled who will not come, and euros for a kilometre, where nobody says otherwise. */
const ABSENCE = 0.15;
const KILOMETRE = 0.3;

const KINDS = {
  suit: 'attends',
  ne_suit_pas: 'stays_away',
  ouvre: 'opens',
  reste_fermee: 'stays_closed',
} as const;

/** What was written, as the planner's problem and settings. */
export function problemOf(written: NewPlanDto): PlanRequest {
  const kilometres: Record<string, Record<string, number>> = {};
  for (const { depart, lieu, km } of written.distances) (kilometres[depart] ??= {})[lieu] = km;
  const problem: Problem = {
    ...offerOf(written),
    ...peopleOf(written),
    horizon: { from: written.horizon.du, to: written.horizon.au },
    equipment: {},
    kilometres,
    kilometreCost: written.cout_km ?? KILOMETRE,
    absence: written.absence ?? ABSENCE,
    ...some({ budget: written.budget }),
    ...some({
      fairness: written.equite && {
        communes: written.equite.communes,
        floor: written.equite.plancher,
      },
    }),
    pins: (written.decisions ?? []).map(({ nature, session, personne = '' }): Pin =>
      nature === 'suit' || nature === 'ne_suit_pas'
        ? { kind: KINDS[nature], session, person: personne }
        : { kind: KINDS[nature], session },
    ),
  };
  const { plus_proches: nearest, graine: seed } = written;
  return { problem, settings: { ...DEFAULT_SETTINGS, ...some({ nearest, seed }) } };
}

const peopleOf = ({
  personnes,
  besoins,
  postes,
  limites = [],
  remplacements = [],
}: NewPlanDto): Pick<Problem, 'people' | 'needs' | 'posts' | 'awayLimits' | 'replacements'> => ({
  people: personnes.map((one) => ({
    ...{ id: one.id, commune: one.commune, origin: one.depart },
    ...some({ taken: one.suivies, requires: one.exigences }),
    ...some({ mostKilometres: one.km_max, mostHalfDays: one.demi_journees_max }),
  })),
  needs: besoins.map(({ personne: person, competence, ecart: gap, urgence: urgency = 1 }) => ({
    ...{ person, competence, gap, urgency },
  })),
  posts: postes.map(({ id, personne: person, disponibilites: available }) => ({
    ...{ id, person, available },
  })),
  awayLimits: limites.map(({ id, postes: posts, au_plus: most }) => ({ id, posts, most })),
  replacements: remplacements.map((one) => ({
    ...{ id: one.id, posts: one.postes, halfDays: one.demi_journees },
    ...{ capacity: one.capacite, cost: one.cout },
  })),
});

const offerOf = ({
  formations,
  sessions,
  formateurs = [],
  lieux,
}: NewPlanDto): Pick<Problem, 'courses' | 'sessions' | 'trainers' | 'places'> => ({
  courses: formations.map(({ id, nom: name, comble, prealables: prerequisites }) => ({
    id,
    closes: Object.fromEntries(comble.map(({ competence, part }) => [competence, part])),
    ...some({ name, prerequisites }),
  })),
  sessions: sessions.map((one) => ({
    ...{ id: one.id, course: one.formation, place: one.lieu, halfDays: one.demi_journees },
    ...{ seatsMin: one.places_min, seatsMax: one.places_max, cost: one.cout ?? 0 },
    ...some({ seatCost: one.cout_place, trainer: one.formateur, offers: one.offre }),
    ...some({ isOthers: one.d_autres }),
  })),
  trainers: formateurs.map(
    ({ id, disponibilites: available, demi_journees_max: mostHalfDays }) => ({
      ...{ id, available },
      ...some({ mostHalfDays }),
    }),
  ),
  places: lieux.map(({ id, nom: name, salles: rooms }) => ({ id, ...some({ name, rooms }) })),
});

/** Without the fields that nobody said. */
const some = <T extends object>(fields: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
