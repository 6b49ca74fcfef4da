import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { type ActivityFactsSchema, LedgerExtendedSchema } from '@maillage/contracts';
import { genres, type Nomenclature, statuts, tranchesAge } from '@maillage/nomenclatures';
import type { OutgoingEvent } from '@maillage/platform';
import type { Activity } from './activity.js';

/** One change of the ledger: a new activity, a correction, a withdrawal. */
export interface LedgerChange {
  readonly activityId: string;
  readonly before?: Activity;
  readonly after?: Activity;
}

const codesOf = (list: Nomenclature): string[] => list.valeurs.map(({ code }) => code);

/** The codes that an event states once and counts by: readers depend on no order of the lists. */
const GENDERS = codesOf(genres);
const AGES = codesOf(tranchesAge);
const STATUSES = codesOf(statuts);

/** The event of part of a batch. */
export function ledgerExtended(
  source: string,
  version: number,
  changes: readonly LedgerChange[],
  at: Date,
): OutgoingEvent<typeof LedgerExtendedSchema> {
  const message = create(LedgerExtendedSchema, {
    source,
    changes: changes.map((change) => ({
      activityId: change.activityId,
      ...(change.before === undefined ? {} : { before: factsOf(change.before) }),
      ...(change.after === undefined ? {} : { after: factsOf(change.after) }),
    })),
    genderCodes: GENDERS,
    ageCodes: AGES,
    statusCodes: STATUSES,
  });
  return { schema: LedgerExtendedSchema, message, aggregateId: source, version, at };
}

/** What figures are made of; nothing that leads to a person. */
function factsOf(activity: Activity): MessageInitShape<typeof ActivityFactsSchema> {
  const { beneficiaires } = activity;
  return {
    commune: activity.lieu_code_insee,
    date: activity.date,
    type: activity.type,
    placeKind: activity.type_lieu,
    minutes: activity.duree,
    themes: [...activity.thematiques],
    participants: beneficiaires.total,
    genders: counts(GENDERS, beneficiaires.genres),
    ages: counts(AGES, beneficiaires.tranches_age),
    statuses: counts(STATUSES, beneficiaires.statuts),
  };
}

/** Counts in the order of their codes. */
function counts(codes: readonly string[], byCode: Readonly<Record<string, number>>): number[] {
  return codes.map((code) => byCode[code] ?? 0);
}
