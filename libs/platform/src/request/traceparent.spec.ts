import { newSpan, readTraceparent, traceIdOf } from './traceparent.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SENT = `00-${TRACE}-00f067aa0ba902b7-01`;

describe('a traceparent', () => {
  it('is read in the form of version 00', () => {
    expect(readTraceparent(SENT)).toBe(SENT);
    expect(traceIdOf(SENT)).toBe(TRACE);
  });

  it.each([
    ['none', undefined],
    ['several', [SENT, SENT]],
    ['two in one line', `${SENT}, ${SENT}`],
    ['capitals', SENT.toUpperCase()],
    ['another version', SENT.replace(/^00/, '01')],
    ['the version that never is', SENT.replace(/^00/, 'ff')],
    ['a trace of zeros', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`],
    ['a span of zeros', `00-${TRACE}-${'0'.repeat(16)}-01`],
    ['a short trace', `00-${TRACE.slice(1)}-00f067aa0ba902b7-01`],
    ['a letter that is no digit', SENT.replace('4', 'g')],
    ['something behind', `${SENT}-more`],
    ['an end of line', `${SENT}\n`],
    ['blanks around', ` ${SENT} `],
    ['no flags', SENT.slice(0, -3)],
    ['nothing', ''],
  ])('is not read from %s', (_, sent) => expect(readTraceparent(sent)).toBeUndefined());

  it('is continued by a span in the same trace, with the flag that is known', () => {
    expect(newSpan(SENT)).toMatch(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-01$`));
    expect(newSpan(SENT)).not.toBe(SENT);
    expect(newSpan(SENT.replace(/01$/, 'fe'))).toMatch(/-00$/);
    expect(newSpan(SENT.replace(/01$/, 'ff'))).toMatch(/-01$/);
  });

  it('is begun where there is none, a new one each time', () => {
    const begun = [newSpan(undefined), newSpan(undefined)];
    expect(begun.map(readTraceparent)).toEqual(begun);
    expect(new Set(begun.map(traceIdOf)).size).toBe(2);
  });
});
