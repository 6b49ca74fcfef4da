import type { Activity } from './activity.js';
import { decide, type Reading } from '@maillage/platform';
import { type Batch, groundsOf, type IncomingActivity } from './ledger-grounds.js';
import type { KnownEntry } from './ledger.store.js';

const activity = (duree: number): Activity => ({
  type: 'individuel',
  date: '2026-01-01',
  duree,
  type_lieu: 'autre',
  lieu_code_insee: '62041',
  thematiques: [],
  materiel: [],
  tags: [],
  beneficiaires: {
    total: 1,
    genres: { masculin: 0, feminin: 0, non_communique: 1 },
    tranches_age: {
      moins_de_douze: 0,
      douze_dix_huit: 0,
      dix_huit_vingt_quatre: 0,
      vingt_cinq_trente_neuf: 0,
      quarante_cinquante_neuf: 0,
      soixante_soixante_neuf: 0,
      soixante_dix_plus: 0,
      non_communique: 1,
    },
    statuts: { scolarise: 0, sans_emploi: 0, en_emploi: 0, retraite: 0, non_communique: 1 },
  },
});
const good = (at: number, key: string, duree: number): Reading<IncomingActivity> => ({
  at,
  key,
  value: {
    activity: activity(duree),
    body: JSON.stringify(activity(duree)),
    digest: `d${duree}`,
  },
  remarks: [],
});
const known = (
  sourceId: string,
  duree: number,
  more: Partial<KnownEntry> = {},
): [string, KnownEntry] => [
  sourceId,
  {
    id: `id-${sourceId}`,
    source_id: sourceId,
    lot_id: 'earlier',
    digest: `d${duree}`,
    version: 1,
    body: activity(duree),
    is_withdrawn: false,
    ...more,
  },
];

type MayWrite = Batch['mayWrite'];
type Known = ReadonlyMap<string, KnownEntry>;

const decided = (
  items: readonly Reading<IncomingActivity>[],
  entries: Known = new Map(),
  mayWrite: MayWrite = () => true,
) => {
  const grounds = groundsOf({ id: 'lot', source: 'moi', mayWrite }, entries, () => 'made');
  const { verdicts, additions, revisions } = decide(items, grounds);
  return {
    fates: verdicts.map(({ faults: [fault], fate }) => fault?.code ?? fate),
    added: additions.map(({ key }) => key),
    revised: revisions.map(({ id }) => id),
  };
};

describe('the grounds of the ledger', () => {
  it('refuse what lies outside the fence, or would be brought in from outside', () => {
    const moved = { ...known('b', 9)[1], body: { ...activity(9), lieu_code_insee: '59350' } };
    const mine: MayWrite = ({ source, commune }) => source === 'moi' && commune === '62041';
    const { fates } = decided([good(0, 'a', 1), good(1, 'b', 2)], new Map([['b', moved]]), mine);
    expect(fates).toEqual(['cree', 'activities.outside_fence']);
    expect(decided([good(0, 'a', 1)], new Map(), () => false).added).toEqual([]);
  });

  it('distinguish new, corrected and unchanged', () => {
    expect(
      decided(
        [good(0, 'new', 10), good(1, 'same', 20), good(2, 'other', 31)],
        new Map([known('same', 20), known('other', 30)]),
      ),
    ).toEqual({ fates: ['cree', 'inchange', 'modifie'], added: ['new'], revised: ['id-other'] });
  });

  it('refuse an id the second time it comes in one batch, in the same chunk or a later one', () => {
    expect(
      decided(
        [good(0, 'a', 1), good(1, 'a', 2), good(2, 'b', 3)],
        new Map([known('b', 9, { lot_id: 'lot' })]),
      ),
    ).toEqual({
      fates: ['cree', 'activities.repeated_in_batch', 'activities.repeated_in_batch'],
      added: ['a'],
      revised: [],
    });
  });

  it('bring a withdrawn activity back, were it the same', () => {
    expect(decided([good(0, 'a', 5)], new Map([known('a', 5, { is_withdrawn: true })]))).toEqual({
      fates: ['modifie'],
      added: [],
      revised: ['id-a'],
    });
  });
});
