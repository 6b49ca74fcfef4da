import { prefersAsync } from './respond-async.js';

describe('the preference for an answer by a task (RFC 7240)', () => {
  it.each([
    'respond-async',
    'Respond-Async',
    'wait=10, respond-async',
    'respond-async; foo=bar,return=minimal',
    ' respond-async ',
  ])('is in "%s"', (header) => expect(prefersAsync(header)).toBe(true));

  it.each([undefined, '', 'wait=10', 'return=respond-async', 'respond-asynchronously'])(
    'is not in "%s"',
    (header) => expect(prefersAsync(header)).toBe(false),
  );

  it('is found in any of several headers', () =>
    expect(prefersAsync(['wait=1', 'respond-async'])).toBe(true));
});
