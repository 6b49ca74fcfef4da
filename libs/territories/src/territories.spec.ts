import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { atlas } from './atlas.js';
import {
  below,
  communesOf,
  communesOfPostalCode,
  contains,
  findTerritory,
  formerNames,
  overlaps,
  parseTerritoryRef,
  placeOfCommune,
  resolveCommune,
  searchTerritories,
  type TerritoryRef,
} from './index.js';

const REAL = join(
  process.env.REAL_DATA_DIR ?? join(process.cwd(), '../shared/data'),
  'territoires',
);
const real = existsSync(REAL) ? it : it.skip;

describe('the whole country', () => {
  it('has the communes, EPCI and inhabitants of the 2026 edition', () => {
    const { areas, communes } = atlas();
    expect(communes.size).toBe(34_969);
    expect([...areas.values()].filter((area) => area.type === 'epci')).toHaveLength(1255);
    expect([...areas.values()].filter((area) => area.type === 'departement')).toHaveLength(109);
    expect([...areas.values()].filter((area) => area.type === 'region')).toHaveLength(26);
    expect(findTerritory('france')?.population).toBe(68_952_941);
  });

  it('is cut without rest into régions, and into départements', () => {
    for (const type of ['region', 'departement'] as const) {
      const codes = below('france', type).flatMap((ref) => [...communesOf(ref)]);
      expect(codes).toHaveLength(34_969);
      expect(new Set(codes).size).toBe(34_969);
    }
  });

  it('contains every commune in each of its parents, and every parent has it among its communes', () => {
    const listed = new Map([...atlas().areas.keys()].map((ref) => [ref, new Set(communesOf(ref))]));
    const wrong = [...atlas().communes.keys()].filter((code) => {
      const { commune, epci, departement, region } = placeOfCommune(code);
      const parents = [...(epci === null ? [] : [epci]), departement, region, 'france' as const];
      return parents.some(
        (parent) =>
          !contains(parent, commune) || contains(commune, parent) || !listed.get(parent)?.has(code),
      );
    });
    expect(wrong).toEqual([]);
    const memberships = [...listed.values()].reduce((sum, codes) => sum + codes.size, 0);
    expect(memberships).toBe(3 * 34_969 + 34_969 - 98);
  });

  it('lists communes by code, and gives what a region holds as the sum of its départements', () => {
    for (const region of below('france', 'region')) {
      const codes = communesOf(region);
      expect([...codes].sort()).toEqual(codes);
      const inhabitants = codes.reduce(
        (sum, code) => sum + (findTerritory(`commune-${code}`)?.population ?? 0),
        0,
      );
      expect(findTerritory(region)?.population ?? 0).toBe(inhabitants);
    }
  });

  it('has no population of a collectivity where nobody is counted', () => {
    expect(
      ['region-984', 'departement-984', 'region-989', 'departement-989'].map(
        (ref) => findTerritory(ref)?.population,
      ),
    ).toEqual([null, null, null, null]);
    expect(findTerritory('region-975')?.population).toBeGreaterThan(5000);
  });

  it('has the EPCI that lie on several départements: overlapping, contained in none', () => {
    const epcis = below('france', 'epci');
    const straddling = epcis.filter(
      (ref) => !findTerritory(ref)?.parents.some((parent) => parent.startsWith('departement-')),
    );
    expect(straddling).toHaveLength(89);
    for (const ref of straddling) {
      const departements = [
        ...new Set(communesOf(ref).map((code) => placeOfCommune(code).departement)),
      ];
      expect(departements.length).toBeGreaterThan(1);
      for (const departement of departements) {
        expect(contains(departement, ref)).toBe(false);
        expect(overlaps(departement, ref)).toBe(true);
        expect(below(departement, 'epci')).toContain(ref);
      }
    }
  });

  it('has 98 communes without EPCI, which have a département all the same', () => {
    const alone = [...atlas().communes.values()].filter((commune) => commune.place.epci === null);
    expect(alone).toHaveLength(98);
    expect(alone.map((one) => one.code)).toEqual(
      expect.arrayContaining(['29083', '22016', '97501']),
    );
    expect(alone.filter((one) => !contains(one.place.departement, one.place.commune))).toEqual([]);
  });
});

describe('references', () => {
  it.each([
    '62',
    '01',
    'departement-1',
    'departement-20',
    'region-62',
    'commune-13201',
    'epci-1',
    'FRANCE',
    '',
    'departement-',
    'commune-__proto__',
    'constructor',
  ])('refuses %s', (text) => {
    expect(parseTerritoryRef(text)).toBeUndefined();
  });
  it.each([
    'france',
    'departement-2A',
    'departement-974',
    'departement-975',
    'region-04',
    'region-975',
    'commune-2A004',
    'epci-200035442',
  ])('reads %s', (text) => {
    expect(parseTerritoryRef(text)).toBe(text);
    expect(findTerritory(text)?.ref).toBe(text);
  });
  it('distinguishes a région and a département of one code', () => {
    expect(findTerritory('departement-01')?.nom).toBe('Ain');
    expect(findTerritory('region-01')?.nom).toBe('Guadeloupe');
    expect(contains('region-01', 'commune-97105')).toBe(true);
    expect(contains('departement-01', 'commune-97105')).toBe(false);
  });
  it('has Corsica in two départements of one région', () => {
    expect(below('region-94', 'departement')).toEqual(['departement-2A', 'departement-2B']);
  });
});

