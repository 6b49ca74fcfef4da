import type { Action } from '../action/action.js';
import type { Roadmap } from '../roadmap/roadmap.js';
import { scaleOf, WIDTH, yearsIn } from './bar.js';
import { publicationOf, type PublishedAction } from './publication.js';

const ROADMAP: Roadmap = {
  gouvernance_id: 'g',
  nom: 'Feuille',
  perimetre: 'departemental',
  statut: 'amendee',
  adoptee_le: '2026-01-31',
  axes: [
    { id: 'a', titre: 'Un', objectifs: [{ id: 'o', titre: 'Objectif' }] },
    { id: 'b', titre: 'Deux' },
  ],
};
const action = (id: string, over: Partial<Action> = {}, axe_id?: string): PublishedAction => ({
  id,
  action: {
    intitule: `Action ${id}`,
    feuilles: [{ feuille_id: 'f', ...(axe_id === undefined ? {} : { axe_id }) }],
    statut: { code: 'a_venir' },
    ...over,
  },
  parts: [],
});
const told = (
  actions: readonly PublishedAction[],
  adopted = new Map<string, Pick<Action, 'fin'>>(),
) => publicationOf('f', ROADMAP, actions, adopted, '2026-06-15');

describe('a publication', () => {
  it('keeps what is at the root, and marks what is late (F-80)', () => {
    const { groups, counts } = told([
      action('root'),
      action('a1', { debut: '2026-02-01', fin: '2026-06-14' }, 'a'),
      action('a2', { debut: '2026-01-01', fin: '2026-06-15' }, 'a'),
      action('b1', {}, 'b'),
      action('b2', { statut: { code: 'realisee' }, fin: '2026-01-01' }, 'b'),
    ]);
    expect(groups.map(({ axis, lines }) => [axis?.id, lines.map(({ id }) => id)])).toEqual([
      ['a', ['a2', 'a1']],
      ['b', ['b2', 'b1']],
      [undefined, ['root']],
    ]);
    const late = groups.flatMap(({ lines }) => lines).filter(({ isLate }) => isLate);
    expect(late.map(({ id }) => id)).toEqual(['a1']);
    expect(counts).toMatchObject({ total: 5, done: 1, late: 1, confidential: 0 });
  });

  it('counts confidential actions and never names them', () => {
    const parent = action('p', {}, 'a');
    const secret = { id: 's', intitule: 'Secret', statut: 'a_venir' } as const;
    const publication = told([
      { ...parent, parts: [secret] },
      action('s', { intitule: 'Secret', confidentielle: true, parent_id: 'p' }, 'a'),
      action('t', { intitule: 'Secret', confidentielle: true, fin: '2026-01-01' }, 'b'),
    ]);
    expect(publication.counts).toMatchObject({ total: 2, late: 1, confidential: 1 });
    expect(publication.groups.map(({ confidential }) => confidential)).toEqual([0, 1]);
    expect(JSON.stringify(publication.groups)).not.toContain('Secret');
    expect(JSON.stringify(publication.moved)).not.toContain('Secret');
  });

  it('tells which promises moved since the adoption, and what came later', () => {
    const adopted = new Map([
      ['a1', { fin: '2026-09-30' }],
      ['a2', { fin: '2026-09-30' }],
    ]);
    const actions = [
      action('a1', { fin: '2026-12-31' }),
      action('a2', { fin: '2026-09-30' }),
      action('a3', {}),
    ];
    expect(told(actions, adopted)).toMatchObject({
      moved: [{ title: 'Action a1', from: '2026-09-30', to: '2026-12-31' }],
      added: 1,
    });
  });

  it('draws within what it shows, today included', () => {
    expect(told([action('a1', { debut: '2026-07-01', fin: '2027-02-01' })]).span).toEqual([
      '2026-06-15',
      '2027-02-01',
    ]);
    expect(told([action('a1')]).span).toBeUndefined();
    const x = scaleOf(['2026-01-01', '2026-12-31']);
    expect([x('2026-01-01'), x('2026-12-31', true), x('2030-01-01')]).toEqual([0, WIDTH, WIDTH]);
    expect(yearsIn(['2026-03-01', '2028-01-01'])).toEqual(['2027-01-01', '2028-01-01']);
  });
});
