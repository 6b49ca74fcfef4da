import type { FastifyRequest } from 'fastify';
import { feedLinks, readFeed } from './feed.js';

const ID = '0192f000-0000-7000-8000-000000000000';

describe('a change feed', () => {
  it('begins at its first change, and goes on where its link says', () => {
    expect(readFeed({})).toEqual({ after: undefined, limit: 500 });
    const { self, suivant } = feedLinks(
      { url: '/v1/lieux/changements?limite=2' } as FastifyRequest,
      ['7', ID],
    );
    expect(self).toBe('/v1/lieux/changements?limite=2');
    const next = new URL(suivant, 'http://local').searchParams;
    expect(readFeed(Object.fromEntries(next))).toEqual({ after: ['7', ID], limit: 2 });
  });

  it('asks the same again while nothing has changed', () => {
    expect(feedLinks({ url: '/v1/lieux/changements' } as FastifyRequest, undefined).suivant).toBe(
      '/v1/lieux/changements',
    );
  });
});
