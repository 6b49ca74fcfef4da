import type { Fault, Remark } from '@maillage/kernel';
import { professionalLeft, unknownProfessional } from '../post/post-rules.js';
import { goesBeyond, overlap } from '../post/post.js';
import type { Presence } from './presence.js';
import { meet, readWeek, type Slot } from './week.js';

/** What a presence is judged against. Undefined is what does not exist, or what the writer does not reach. */
export interface PresenceGrounds {
  readonly place: object | undefined;
  readonly professional: { readonly ends_on: string | null } | undefined;
  /** The other presences of the professional. */
  readonly others: readonly (Presence & { readonly id: string })[];
}

/** What speaks against a presence as it would stand, beside its form. What it was before is not judged again. */
export function presenceFaults(
  presence: Presence,
  before: Presence | undefined,
  grounds: PresenceGrounds,
): Fault[] {
  const isPeriodNew = presence.du !== before?.du || presence.au !== before.au;
  return [
    ...(grounds.place === undefined && presence.lieu_id !== before?.lieu_id
      ? [unknownPlace(presence.lieu_id)]
      : []),
    ...professionalFaults(presence, before, isPeriodNew, grounds),
    ...repeatedFaults(presence, grounds),
  ];
}

/** A place that a record names and that the writer does not reach is as if it did not exist. */
const unknownPlace = (id: string): Fault => ({
  pointer: '/lieu_id',
  code: 'actors.unknown_place',
  detail: {
    fr: 'Aucun lieu de vos territoires n’a cet identifiant : cherchez-le dans /v1/lieux.',
    en: 'No place of your territories has this id: look for it in /v1/lieux.',
  },
  value: id,
});

function professionalFaults(
  presence: Presence,
  before: Presence | undefined,
  isPeriodNew: boolean,
  { professional }: PresenceGrounds,
): Fault[] {
  const { professionnel_id: id } = presence;
  if (id === before?.professionnel_id && !isPeriodNew) return [];
  if (professional === undefined) return [unknownProfessional('professionnel_id', id)];
  const { ends_on: day } = professional;
  return day === null || !goesBeyond(presence, day) ? [] : [professionalLeft(id, day)];
}

/** Two presences of one professional in one place at the same times are the same one, where their days meet. */
function repeatedFaults(presence: Presence, { others }: PresenceGrounds): Fault[] {
  const [same] = others.filter(
    (other) =>
      other.lieu_id === presence.lieu_id &&
      other.horaires === presence.horaires &&
      overlap(presence, other),
  );
  if (same === undefined) return [];
  return [
    {
      pointer: '/du',
      code: 'actors.repeated_presence',
      detail: {
        fr: `La présence ${same.id} est la même, dans le même lieu, pour des jours en commun : corrigez-la.`,
        en: `Presence ${same.id} is the same, in the same place, with days in common: correct that one.`,
      },
      value: presence.du,
    },
  ];
}

/** Nobody is in two places at once, but who writes one of them may not keep the other: it is said and not refused. */
export function presenceRemarks(presence: Presence, { others }: PresenceGrounds): Remark[] {
  const times = slotsOf(presence);
  const [other] = others.filter(
    (one) =>
      one.lieu_id !== presence.lieu_id && overlap(presence, one) && meet(times, slotsOf(one)),
  );
  if (other === undefined) return [];
  return [
    {
      pointer: '/horaires',
      code: 'actors.two_places_at_once',
      detail: {
        fr: `Aux mêmes heures, ce professionnel est aussi dans le lieu ${other.lieu_id}.`,
        en: `At the same times this professional is in place ${other.lieu_id} too.`,
      },
    },
  ];
}

function slotsOf({ horaires }: Presence): readonly Slot[] {
  const week = horaires === undefined ? undefined : readWeek(horaires);
  return week !== undefined && 'slots' in week ? week.slots : [];
}
