import { starterItems } from '../bank/starter-bank.js';
import { adopted, parametersOf } from './adopt.js';

const [first, second] = starterItems();
if (first === undefined || second === undefined) throw new Error('empty');
const parameters = parametersOf('3pl', { kind: 'logistic', id: first.id, a: 1.2, b: 0.1, c: 0.2 });

describe('an adopted calibration', () => {
  it('changes parameters of what was calibrated, which then are calibrated, and nothing else', () => {
    expect(adopted([first, second], [{ id: first.id, version: 1, parameters }])).toEqual({
      items: [
        { ...first, parameters: { model: '3pl', a: 1.2, b: 0.1, c: 0.2, isCalibrated: true } },
        second,
      ],
    });
  });

  it('is refused where the words of an item have changed since, or it is gone', () => {
    const calibrated = [first, second].map(({ id }) => ({ id, version: 1, parameters }));
    expect(adopted([{ ...first, version: 2 }], calibrated)).toEqual({
      changed: [first.id, second.id],
    });
  });
});
