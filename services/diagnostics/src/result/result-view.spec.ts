import type { OwnResult, Result } from '../assessment/own-result.js';
import { BUILT_IN, DEFAULT, findFramework } from '../framework/framework.js';
import { BUILT_IN as PROFILES } from '../profile/profile.js';
import { viewOf } from './result-view.js';

const found = findFramework(BUILT_IN, DEFAULT);
const [profile] = PROFILES;
if (found === undefined || profile === undefined) throw new Error('no content');
const framework = found;
const { targets } = profile;

const result = (theta: number, over: Partial<Result> = {}): Result => ({
  ...{ theta, standardError: 0.5, interval: [theta - 1, theta + 1], answers: 4 },
  ...{ position: 'near', uniformity: 'mixed' },
  ...over,
});
const own = (areas: OwnResult['areas']): OwnResult => ({
  ...{ overall: result(0), areas, competences: [], isCalibrated: false },
});

describe('a result as it is told', () => {
  it('begins with strengths, by distance to what the job asks for', () => {
    const thetas = { '1': 1, '2': 2, '3': -2, '4': 0.5, '5': 0 };
    const { areas } = viewOf(
      own(Object.entries(thetas).map(([area, theta]) => ({ area, ...result(theta) }))),
      framework,
      targets,
    );
    expect(areas[0]?.code).toBe('2');
    expect(areas.at(-1)?.code).toBe('3');
    expect(areas[0]?.name.fr).not.toBe('2');
  });

  it('begins next steps where answers leave most room, and nowhere without an answer', () => {
    const areas = [
      { area: '1', ...result(1) },
      { area: '3', ...result(-2) },
      { area: '5', ...result(-3, { answers: 0 }) },
    ];
    const view = viewOf(own(areas), framework, targets);
    expect(view.first?.code).toBe('3');
    expect(view.firstCompetence?.fr).toEqual(expect.any(String));
    const above = viewOf(
      own([{ area: '1', ...result(4, { position: 'above' }) }]),
      framework,
      targets,
    );
    expect([above.first, above.firstCompetence]).toEqual([undefined, undefined]);
  });
});
