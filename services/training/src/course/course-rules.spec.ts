import { courseOf, type CourseGiven } from './course.js';
import { courseFaults } from './course-rules.js';
import { levelWordIn, neutralTitle } from './level-words.js';

const COURSE: CourseGiven = {
  territoire: 'departement-62',
  nature: 'formation',
  titre: 'Tableur',
  mode: 'presentiel',
  demi_journees: 2,
  objectifs: [{ competence: '1.3', niveau: 'intermediate' }],
};
const faults = (over: Partial<CourseGiven>): string[] =>
  courseFaults(courseOf({ ...COURSE, ...over })).map(
    ({ pointer, code }) => `${pointer} ${code.slice(9)}`,
  );

describe('a course', () => {
  it('stands with what its sender left out', () => {
    expect(courseOf(COURSE)).toEqual({
      ...COURSE,
      titre_public: 'Tableur',
      referentiel: { code: 'digcomp', version: '3.0' },
      suivi: 'tout',
      presence_requise: 0.8,
    });
    expect(faults({})).toEqual([]);
  });

  it.each([
    ['Excel débutant', 'debutant'],
    ['Tableur : perfectionnement', 'perfectionnement'],
    ['Messagerie, niveau 2', 'niveau 2'],
    ['Vos premiers pas sur Internet', 'premiers pas'],
    ['Préparer le budget avec un tableur', undefined],
    ['Sauvegarder de niveau à niveau', undefined],
  ])('tells no level by its public title: %s', (title, word) => {
    expect(levelWordIn(title)).toBe(word);
    expect(faults({ titre: title })).toEqual(
      word === undefined ? [] : ['/titre_public title_tells_level'],
    );
    expect(faults({ titre: title, titre_public: 'Préparer le budget' })).toEqual([]);
  });

  it.each([
    ['Excel débutant', 'Excel'],
    ['Tableur : perfectionnement', 'Tableur'],
    ['Messagerie, niveau 2', 'Messagerie'],
    ['Vos premiers pas sur Internet', 'Vos sur Internet'],
    ['Initiation', 'Formation'],
    ['Préparer le budget', 'Préparer le budget'],
  ])('has a neutral title: %s', (title, neutral) => {
    expect(neutralTitle(title)).toBe(neutral);
    expect(levelWordIn(neutral)).toBeUndefined();
  });

  it('aims at competences and levels that its framework has', () => {
    const [objective] = COURSE.objectifs;
    if (objective === undefined) throw new Error('no objective');
    expect(faults({ objectifs: [objective, { competence: '9.9', niveau: 'C3' }] })).toEqual([
      '/objectifs/1/competence unknown_competence',
      '/objectifs/1/niveau unknown_level',
    ]);
    expect(faults({ objectifs: [objective, objective] })).toEqual([
      '/objectifs/1/competence competence_twice',
    ]);
    const own = { code: 'maison', version: '1' };
    expect(faults({ referentiel: own, objectifs: [{ competence: '9.9', niveau: 'C3' }] })).toEqual(
      [],
    );
  });

  it('lasts as long as its modules', () => {
    const modules = [
      { titre: 'Un', demi_journees: 1 },
      { titre: 'Deux', demi_journees: 2 },
    ];
    expect(faults({ modules })).toEqual(['/demi_journees length_differs']);
    expect(faults({ modules, demi_journees: 3 })).toEqual([]);
    expect(faults({ suivi: 'par_module' })).toEqual(['/modules modules_needed']);
  });
});
