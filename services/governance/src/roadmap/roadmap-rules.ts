import { isDeepStrictEqual } from 'node:util';
import type { Fault } from '@maillage/kernel';
import { fault, orderFaults, twiceFaults } from '../record/faults.js';
import type { Draft, Settled } from '../record/record.js';
import { isAdopted, type Roadmap } from './roadmap.js';

type Status = Roadmap['statut'];

/** Where each status leads, beside itself. What is adopted is amended by being changed. */
const NEXT: Readonly<Record<Status, readonly Status[]>> = {
  brouillon: ['proposee'],
  proposee: ['brouillon', 'adoptee'],
  adoptee: ['amendee'],
  amendee: ['adoptee'],
};

/**
 * A roadmap as it is to stand. Changing what is adopted amends it; adopting it gives it a day.
 * @param used axes and objectives under which actions stand.
 */
export function settleRoadmap(
  { value, before, today }: Draft<Roadmap>,
  used: ReadonlySet<string>,
): Settled<Roadmap> {
  const isAmended =
    before?.statut === 'adoptee' && value.statut === 'adoptee' && differs(value, before);
  const statut = isAmended ? 'amendee' : value.statut;
  const isAdoption = statut === 'adoptee' && before?.statut !== 'adoptee';
  const isDated = value.adoptee_le !== undefined && value.adoptee_le !== before?.adoptee_le;
  const settled: Roadmap = {
    ...value,
    statut,
    ...(isAdoption && !isDated ? { adoptee_le: today } : {}),
  };
  return { value: settled, faults: roadmapFaults(settled, before, used) };
}

/** What of a roadmap is its content, and not where it stands. */
const differs = (one: Roadmap, other: Roadmap): boolean =>
  !isDeepStrictEqual(contentOf(one), contentOf(other));

const contentOf = ({ vision, axes, nom, perimetre, debut, fin }: Roadmap): object => ({
  ...{ vision, axes, nom, perimetre, debut, fin },
});

function roadmapFaults(
  next: Roadmap,
  before: Roadmap | undefined,
  used: ReadonlySet<string>,
): Fault[] {
  const { axes = [], statut, publique, debut, fin } = next;
  const objectives = axes.flatMap(({ objectifs = [] }, axis) =>
    objectifs.map(({ id }, index) => ({ id, pointer: `/axes/${axis}/objectifs/${index}/id` })),
  );
  const there = new Set([...axes, ...objectives].map(({ id }) => id));
  return [
    ...statusFaults(statut, before?.statut),
    ...orderFaults('/fin', debut, fin),
    ...twiceFaults(
      [...axes, ...objectives].map(({ id }) => id),
      (index) => objectives[index - axes.length]?.pointer ?? `/axes/${index}/id`,
    ),
    ...[...used]
      .filter((id) => !there.has(id))
      .map((id) =>
        fault(
          '/axes',
          'axis_in_use',
          `Des actions sont sous « ${id} » : déplacez-les d’abord.`,
          `Actions stand under "${id}": move them first.`,
        ),
      ),
    ...(publique === true && !isAdopted(next)
      ? [
          fault(
            '/publique',
            'published_before_adoption',
            'Une feuille de route se publie une fois adoptée.',
            'A roadmap is published once it is adopted.',
          ),
        ]
      : []),
    ...(before !== undefined && before.gouvernance_id !== next.gouvernance_id
      ? [
          fault(
            '/gouvernance_id',
            'governance_fixed',
            'Une feuille de route reste à sa gouvernance.',
            'A roadmap stays with its governance.',
          ),
        ]
      : []),
  ];
}

function statusFaults(statut: Status, before: Status | undefined): Fault[] {
  const allowed = before === undefined ? ['brouillon', 'proposee'] : [before, ...NEXT[before]];
  if (allowed.includes(statut)) return [];
  return [
    fault(
      '/statut',
      'status_out_of_order',
      `Après « ${before ?? 'rien'} » viennent : ${allowed.join(', ')}.`,
      `After "${before ?? 'nothing'}" come: ${allowed.join(', ')}.`,
    ),
  ];
}
