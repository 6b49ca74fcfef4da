import { tell } from './verdict-words.js';

describe('tell', () => {
  const fault = {
    pointer: '/date',
    code: 'c',
    detail: { fr: 'Fausse.', en: 'Wrong.' },
    value: 'x',
  };

  it.each(['fr', 'en'] as const)('puts faults and remarks into words (%s)', (language) => {
    const told = [{ pointeur: '/date', code: 'c', detail: fault.detail[language] }];
    expect(
      tell({ at: 0, key: undefined, fate: 'rejete', faults: [fault], remarks: [fault] }, language),
    ).toEqual({
      index: 0,
      verdict: 'rejete',
      erreurs: told,
    });
    expect(
      tell({ at: 1, key: 'a', fate: 'cree', id: 'i', faults: [], remarks: [fault] }, language),
    ).toEqual({ index: 1, source_id: 'a', verdict: 'cree', id: 'i', remarques: told });
  });
});