describe('resolveCommune', () => {
  it.each([
    ['62041', '62041', 'actuelle'],
    ['75101', '75056', 'arrondissement'],
    ['69389', '69123', 'arrondissement'],
    ['13216', '13055', 'arrondissement'],
    ['01120', '01262', 'associee'],
    ['02311', '02589', 'ancienne'],
    ['97123', '97701', 'ancienne'],
    ['97127', '97801', 'ancienne'],
  ])('reads %s as %s (%s)', (code, present, via) => {
    expect(resolveCommune(code)).toMatchObject({ code: present, via });
  });
  it('does not choose between the successors of a commune that was split', () => {
    expect(resolveCommune('60606')).toEqual({ ambiguous: ['60509', '60587'] });
  });
  it.each(['00000', '99999', '2C001', '', 'toString'])('does not know %s', (code) => {
    expect(resolveCommune(code)).toBeUndefined();
  });
  real('leads every code that changed from 2024 to 2026 where the real movements lead it', () => {
    const { mapping } = JSON.parse(readFileSync(join(REAL, 'cog-2024-to-2026.json'), 'utf8')) as {
      mapping: Record<string, string[]>;
    };
    const wrong = Object.entries(mapping).filter(([code, successors]) => {
      const found = resolveCommune(code);
      return (
        !found ||
        ('ambiguous' in found
          ? found.ambiguous.join() !== successors.join()
          : !successors.includes(found.code))
      );
    });
    expect(wrong).toEqual([]);
  });
  real('knows every code a commune has had since 1943', () => {
    const rows = readFileSync(join(REAL, 'mouvements-communes-insee.csv'), 'utf8')
      .split('\n')
      .slice(1);
    const codes = new Set(
      rows
        .map((row) => row.split(','))
        .filter((cells) => cells[2] === 'COM')
        .map((cells) => cells[3] ?? ''),
    );
    expect(codes.size).toBeGreaterThan(7000);
    expect([...codes].filter((code) => resolveCommune(code) === undefined)).toEqual([]);
  });
  real('leads no former code to a commune where no real movement leads', () => {
    const next = new Map<string, Set<string>>();
    const rows = readFileSync(join(REAL, 'mouvements-communes-insee.csv'), 'utf8')
      .split('\n')
      .slice(1);
    for (const [, , , before = '', , , , , , after = ''] of rows.map((row) => row.split(','))) {
      next.set(before, (next.get(before) ?? new Set()).add(after));
    }
    const reached = (start: string): Set<string> => {
      const seen = new Set([start]);
      for (const code of seen) for (const later of next.get(code) ?? []) seen.add(later);
      return seen;
    };
    const wrong = [...atlas().former].filter(([code, { codes }]) =>
      codes.some((one) => !atlas().communes.has(one) || !reached(code).has(one)),
    );
    // INSEE ends these two without a successor: they became collectivities of their own, and are matched by name.
    expect(wrong.map(([code, { codes }]) => `${code} → ${codes.join()}`)).toEqual([
      '97123 → 97701',
      '97127 → 97801',
    ]);
  });
});

describe('look-ups', () => {
  it('finds communes by postal code', () => {
    expect(communesOfPostalCode('62000')).toEqual(['62041', '62263']);
    expect(communesOfPostalCode('13001')).toEqual(['13055']);
    expect(communesOfPostalCode('00000')).toEqual([]);
  });
  it('searches without accents, capitals or hyphens, larger places first', () => {
    expect(searchTerritories('saint-étienne', 'commune', 1)[0]?.ref).toBe('commune-42218');
    expect(searchTerritories('ST OMER', 'commune', 1)[0]?.ref).toBe('commune-62765');
    expect(searchTerritories('62', 'departement', 5).map((one) => one.nom)).toEqual([
      'Pas-de-Calais',
    ]);
  });
  it('remembers the names of what became a part of a commune', () => {
    expect(formerNames('01015')).toContain('Arbignieu');
  });
  it('refuses to place a code that is no present commune', () => {
    expect(() => placeOfCommune('13201')).toThrow('13201');
  });
  it('gives nothing for what is unknown', () => {
    const unknown = 'departement-20' as TerritoryRef;
    expect([
      communesOf(unknown),
      below(unknown, 'epci'),
      contains(unknown, unknown),
      overlaps(unknown, 'france'),
    ]).toEqual([[], [], false, false]);
  });
});
