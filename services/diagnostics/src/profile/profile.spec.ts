import { Findings } from '@maillage/kernel';
import { BUILT_IN as LIBRARY, DEFAULT, findFramework } from '../framework/framework.js';
import { BUILT_IN, changed, checkTargets } from './profile.js';

const digcomp = findFramework(LIBRARY, DEFAULT);
if (digcomp === undefined) throw new Error('no default framework');
const [profile] = BUILT_IN;
if (profile === undefined) throw new Error('no profile');

describe('a job profile', () => {
  it('has targets that its framework has, for each of the jobs that come with the code', () => {
    expect(BUILT_IN.map(({ id }) => id)).toHaveLength(5);
    for (const { targets } of BUILT_IN) {
      const findings = new Findings('diagnostics');
      checkTargets(targets, digcomp, findings);
      expect(findings.faults).toEqual([]);
    }
  });

  it('keeps what a copy does not change', () => {
    const copy = changed(profile, { name: 'Secrétaire itinérante' });
    expect(copy).toEqual({
      ...profile,
      name: { fr: 'Secrétaire itinérante', en: 'Secrétaire itinérante' },
    });
  });

  it('is refused an unknown competence, one that stands twice, and an unknown level', () => {
    const findings = new Findings('diagnostics');
    const target = { competence: '1.1', level: 'basic', weight: 1 };
    checkTargets(
      [target, { ...target, competence: '9.9' }, { ...target, level: 'expert' }],
      digcomp,
      findings,
    );
    expect(findings.faults.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/cibles/1/competence diagnostics.unknown_competence',
      '/cibles/2/competence diagnostics.competence_twice',
      '/cibles/2/niveau diagnostics.unknown_level',
    ]);
  });
});
