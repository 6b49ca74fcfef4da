import type { Activity } from './activity.js';
import { decideChunk, type MayWrite, type ReadItem, tell } from './chunk.js';
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
const good = (index: number, sourceId: string, duree: number): ReadItem => ({
  index,
  reading: { sourceId, activity: activity(duree), remarks: [] },
  body: JSON.stringify(activity(duree)),
  digest: `d${duree}`,
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

const lot = (mayWrite: MayWrite = () => true): Parameters<typeof decideChunk>[0] => ({
  id: 'lot',
  source: 'moi',
  mayWrite,
});

describe('decideChunk', () => {
  it('refuses what lies outside the fence, or would be brought in from outside', () => {
    const moved = { ...known('b', 9)[1], body: { ...activity(9), lieu_code_insee: '59350' } };
    const mine: MayWrite = ({ source, commune }) => source === 'moi' && commune === '62041';
    const decision = decideChunk(
      lot(mine),
      [good(0, 'a', 1), good(1, 'b', 2)],
      new Map([['b', moved]]),
      1,
    );
    expect(decision.verdicts.map((one) => one.erreurs?.[0]?.code ?? one.verdict)).toEqual([
      'cree',
      'activities.outside_fence',
    ]);
    expect(
      decideChunk(
        lot(() => false),
        [good(0, 'a', 1)],
        new Map(),
        1,
      ).changes,
    ).toEqual([]);
  });

  it('tells new, corrected, unchanged and refused apart, in the order of the batch', () => {
    const refused: ReadItem = {
      index: 3,
      reading: {
        sourceId: 'x',
        faults: [{ pointer: '/date', code: 'c', detail: { fr: 'd', en: 'e' } }],
      },
      body: '',
      digest: '',
    };
    const decision = decideChunk(
      lot(),
      [good(0, 'new', 10), good(1, 'same', 20), good(2, 'other', 31), refused],
      new Map([known('same', 20), known('other', 30)]),
      1,
    );
    expect(decision.verdicts.map(({ index, verdict }) => [index, verdict])).toEqual([
      [0, 'cree'],
      [1, 'inchange'],
      [2, 'modifie'],
      [3, 'rejete'],
    ]);
    expect(decision.inserts.map((row) => row.sourceId)).toEqual(['new']);
    expect(decision.replacements.map((row) => row.id)).toEqual(['id-other']);
    expect(decision.changes).toEqual([
      { activityId: decision.inserts[0]?.id, after: activity(10) },
      { activityId: 'id-other', before: activity(30), after: activity(31) },
    ]);
  });

  it('refuses an id the second time it comes in one batch, in the same chunk or a later one', () => {
    const decision = decideChunk(
      lot(),
      [good(0, 'a', 1), good(1, 'a', 2), good(2, 'b', 3)],
      new Map([known('b', 9, { lot_id: 'lot' })]),
      1,
    );
    expect(decision.verdicts.map((one) => one.erreurs?.[0]?.code ?? one.verdict)).toEqual([
      'cree',
      'activities.repeated_in_batch',
      'activities.repeated_in_batch',
    ]);
    expect(decision.changes).toHaveLength(1);
  });

  it('brings a withdrawn activity back without a former state', () => {
    const decision = decideChunk(
      lot(),
      [good(0, 'a', 5)],
      new Map([known('a', 5, { is_withdrawn: true })]),
      1,
    );
    expect(decision.verdicts[0]?.verdict).toBe('modifie');
    expect(decision.changes).toEqual([{ activityId: 'id-a', after: activity(5) }]);
  });
});

describe('tell', () => {
  const fault = {
    pointer: '/date',
    code: 'c',
    detail: { fr: 'Fausse.', en: 'Wrong.' },
    value: 'x',
  };

  it.each(['fr', 'en'] as const)('puts faults and remarks into words (%s)', (language) => {
    const told = [{ pointeur: '/date', code: 'c', detail: fault.detail[language] }];
    expect(tell({ index: 0, verdict: 'rejete', erreurs: [fault] }, language)).toEqual({
      index: 0,
      verdict: 'rejete',
      erreurs: told,
    });
    expect(
      tell({ index: 1, source_id: 'a', verdict: 'cree', id: 'i', remarques: [fault] }, language),
    ).toEqual({ index: 1, source_id: 'a', verdict: 'cree', id: 'i', remarques: told });
  });
});
