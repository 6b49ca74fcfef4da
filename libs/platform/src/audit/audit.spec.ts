import fastify from 'fastify';
import type { Caller } from '../rights/caller.js';
import { enterRequestContext, rememberCaller } from '../request/request-context.js';
import { Audit } from './audit.js';

type Entry = Readonly<Record<string, unknown>>;

const DEED = { action: 'essais.noter', subject: { type: 'essai', id: '1' } };
const caller = (kind: Caller['kind']): Caller => ({
  id: 'c',
  kind,
  name: 'Mme Canari',
  source: 's',
  grants: [],
  ...(kind === 'client' ? { keyId: 'k' } : {}),
});

describe('an entry of the audit journal', () => {
  const written: Entry[] = [];
  const writer = {
    query: (_: string, [entry]: readonly unknown[] = []): Promise<unknown[]> => {
      written.push(JSON.parse(String(entry)) as Entry);
      return Promise.resolve([{ number: String(written.length) }]);
    },
  };
  beforeEach(() => written.splice(0));

  /** Records inside a request of a known caller, or of an unknown one. */
  async function recordFor(who: Caller | undefined): Promise<Entry | undefined> {
    const server = fastify({ genReqId: () => 'demande' });
    enterRequestContext(server);
    server.addHook('preHandler', (request, _, done) => {
      if (who !== undefined) rememberCaller(request, who);
      done();
    });
    server.post('/v1/essais/:id', async () => {
      expect(await Audit.record(writer, { ...DEED, after: { a: 1 } })).toBe('1');
      return {};
    });
    await server.inject({ method: 'POST', url: '/v1/essais/secret' });
    await server.close();
    return written[0];
  }

  it('says which client acted with which key, from where, by which route and never by which address', async () => {
    expect(await recordFor(caller('client'))).toEqual({
      actor_kind: 'client',
      actor_id: 'c',
      actor_name: 'Mme Canari',
      key_id: 'k',
      ip: '127.0.0.1',
      request_id: 'demande',
      route: 'POST /v1/essais/:id',
      action: 'essais.noter',
      subject_type: 'essai',
      subject_id: '1',
      personal: false,
      patch: [{ op: 'add', path: '', value: { a: 1 } }],
    });
  });

  it('never holds the name of a person', async () => {
    const entry = await recordFor(caller('agent'));
    expect(entry).toMatchObject({ actor_kind: 'agent', actor_id: 'c' });
    expect(JSON.stringify(entry)).not.toContain('Canari');
  });

  it('is anonymous where nobody is known, and the system’s own where nobody asked', async () => {
    expect(await recordFor(undefined)).toMatchObject({ actor_kind: 'anonyme', ip: '127.0.0.1' });
    await Audit.read(writer, DEED);
    expect(written[1]).toEqual({
      actor_kind: 'systeme',
      action: 'essais.noter',
      subject_type: 'essai',
      subject_id: '1',
      personal: true,
    });
  });

  it('stops what it would record when the journal is not there, honestly', async () => {
    const failing = (code: string) => ({
      query: () => Promise.reject(Object.assign(new Error('no'), { code })),
    });
    await expect(Audit.record(failing('3F000'), DEED)).rejects.toMatchObject({
      code: 'platform.journal_unavailable',
      kind: 'unavailable',
    });
    await expect(Audit.record(failing('23505'), DEED)).rejects.toMatchObject({ code: '23505' });
  });
});
