import { Logger } from '@nestjs/common';
import { JsonLog } from './log.js';
import { inTrace } from './request-context.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

describe('a line of the log', () => {
  const lines: string[] = [];
  const log = new JsonLog('info', { write: (line) => void lines.push(line) });
  const logger = new Logger('bus');
  const said = (): unknown[] => lines.splice(0).map((line) => JSON.parse(line) as unknown);

  beforeAll(() => Logger.overrideLogger(log));
  afterAll(() => Logger.overrideLogger(false));

  it('is one JSON object with time, level and context', () => {
    logger.log('Le bus répond.\nDe nouveau.');
    expect(lines).toEqual([expect.stringMatching(/^[^\n]+\n$/)]);
    expect(said()).toEqual([
      {
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        level: 'info',
        pid: process.pid,
        context: 'bus',
        message: 'Le bus répond.\nDe nouveau.',
      },
    ]);
  });

  it('bears the trace it is written in', () => {
    inTrace(`00-${TRACE}-00f067aa0ba902b7-01`, () => logger.warn('Mis de côté.'));
    expect(said()).toEqual([
      expect.objectContaining({ level: 'warn', trace_id: TRACE, message: 'Mis de côté.' }),
    ]);
  });

  it('has the stack of an error apart from its message', () => {
    logger.error('Imprévu.', 'Error: x\n    at y');
    log.error(new RangeError('Trop.'), 'ExceptionHandler');
    expect(said()).toEqual([
      expect.objectContaining({
        level: 'error',
        context: 'bus',
        message: 'Imprévu.',
        stack: 'Error: x\n    at y',
      }),
      expect.objectContaining({
        context: 'ExceptionHandler',
        message: 'RangeError: Trop.',
        stack: expect.stringContaining('RangeError: Trop.\n'),
      }),
    ]);
  });

  it('is not written below the level that is asked for', () => {
    logger.debug('Rien.');
    expect(said()).toEqual([]);
  });
});
