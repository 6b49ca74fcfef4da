import { decide, type Grounds, type Reading } from './verdict.js';

interface Held {
  readonly id: string;
  readonly text: string;
}

const good = (at: number, key: string, value: string): Reading<string> => ({
  at,
  key,
  value,
  remarks: [],
});
const fault = (code: string) => ({ pointer: '', code, detail: { fr: code, en: code } });

function grounds(more: Partial<Grounds<string, Held>> = {}): Grounds<string, Held> {
  let made = 0;
  return {
    known: new Map([['old', { id: 'id-old', text: 'same' }]]),
    refusal: () => undefined,
    repetition: (_, __, isSeen) => (isSeen ? fault('repeated') : undefined),
    isSame: (value, { text }) => value === text,
    newId: () => `id-${++made}`,
    ...more,
  };
}

describe('the decision on a chunk', () => {
  it('creates, leaves, revises and refuses, one verdict a record in their order', () => {
    const remark = fault('read_otherwise');
    const { verdicts, additions, revisions } = decide(
      [
        good(1, 'new', 'x'),
        { at: 2, key: undefined, faults: [fault('bad')], remarks: [remark] },
        good(3, 'old', 'same'),
        good(4, 'new', 'y'),
      ],
      grounds(),
    );
    expect(verdicts.map(({ at, fate, id }) => [at, fate, id])).toEqual([
      [1, 'cree', 'id-1'],
      [2, 'rejete', undefined],
      [3, 'inchange', 'id-old'],
      [4, 'rejete', undefined],
    ]);
    expect(verdicts[1]).toMatchObject({ faults: [fault('bad')], remarks: [remark] });
    expect(verdicts[3]?.faults).toEqual([fault('repeated')]);
    expect(additions).toEqual([{ id: 'id-1', key: 'new', value: 'x', known: undefined }]);
    expect(revisions).toEqual([]);
  });

  it('revises what is known and differs', () => {
    const { verdicts, revisions } = decide([good(0, 'old', 'other')], grounds());
    expect(verdicts).toMatchObject([{ fate: 'modifie', id: 'id-old' }]);
    expect(revisions).toMatchObject([{ id: 'id-old', value: 'other', known: { text: 'same' } }]);
  });

  it('refuses what may not be written before it looks at repeats, and a refused record repeats nothing', () => {
    const { verdicts } = decide(
      [good(0, 'new', 'far'), good(1, 'new', 'near')],
      grounds({ refusal: (value) => (value === 'far' ? fault('outside') : undefined) }),
    );
    expect(verdicts.map(({ fate }) => fate)).toEqual(['rejete', 'cree']);
  });
});
