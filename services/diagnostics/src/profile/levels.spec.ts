import { DEFAULT } from '../framework/framework.js';
import { areCutsCalibrated, cutOf, levelAt, positionOf, targetOf } from './levels.js';

const PIX = { id: 'pix', version: 'crcn-2019' };

describe('levels', () => {
  it('begin at cuts that are told to be guesses, in the framework that has some', () => {
    expect(['basic', 'advanced', 'none'].map((level) => cutOf(DEFAULT, level))).toEqual([
      -1.5,
      1,
      undefined,
    ]);
    expect([-2, -1.5, 0, 3].map((theta) => levelAt(DEFAULT, theta))).toEqual([
      undefined,
      'basic',
      'intermediate',
      'highly_advanced',
    ]);
    expect([cutOf(PIX, '1'), levelAt(PIX, 0), areCutsCalibrated]).toEqual([
      undefined,
      undefined,
      false,
    ]);
  });

  it('are targets on average, by weight', () => {
    const targets = [
      { competence: '1.1', level: 'basic', weight: 1 },
      { competence: '1.2', level: 'advanced', weight: 3 },
    ];
    expect(targetOf(DEFAULT, targets)).toBeCloseTo((-1.5 + 3) / 4, 12);
    expect([targetOf(DEFAULT, []), targetOf(PIX, targets)]).toEqual([undefined, undefined]);
  });

  it('are below, near or above a target as far as the error lets one say', () => {
    expect(
      (
        [
          [-1, -0.1],
          [-1, 0.1],
          [0, 1],
        ] as const
      ).map((interval) => positionOf(interval, 0)),
    ).toEqual(['below', 'near', 'above']);
  });
});
