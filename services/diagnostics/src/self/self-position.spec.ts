import type { OwnResult } from '../assessment/own-result.js';
import { BUILT_IN, DEFAULT, findFramework } from '../framework/framework.js';
import { besideResult, readSelf, stepsOf } from './self-position.js';

const found = findFramework(BUILT_IN, DEFAULT);
if (found === undefined) throw new Error('no default framework');
const framework = found;
const [, first = '', second = '', third = ''] = stepsOf(framework);

describe('where somebody says to stand', () => {
  it('is a level, or below the first, for areas that there are; others are left out', () => {
    const fields = { 'reperage-1': first, 'reperage-2': 'debut', 'reperage-3': 'x', autre: first };
    expect(readSelf(fields, framework)).toEqual({ '1': first, '2': 'debut' });
    expect(readSelf({ 'reperage-9': first }, framework)).toBeUndefined();
  });

  it('differs from a result only where it lies outside of what that leaves open', () => {
    const area = (code: string, lowest?: string, highest?: string, answers = 4) => ({
      ...{ area: code, theta: 0, standardError: 0.5, interval: [-1, 1] as const, answers },
      ...(lowest === undefined ? {} : { lowest }),
      ...(highest === undefined ? {} : { highest }),
    });
    const areas: OwnResult['areas'] = [
      area('1', second, third),
      area('2', undefined, first),
      area('3', first, second),
      area('4', undefined, undefined, 0),
    ];
    const position = { '1': first, '2': 'debut', '3': third, '4': third };
    expect(
      besideResult(position, { areas }, framework).map((one) => [one.area, one.beside]),
    ).toEqual([
      ['1', 'more'],
      ['2', 'same'],
      ['3', 'less'],
    ]);
  });
});
