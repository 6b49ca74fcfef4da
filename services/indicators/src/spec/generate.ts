import { create } from '@bufbuild/protobuf';
import {
  type ActivityChange,
  ActivityChangeSchema,
  type ActivityFacts,
  ActivityFactsSchema,
  type PlaceFacts,
  PlaceFactsSchema,
} from '@maillage/contracts';
import {
  genres,
  services,
  statuts,
  thematiques,
  tranchesAge,
  typesActivite,
  typesLieu,
  typologies,
} from '@maillage/nomenclatures';
import type { Random } from '@maillage/testing';
import { addDays } from '../figure/calendar.js';

type List = { readonly valeurs: readonly { readonly code: string }[] };

const codesOf = (list: List): string[] => list.valeurs.map(({ code }) => code);

/** The codes that generated activities are counted by, as their event states them. */
export const CODES = {
  genderCodes: codesOf(genres),
  ageCodes: codesOf(tranchesAge),
  statusCodes: codesOf(statuts),
};

/** `total` spread over `length` counts. */
function spread(random: Random, total: number, length: number): number[] {
  const counts = Array.from({ length }, () => 0);
  for (let left = total; left > 0; left--) {
    const index = random.integer(0, length - 1);
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}

/** An activity in one of `communes` on one of the `days` days after `from`. */
export function activity(
  random: Random,
  communes: readonly string[],
  from: string,
  days: number,
): ActivityFacts {
  const type = random.pick(codesOf(typesActivite));
  const participants = type === 'individuel' ? 1 : random.integer(2, 9);
  return create(ActivityFactsSchema, {
    commune: random.pick(communes),
    date: addDays(from, random.integer(0, days - 1)),
    type,
    placeKind: random.pick(codesOf(typesLieu)),
    minutes: 5 * random.integer(1, 40),
    themes: random.shuffle(codesOf(thematiques)).slice(0, random.integer(1, 3)),
    participants,
    genders: spread(random, participants, CODES.genderCodes.length),
    ages: spread(random, participants, CODES.ageCodes.length),
    statuses: spread(random, participants, CODES.statusCodes.length),
  });
}

/** A place in one of `communes`, updated up to three years before `day` or at an unknown time. */
export function place(random: Random, communes: readonly string[], day: string): PlaceFacts {
  return create(PlaceFactsSchema, {
    commune: random.pick(communes),
    services: random.shuffle(codesOf(services)).slice(0, random.integer(0, 3)),
    typologies: random.shuffle(codesOf(typologies)).slice(0, random.integer(0, 2)),
    updatedOn: random.chance(0.1) ? '' : addDays(day, -random.integer(0, 1100)),
  });
}

/** A ledger that grows, is corrected and loses entries; `held` is what it holds. */
export class GeneratedLedger {
  readonly held = new Map<string, ActivityFacts>();

  constructor(
    private readonly random: Random,
    private readonly make: () => ActivityFacts,
  ) {}

  next(): ActivityChange {
    const { random, held } = this;
    const known = [...held.keys()];
    if (known.length < 20 || random.chance(0.7)) {
      const activityId = `a-${held.size}-${random.next()}`;
      const after = this.make();
      held.set(activityId, after);
      return create(ActivityChangeSchema, { activityId, after });
    }
    const activityId = random.pick(known);
    const before = held.get(activityId) as ActivityFacts;
    if (random.chance(0.4)) {
      held.delete(activityId);
      return create(ActivityChangeSchema, { activityId, before });
    }
    const made = this.make();
    const after = random.chance(0.5)
      ? made
      : { ...before, minutes: before.minutes + 5, themes: made.themes };
    held.set(activityId, after);
    return create(ActivityChangeSchema, { activityId, before, after });
  }
}
