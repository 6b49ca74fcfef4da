import type { FastifyRequest } from 'fastify';
import { requireVersion } from './etag.js';

const ID = '0192f000-0000-7000-8000-000000000001';
const refusal = (asked?: string): string => {
  try {
    const headers = asked === undefined ? {} : { 'if-match': asked };
    requireVersion({ headers } as FastifyRequest, ID, 3);
    return 'accepted';
  } catch (error) {
    return (error as { kind: string }).kind;
  }
};

describe('requireVersion', () => {
  it.each([`"${ID}.3"`, `"${ID}.structure_fermee.3"`, `"x", "${ID}.a.b-c.3"`, '*'])(
    'takes %s for the version',
    (asked) => {
      expect(refusal(asked)).toBe('accepted');
    },
  );

  it.each([`"${ID}.13"`, `"${ID}.3.4"`, `"${ID}3"`, `"${ID}.a..3"`, `${ID}.3`, '"autre"'])(
    'takes %s for another',
    (asked) => {
      expect(refusal(asked)).toBe('stale');
    },
  );

  it('asks for one', () => {
    expect(refusal()).toBe('precondition_required');
  });
});
