import { randomUUID } from 'node:crypto';
import { activity } from '../kit/activity.js';
import { expectProblem } from '../kit/expect-problem.js';
import type { Answer } from '../kit/person.js';
import type { Stage } from '../kit/stage.js';

const under = (key: string): Record<string, string> => ({ 'idempotency-key': key });
const wasReplayed = (answer: Answer<unknown>): boolean =>
  answer.headers.get('idempotency-replayed') === 'true';

/** The same request sent again has one effect and one answer. */
export function scenario(stage: Stage): void {
  describe('idempotency keys', () => {
    const wish = (source: string): object => ({
      nom: 'Une fois',
      source,
      type: 'structure',
      roles: ['national'],
      territoires: ['france'],
    });

    it('give the first answer again, byte for byte, and do nothing more', async () => {
      const key = under(randomUUID());
      const first = await stage.admin.post('/v1/clients', wish('une-fois'), key);
      expect([first.status, wasReplayed(first)]).toEqual([201, false]);
      const again = await stage.admin.post('/v1/clients', wish('une-fois'), key);
      expect([again.status, wasReplayed(again), again.text]).toEqual([201, true, first.text]);
      for (const name of ['location', 'content-type'])
        expect(again.headers.get(name)).toBe(first.headers.get(name));
      expect(
        (await stage.admin.walk('/v1/clients')).filter(({ source }) => source === 'une-fois'),
      ).toHaveLength(1);
    });

    it('answer as without one the first time', async () => {
      const [without, under_] = [
        await stage.admin.post('/v1/clients', wish('sans-cle')),
        await stage.admin.post('/v1/clients', wish('avec-cle'), under(randomUUID())),
      ];
      const names = (answer: Answer<unknown>): string[] => [...answer.headers.keys()].sort();
      expect(without.status).toBe(201);
      expect([under_.status, names(under_), under_.headers.get('content-type')]).toEqual([
        without.status,
        names(without),
        without.headers.get('content-type'),
      ]);
    });

    it('are not taken for another request: another body, another item, more in the address', async () => {
      const key = under(randomUUID());
      const one = await stage.admin.post('/v1/clients', wish('autre-corps'), key);
      expectProblem(
        await stage.admin.post('/v1/clients', wish('autre-corps-2'), key),
        422,
        'platform.idempotency_key_reused',
      );
      const two = await stage.admin.post('/v1/clients', wish('autre-corps-2'));
      expect((await stage.admin.post(`/v1/clients/${one.body.id}/cles`, {}, key)).status).toBe(201);
      expectProblem(
        await stage.admin.post(`/v1/clients/${two.body.id}/cles`, {}, key),
        422,
        'platform.idempotency_key_reused',
      );
    });

    it('have one effect among many tries at once; the answers are one or "still running"', async () => {
      const { clientId } = await stage.enter('seize', 'partenaire', ['france']);
      const key = under(randomUUID());
      const tries = await Promise.all(
        Array.from({ length: 16 }, () => stage.admin.post(`/v1/clients/${clientId}/cles`, {}, key)),
      );
      const done = tries.filter(({ status }) => status === 201);
      for (const refused of tries.filter(({ status }) => status !== 201)) {
        expectProblem(refused, 409, 'platform.still_running');
        expect(refused.headers.get('retry-after')).toBe('1');
      }
      const last = await stage.admin.post(`/v1/clients/${clientId}/cles`, {}, key);
      expect(new Set([...done, last].map(({ text }) => text)).size).toBe(1);
      expect([wasReplayed(last), last.headers.get('cache-control')]).toEqual([true, 'no-store']);
    });

    it('keep no refusal: once its cause is gone, the same request is done', async () => {
      const key = under(randomUUID());
      const lot = [activity('idem-refus', { duree: -1 })];
      const partner = await stage.as('idem-refus', 'partenaire');
      expectProblem(
        await partner.send('/v1/activites/lots', 'pas un lot', 'application/json', key),
        400,
        'activities.no_batch',
      );
      const answer = await partner.post('/v1/activites/lots', lot, key);
      expect([answer.status, answer.body.rejetes]).toEqual([200, 1]);
      expectProblem(
        await stage.admin.post(
          '/v1/clients',
          { ...wish('refus'), territoires: ['departement-99'] },
          key,
        ),
        422,
        'access.bad_rights',
      );
      expect((await stage.admin.post('/v1/clients', wish('refus'), key)).status).toBe(201);
    });

    it('hold for a lot as it streams: verdicts again, not "inchange"', async () => {
      const partner = await stage.as('idem-lot', 'partenaire');
      const key = under(randomUUID());
      const lines = Array.from({ length: 2_500 }, (_, n) =>
        JSON.stringify(activity(`lot-${n}`)),
      ).join('\n');
      const [type, path] = ['application/x-ndjson', '/v1/activites/lots'];
      const first = await partner.send<{ crees: number }>(path, lines, type, key);
      expect([first.status, first.body.crees, wasReplayed(first)]).toEqual([200, 2_500, false]);
      const again = await partner.send(path, lines, type, key);
      expect([again.status, wasReplayed(again), again.text === first.text]).toEqual([
        200,
        true,
        true,
      ]);
      expectProblem(
        await partner.send(path, `${lines}\n`, type, key),
        422,
        'platform.idempotency_key_reused',
      );
      expectProblem(
        await partner.send(`${path}?simulation=true`, lines, type, key),
        422,
        'platform.idempotency_key_reused',
      );
      expect((await partner.send<{ inchanges: number }>(path, lines, type)).body.inchanges).toBe(
        2_500,
      );
    });

    it('hold when a lot ends before its body does', async () => {
      const partner = await stage.as('idem-court', 'partenaire');
      const key = under(randomUUID());
      const body = `[${JSON.stringify(activity('court-1'))}] et ${'la suite '.repeat(50_000)}`;
      const send = (): Promise<Answer<{ crees: number }>> =>
        partner.send('/v1/activites/lots', body, 'application/json', key);
      const [first, again] = [await send(), await send()];
      expect([
        first.status,
        first.body.crees,
        again.text === first.text,
        wasReplayed(again),
      ]).toEqual([200, 1, true, true]);
    });

    it('hold for a file of places', async () => {
      const partner = await stage.as('idem-lieux', 'partenaire', 'departement-62');
      const key = under(randomUUID());
      const file =
        'id,pivot,nom,commune,code_postal,code_insee,adresse,latitude,longitude,date_maj,services\nidem-1,00000000000000,Médiathèque,Arras,62000,62041,1 rue du Test,50.29,2.77,2026-01-01,Accès internet et matériel informatique\n';
      const [first, again] = [
        await partner.send<{ crees: number }>('/v1/lieux/imports', file, 'text/csv', key),
        await partner.send('/v1/lieux/imports', file, 'text/csv', key),
      ];
      expect([first.status, first.body.crees, wasReplayed(again), again.text]).toEqual([
        200,
        1,
        true,
        first.text,
      ]);
    });

    it('belong to their caller: another caller’s same key is another key', async () => {
      const [key, lot] = [under('commun'), [activity('commun-1')]];
      const [one, two] = [
        await stage.as('idem-un', 'partenaire'),
        await stage.as('idem-deux', 'partenaire'),
      ];
      for (const person of [one, two]) {
        const answer = await person.post('/v1/activites/lots', lot, key);
        expect([answer.body.crees, wasReplayed(answer)]).toEqual([1, false]);
      }
      expectProblem(
        await stage.stranger.post('/v1/activites/lots', lot, key),
        401,
        'platform.unknown_caller',
      );
    });

    it.each(['', 'x'.repeat(256), 'clé', 'a\tb'])('are refused when malformed: %j', async (key) => {
      expectProblem(
        await stage.admin.post('/v1/clients', wish('mal-formee'), {
          'idempotency-key': Buffer.from(key).toString('latin1'),
        }),
        400,
        'platform.bad_idempotency_key',
      );
    });

    it('mean nothing on other methods', async () => {
      const person = await stage.as('idem-lit', 'partenaire');
      for (let time = 0; time < 2; time++)
        expect(wasReplayed(await person.get('/v1/moi', under('lecture')))).toBe(false);
    });
  });
}
