import { fieldAt, Findings, inWords, pointerPart } from './index.js';

const detail = { fr: 'La date est fausse.', en: 'The date is wrong.' };

describe('Findings', () => {
  it('notes faults and remarks by pointer, those of a part among those of the whole', () => {
    const found = new Findings('activities');
    expect(found.fault('date', 'no_such_day', detail, '2026-02-30')).toBeUndefined();
    found.inside('beneficiaires').fault('genres/feminin', 'wrong_type', detail);
    found.inside('beneficiaires').inside('genres').remark('', 'odd', detail);
    expect(found.faults).toEqual([
      { pointer: '/date', code: 'activities.no_such_day', detail, value: '2026-02-30' },
      { pointer: '/beneficiaires/genres/feminin', code: 'activities.wrong_type', detail },
    ]);
    expect(found.remarks).toEqual([
      { pointer: '/beneficiaires/genres', code: 'activities.odd', detail },
    ]);
  });

  it('shortens a value, and shows no control character', () => {
    const found = new Findings('actors');
    found.fault('nom', 'c', detail, `a\u0000${'b'.repeat(100)}`);
    expect(found.faults[0]?.value).toBe(`a·${'b'.repeat(57)}…`);
  });
});

it('puts a fault into the words of a language', () => {
  const fault = { pointer: '/date', code: 'c.d', detail, value: 'x' };
  expect(inWords(fault, 'fr')).toEqual({ pointeur: '/date', code: 'c.d', detail: detail.fr });
  expect(inWords(fault, 'en')).toEqual({ pointeur: '/date', code: 'c.d', detail: detail.en });
});

it.each(['code_insee', 'a/b~c', '~1', ''])('finds the column %p at its pointer', (name) => {
  expect(fieldAt(`/${pointerPart(name)}`)).toBe(name);
});
