import { Findings } from '@maillage/kernel';
import type { Framework, Mapping } from '@maillage/skills';
import { checkFramework, checkMapping } from './check-framework.js';
import { BUILT_IN, DEFAULT, findFramework } from './framework.js';

const found = findFramework(BUILT_IN, DEFAULT);
if (found === undefined) throw new Error('no default framework');
const digcomp: Framework = found;
const codes = (work: (findings: Findings) => void): string[] => {
  const findings = new Findings('diagnostics');
  work(findings);
  return findings.faults.map(({ pointer, code }) => `${pointer} ${code}`);
};

describe('a framework that is imported', () => {
  it('is taken as those that come with the code are', () => {
    for (const one of BUILT_IN.frameworks)
      expect(codes((findings) => checkFramework(one, findings))).toEqual([]);
  });

  it('has no code twice, and its levels in order', () => {
    const [area, ...others] = digcomp.areas;
    if (area === undefined) throw new Error('no area');
    const odd = { ...digcomp, areas: [area, area, ...others], levels: digcomp.levels.slice(1) };
    expect(new Set(codes((findings) => checkFramework(odd, findings)))).toEqual(
      new Set(['/domaines diagnostics.code_twice', '/niveaux diagnostics.ranks_out_of_order']),
    );
  });
});

describe('a mapping that is imported', () => {
  const judge = (mapping: Mapping): string[] =>
    codes((findings) => {
      const [from, to] = [mapping.from, mapping.to].map((one) => findFramework(BUILT_IN, one));
      if (from === undefined || to === undefined) throw new Error('no such framework');
      checkMapping(mapping, from, to, findings);
    });

  it('is taken as those that come with the code are', () => {
    for (const one of BUILT_IN.mappings) expect(judge(one)).toEqual([]);
  });

  it('names known codes, says of each competence what corresponds, and "none" where nothing does', () => {
    const [known] = BUILT_IN.mappings;
    if (known === undefined) throw new Error('no mapping');
    const [first, second, ...others] = known.competences;
    if (first === undefined || second === undefined) throw new Error('an empty mapping');
    const odd = {
      ...known,
      competences: [{ ...first, to: '9.9' }, { ...second, kind: 'none' as const }, ...others],
    };
    expect(judge(odd)).toEqual([
      '/competences/0/vers diagnostics.unknown_code',
      '/competences/1/nature diagnostics.kind_without_target',
    ]);
    expect(judge({ ...known, competences: others })).toContain(
      '/competences diagnostics.competence_not_mapped',
    );
  });
});
