import { Findings } from '@maillage/kernel';
import { BUILT_IN, DEFAULT, findFramework } from '../framework/framework.js';
import { checkItems, type WrittenItem } from './check-items.js';
import { starterItems, withEdition } from './starter-bank.js';

const found = findFramework(BUILT_IN, DEFAULT);
if (found === undefined) throw new Error('no default framework');
const digcomp = found;
const ITEM: WrittenItem = {
  id: 'x',
  competence: '1.1',
  form: 'une_reponse',
  question: 'Où cherchez-vous ?',
  choices: [
    { id: 'a', text: 'Ici' },
    { id: 'b', text: 'Là' },
  ],
  answer: ['a'],
  enemies: [],
  modes: ['ecran'],
  parameters: { model: '3pl', a: 1, b: 0, c: 0.2, isCalibrated: false },
};
const judge = (...items: WrittenItem[]): string[] => {
  const findings = new Findings('diagnostics');
  checkItems(items, digcomp, new Set(['there']), findings);
  return findings.faults.map(
    ({ pointer, code }) => `${pointer} ${code.replace('diagnostics.', '')}`,
  );
};
const withParameters = (over: object): string[] =>
  judge({ ...ITEM, parameters: { ...ITEM.parameters, ...over } as never });

describe('an item', () => {
  it('finds its area by its competence', () => {
    const findings = new Findings('diagnostics');
    const [item] = checkItems(
      [{ ...ITEM, enemies: ['there'] }],
      digcomp,
      new Set(['there']),
      findings,
    );
    expect([item?.area, findings.faults]).toEqual(['1', []]);
  });

  it('is refused by the name of the parameter that cannot be', () => {
    expect(withParameters({ a: 0 })).toEqual(['/0/parametres/a discrimination_not_positive']);
    expect(withParameters({ a: -1 })).toEqual(['/0/parametres/a discrimination_not_positive']);
    expect(withParameters({ c: 1 })).toEqual(['/0/parametres/c asymptote_out_of_range']);
    expect(withParameters({ b: undefined })).toEqual(['/0/parametres/b difficulty_not_finite']);
    expect(
      judge({
        ...ITEM,
        form: 'verification_par_mediateur',
        parameters: { model: 'graded', a: 1, thresholds: [1, 0], isCalibrated: false },
      }),
    ).toEqual(['/0/parametres/seuils categories_out_of_order']);
  });

  it('has a key that can be given', () => {
    expect(judge({ ...ITEM, answer: ['z'] })).toEqual(['/0/reponse key_not_of_choices']);
    expect(judge({ ...ITEM, answer: ['a', 'b'] })).toEqual(['/0/reponse key_not_of_choices']);
    expect(judge({ ...ITEM, form: 'ordre' })).toEqual(['/0/reponse key_not_of_choices']);
    expect(judge({ ...ITEM, form: 'texte_court' })).toEqual(['/0/choix choices_not_of_form']);
  });

  it('has degrees only where a mediator counts what is seen, one for each point', () => {
    const parameters = { model: 'graded', a: 1, thresholds: [0], isCalibrated: false } as const;
    expect(judge({ ...ITEM, parameters })).toEqual([
      '/0/forme form_not_graded',
      '/0/parametres/seuils thresholds_not_of_choices',
    ]);
  });

  it('is refused an unknown competence, an unknown enemy, and a second place', () => {
    expect(judge({ ...ITEM, competence: '9.9', enemies: ['nobody'] }, ITEM)).toEqual([
      '/0/competence unknown_competence',
      '/0/ennemis unknown_enemy',
      '/1/id item_twice',
    ]);
  });
});

describe('the starter bank', () => {
  it('is taken by the rules for items of any bank, and has nothing calibrated', () => {
    const items = starterItems();
    expect(items).toHaveLength(266);
    expect(judge(...items)).toEqual([]);
    expect(items.some(({ parameters }) => parameters?.isCalibrated !== false)).toBe(false);
  });

  it('takes a new edition without losing what was calibrated, added or retired here', () => {
    const [first, second, third] = starterItems();
    if (first === undefined || second === undefined || third === undefined)
      throw new Error('empty');
    const calibrated = {
      ...first,
      parameters: { model: 'rasch', b: 1, isCalibrated: true },
    } as const;
    const present = [calibrated, { ...second, isRetired: true as const }, { ...third, id: 'own' }];
    const edition = [{ ...first, question: 'Nouveau ?', version: 2 }, second, third];
    expect(withEdition(present, edition)).toEqual([
      { ...edition[0], parameters: calibrated.parameters },
      { ...second, isRetired: true },
      third,
      { ...third, id: 'own' },
    ]);
  });
});
