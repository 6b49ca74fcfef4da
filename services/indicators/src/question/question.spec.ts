import { findDefinition } from '../definitions/catalogue.js';
import { crossOf, spanOf } from './question.js';

const TODAY = '2026-05-20';
const definition = (id: string): NonNullable<ReturnType<typeof findDefinition>> => {
  const found = findDefinition(id);
  if (found === undefined) throw new Error(id);
  return found;
};
const refusal = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

describe('spanOf', () => {
  it('is the current civil year unless another is given', () => {
    expect(spanOf(undefined, undefined, undefined, TODAY)).toEqual({
      du: '2026-01-01',
      au: '2026-12-31',
    });
    expect(spanOf('2025-03-01', undefined, 'mois', TODAY)).toEqual({
      du: '2025-03-01',
      au: '2026-12-31',
    });
  });

  it.each([
    ['2026-02-01', '2026-01-31', undefined, 'indicators.bad_span'],
    ['2023-01-01', '2026-01-02', 'jour', 'indicators.span_too_long'],
    ['1990-01-01', '2026-01-01', undefined, 'indicators.span_too_long'],
  ] as const)('refuses %s to %s by %s', (du, au, step, code) => {
    expect(refusal(() => spanOf(du, au, step, TODAY))).toMatchObject({
      code,
      kind: 'invalid',
      faults: [{ pointer: '/au' }],
    });
  });

  it('takes three years of days', () => {
    expect(spanOf('2023-01-01', '2025-12-31', 'jour', TODAY)).toEqual({
      du: '2023-01-01',
      au: '2025-12-31',
    });
  });
});

describe('crossOf', () => {
  it.each([
    ['participants', ['genre', 'type', 'type_lieu']],
    ['participants', ['thematique', 'tranche_age']],
    ['activites', ['thematique', 'type']],
    ['lieux', ['fraicheur']],
    ['lieux', []],
  ])('%s by %j, in the order asked', (id, par) => {
    expect(crossOf(definition(id), par)).toEqual(par);
  });

  it.each([
    ['participants', ['genre', 'statut']],
    ['participants', ['thematique', 'type_lieu']],
    ['activites', ['genre']],
    ['activites', ['type', 'type']],
    ['lieux', ['services', 'typologie']],
    ['lieux', ['constructor']],
  ])('refuses %s by %j and lists what there is', (id, par) => {
    const error = refusal(() => crossOf(definition(id), par)) as { text: { fr: string } };
    expect(error).toMatchObject({
      code: 'indicators.unknown_breakdown',
      kind: 'invalid',
      faults: [{ pointer: '/par' }],
    });
    expect(error.text.fr).toContain(
      id === 'lieux' ? 'services ; typologie ; fraicheur' : 'thematique,type',
    );
  });
});
