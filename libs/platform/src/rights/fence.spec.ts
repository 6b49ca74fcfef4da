import { communesOf } from '@maillage/territories';
import { Conditions } from '../db/conditions.js';
import type { Grant } from './caller.js';
import { Fence, type FencedColumns, fenceOf } from './fence.js';
import {
  type Permission,
  PERMISSIONS,
  PURPOSES,
  type Purpose,
  purposesOf,
  RIGHTS,
  ROLES,
} from './permissions.js';

const ALL = Object.keys(PURPOSES) as Purpose[];
const grant = (role: Grant['role'], territories: string[], more: Partial<Grant> = {}): Grant => ({
  role,
  territories,
  structures: [],
  purposes: ALL,
  ...more,
});
const fence = (permission: Permission, ...grants: Grant[]): Fence =>
  fenceOf({ source: 'moi', grants }, permission);

const ARRAS = { source: 'autre', commune: '62041', structure: '26620001200013' };
const LILLE = { ...ARRAS, commune: '59350' };

describe('a fence', () => {
  it('is nothing at all for a role without the permission, and for a purpose that was not granted', () => {
    for (const role of ROLES) {
      for (const permission of Object.keys(PERMISSIONS) as Permission[]) {
        expect([role, permission, fence(permission, grant(role, ['france'])).rules.length]).toEqual(
          [role, permission, RIGHTS[role][permission] === undefined ? 0 : 1],
        );
      }
    }
    expect(
      fence(
        'activites.lire',
        grant('coordinateur', ['france'], { purposes: ['annuaire', 'pilotage'] }),
      ).reaches(ARRAS),
    ).toBe(false);
    expect(
      fence('moi.lire', grant('coordinateur', ['france'], { purposes: [] })).rules,
    ).toHaveLength(1);
    expect(fence('activites.lire').reaches(ARRAS)).toBe(false);
  });

  it('holds to the territories of the grant, and never takes a number for a territory', () => {
    const coordinator = fence(
      'activites.lire',
      grant('coordinateur', ['departement-62', 'commune-59183']),
    );
    expect([ARRAS, LILLE, { ...ARRAS, commune: '59183' }].map(coordinator.reaches)).toEqual([
      true,
      false,
      true,
    ]);
    expect(
      fence('activites.lire', grant('coordinateur', ['region-01'])).reaches({
        ...ARRAS,
        commune: '01004',
      }),
    ).toBe(false);
    expect(fence('activites.lire', grant('coordinateur', ['departement-99'])).reaches(ARRAS)).toBe(
      false,
    );
    expect(
      fence('activites.lire', grant('coordinateur', ['departement-62'])).reaches({
        source: 'autre',
      }),
    ).toBe(false);
  });

  it('leads a commune that is no more to what it became', () => {
    // Hocmont was split between two communes.
    const split = fence('activites.lire', grant('coordinateur', ['commune-08227']));
    expect(
      ['08203', '08454', '08227', '62041'].map((commune) => split.reaches({ ...ARRAS, commune })),
    ).toEqual([true, true, false, false]);
    const merged = fence('activites.lire', grant('coordinateur', ['commune-63266']));
    expect(merged.territories).toEqual(['commune-63255']);
  });

  it('holds a partner to its own source inside its territories', () => {
    const own = fence('activites.lire', grant('partenaire', ['departement-62']));
    expect(
      [{ ...ARRAS, source: 'moi' }, ARRAS, { ...LILLE, source: 'moi' }].map(own.reaches),
    ).toEqual([true, false, false]);
  });

  it('holds to the structures of the grant', () => {
    const structure = fence(
      'activites.lire',
      grant('gestionnaire_structure', ['france'], { structures: [ARRAS.structure] }),
    );
    expect(
      [ARRAS, { ...ARRAS, structure: '1' }, { commune: '62041' }].map(structure.reaches),
    ).toEqual([true, false, false]);
    expect(structure.covers('commune-62041')).toBe(false);
  });

  it('adds what several grants reach, each whole in itself', () => {
    const two = fence(
      'activites.lire',
      grant('partenaire', ['departement-59']),
      grant('coordinateur', ['departement-62']),
    );
    expect([ARRAS, LILLE, { ...LILLE, source: 'moi' }].map(two.reaches)).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('gives the whole of the platform to grants without a fence only', () => {
    expect(fence('evenements.gerer', grant('administrateur', ['france'])).rules).toHaveLength(1);
    expect(fence('evenements.gerer', grant('administrateur', ['departement-62'])).rules).toEqual(
      [],
    );
    expect(
      fence('evenements.gerer', grant('administrateur', ['france'], { structures: ['1'] })).rules,
    ).toEqual([]);
  });

  it('covers a territory whole or not at all', () => {
    const pair = fence(
      'indicateurs.lire',
      grant('coordinateur', ['departement-62']),
      grant('coordinateur', ['departement-59']),
    );
    expect([
      pair.covers('departement-62'),
      pair.covers('commune-59350'),
      pair.covers('region-32'),
      pair.covers('france'),
    ]).toEqual([true, true, false, false]);
    expect(fence('indicateurs.lire', grant('national', ['france'])).covers('france')).toBe(true);
  });

  it('lists the territories inside', () => {
    const inside = new Set(
      fence('clients.gerer', grant('administrateur', ['departement-62'])).within,
    );
    expect([
      inside.has('departement-62'),
      inside.has('commune-62041'),
      inside.has('departement-59'),
      inside.has('region-32'),
    ]).toEqual([true, true, false, false]);
    expect(fence('clients.gerer', grant('administrateur', ['france'])).within).toBeUndefined();
  });

  it('is the same in SQL: nothing for a caller that reaches nothing, and no condition without a fence', () => {
    const sqlOf = (
      one: Fence,
      columns: FencedColumns = { source: 's', commune: 'c' },
    ): [string, unknown[]] => {
      const where = new Conditions();
      one.restrict(where, columns);
      return [where.sql, where.parameters];
    };
    expect(sqlOf(Fence.none)).toEqual(['true', []]);
    expect(sqlOf(new Fence([]))).toEqual(['false', []]);
    expect(sqlOf(fence('activites.lire', grant('partenaire', ['departement-62'])))).toEqual([
      '((s = ANY($1) AND c = ANY($2)))',
      [['moi'], communesOf('departement-62')],
    ]);
    const wide = { territories: 't' };
    expect(sqlOf(fence('gouvernances.lire', grant('membre', ['commune-62041'])), wide)).toEqual([
      '((jsonb_exists_any(t, $1)))',
      [['commune-62041']],
    ]);
    expect(sqlOf(fence('gouvernances.lire', grant('membre', ['france'])), wide)[0]).toBe('true');
    expect(
      sqlOf(fence('activites.lire', grant('coordinateur', ['france'], { structures: ['1'] })))[0],
    ).toBe('((false))');
  });

  it('serves by default the purposes of a role and no other', () => {
    expect(purposesOf('partenaire')).toEqual([
      'annuaire',
      'activite',
      'formation',
      'pilotage',
      'personnes',
    ]);
    expect(purposesOf('administrateur')).toContain('administration');
    // Who people are is for who asks for it.
    expect(purposesOf('coordinateur')).not.toContain('personnes');
    expect(RIGHTS.coordinateur['professionnels.identites']).toBe('granted');
  });
});
