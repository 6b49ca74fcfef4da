import { connect } from 'node:net';
import { activity, ledgerOf, ndjson, type Outcome, push } from '../kit/activity.js';
import { expectProblem, faultsOf } from '../kit/expect-problem.js';
import type { Answer, Person } from '../kit/person.js';
import { BODY_LIMIT, type Stage, STREAM_LIMIT } from '../kit/stage.js';

const LOTS = '/v1/activites/lots';
const JSON_TYPE = 'application/json';
const LINES = 'application/x-ndjson';
const send = (person: Person, body: string | Buffer, type = LINES): Promise<Answer<Outcome>> =>
  person.send<Outcome>(LOTS, body, type);

/** One item that is wrong in one way, and the faults it must get. */
const WRONG: readonly (readonly [string, Readonly<Record<string, unknown>>, readonly string[]])[] =
  [
    [
      'a NUL byte',
      { titre_atelier: 'a\u0000b', type: 'collectif', beneficiaires: { total: 2 } },
      ['/titre_atelier control_character'],
    ],
    ['half a character', { mediateur_ref: '\ud800' }, ['/mediateur_ref control_character']],
    ['a number where text belongs', { mediateur_ref: 17 }, ['/mediateur_ref wrong_type']],
    ['text where a number belongs', { duree: '45' }, ['/duree wrong_type']],
    ['an unknown code', { thematiques: ['email', 'jardinage'] }, ['/thematiques/1 unknown_value']],
    ['a day in the future', { date: '2999-01-01' }, ['/date future']],
    ['30 February', { date: '2025-02-30' }, ['/date no_such_day']],
    ['a day that is none', { date: '14/03/2025' }, ['/date wrong_form']],
    [
      'sub-totals above the total',
      { type: 'collectif', beneficiaires: { total: 2, genres: { feminin: 2, masculin: 1 } } },
      ['/beneficiaires/genres above_total'],
    ],
    [
      'two people in an individual activity',
      { beneficiaires: { total: 2 } },
      ['/beneficiaires/total contradiction'],
    ],
    ['an unknown commune', { lieu_code_insee: '62999' }, ['/lieu_code_insee unknown_commune']],
    ['an unknown field', { durée: 45 }, ['/durée unknown_field']],
    [
      'an unknown field inside',
      { beneficiaires: { total: 1, sexe: {} } },
      ['/beneficiaires/sexe unknown_field'],
    ],
    [
      'a field like the prototype',
      { ['__proto__x']: 1, constructor: 2 },
      ['/__proto__x unknown_field', '/constructor unknown_field'],
    ],
    ['a fraction of a minute', { duree: 1.5 }, ['/duree out_of_range']],
    [
      'everything missing',
      { type: null, date: null, duree: null },
      ['/type required', '/date required', '/duree required'],
    ],
  ];

/** What is wrong with batches is named, and costs nothing of what is good. */
export function scenario(stage: Stage): void {
  describe('bad batches', () => {
    it.each(WRONG)(
      'name %s by its pointer, and take the items around it',
      async (title, change, faults) => {
        const person = await stage.as(
          `mal-${WRONG.findIndex(([one]) => one === title)}`,
          'partenaire',
        );
        const outcome = await push(person, [
          activity('avant'),
          activity('mal', change),
          activity('apres'),
        ]);
        expect(outcome.items.map(({ verdict }) => verdict)).toEqual(['cree', 'rejete', 'cree']);
        expect(faultsOf(outcome.items[1]).sort()).toEqual([...faults].sort());
        expect(
          outcome.items[1]?.erreurs?.every(
            ({ detail }) => detail.length > 10 && !detail.includes('\u0000'),
          ),
        ).toBe(true);
        expect(await ledgerOf(person)).toEqual(['apres', 'avant']);
      },
    );

    it.each([
      ['a list', 'application/json', (items: readonly string[]) => `[${items.join(',')}]`],
      ['lines', LINES, (items: readonly string[]) => items.join('\n')],
    ])('refuse a field that is written twice in an item of %s', async (title, type, join) => {
      const person = await stage.as(`mal-deux-fois-${title.replace(' ', '-')}`, 'partenaire');
      const [good, bad] = ['a', 'b'].map((id) => JSON.stringify(activity(id)));
      const { body } = await person.send<Outcome>(
        LOTS,
        join([good ?? '', bad?.replace('{', '{"duree":1,') ?? '']),
        type,
      );
      expect(body.items.map(({ verdict }) => verdict)).toEqual(['cree', 'rejete']);
      expect(faultsOf(body.items[1])).toEqual(['/duree duplicate_field']);
    });

    it('read a former commune as the one of today, and say so', async () => {
      const person = await stage.as('mal-ancienne', 'partenaire');
      const { items } = await push(person, [activity('a', { lieu_code_insee: '14472' })]);
      expect(items[0]).toMatchObject({
        verdict: 'cree',
        remarques: [{ pointeur: '/lieu_code_insee', code: 'activities.commune_mapped' }],
      });
      expect(await person.read('/v1/activites/par-source/a')).toMatchObject({
        lieu_code_insee: '14654',
      });
    });

    it('are in English on request', async () => {
      const person = await stage.as('mal-anglais', 'partenaire');
      const { body } = await person.send<Outcome>(
        `${LOTS}?simulation=true`,
        ndjson([activity('a', { lieu_code_insee: '14472' }), activity('b', { duree: '45' })]),
        LINES,
        { 'accept-language': 'en' },
      );
      expect(body.items).toMatchObject([
        { remarques: [{ detail: expect.stringContaining('the commune of today') as string }] },
        { erreurs: [{ detail: 'A number is expected here, not a text.' }] },
      ]);
    });

    it('refuse an id that comes twice, whatever lies between', async () => {
      const person = await stage.as('mal-double', 'partenaire');
      const filler = Array.from({ length: 2_500 }, (_, i) => activity(`f-${i}`));
      const { items, ...counts } = await push(
        person,
        [activity('a'), activity('a', { duree: 50 }), ...filler, activity('a', { duree: 55 })],
        '?verdicts=rejets',
      );
      expect(counts).toMatchObject({ recus: 2_503, crees: 2_501, rejetes: 2 });
      expect(items.map((one) => [one.index, one.source_id, ...faultsOf(one)])).toEqual([
        [1, 'a', '/source_id repeated_in_batch'],
        [2_502, 'a', '/source_id repeated_in_batch'],
      ]);
      expect(await person.read('/v1/activites/par-source/a')).toMatchObject({
        duree: 45,
        version: 1,
      });
    });

    it('read Latin-1, and say so', async () => {
      const person = await stage.as('mal-latin1', 'partenaire');
      const answer = await send(
        person,
        Buffer.from(ndjson([activity('a', { tags: ['été'] })]), 'latin1'),
      );
      expect(answer.body.items[0]).toMatchObject({
        verdict: 'cree',
        remarques: [{ code: 'activities.not_utf8' }],
      });
      expect(await person.read('/v1/activites/par-source/a')).toMatchObject({ tags: ['été'] });
    });

    it('take the good lines around one that is no JSON', async () => {
      const person = await stage.as('mal-json', 'partenaire');
      const answer = await send(
        person,
        `${JSON.stringify(activity('a'))}\n{"source_id": "b",\n[]\n42\n\n${JSON.stringify(activity('c'))}`,
      );
      expect(answer.body.items.map(({ verdict }) => verdict)).toEqual([
        'cree',
        'rejete',
        'rejete',
        'rejete',
        'cree',
      ]);
      expect(faultsOf(answer.body.items[1])).toEqual([' not_json']);
      expect(await ledgerOf(person)).toEqual(['a', 'c']);
    });

    it('say that a list stops before its end, and keep what was whole', async () => {
      const person = await stage.as('mal-coupe', 'partenaire');
      const whole = JSON.stringify([activity('a'), activity('b'), activity('c')]);
      const answer = await send(person, whole.slice(0, -20), JSON_TYPE);
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({ crees: 2, rejetes: 1 });
      expect(faultsOf(answer.body.items.at(-1))).toEqual([' truncated']);
      expect((await send(person, whole, JSON_TYPE)).body).toMatchObject({
        crees: 1,
        inchanges: 2,
        rejetes: 0,
      });
    });

    it.each([
      ['no JSON', 'bonjour', JSON_TYPE, 400, 'activities.no_batch'],
      ['XML', '<lot/>', 'application/xml', 415, 'platform.unsupported_media'],
      ['a form', 'a=b', 'application/x-www-form-urlencoded', 415, 'platform.unsupported_media'],
      ['plain text', '[]', 'text/plain', 415, 'platform.unsupported_media'],
    ])('are refused as a whole for %s', async (_, body, type, status, code) => {
      expectProblem(
        await send(await stage.as('mal-entier', 'partenaire'), body, type),
        status,
        code,
      );
    });

    it('over the limit are 413, and what was whole counts once when it comes again in parts', async () => {
      const person = await stage.as('mal-gros', 'partenaire');
      const items = Array.from({ length: 4_500 }, (_, i) => activity(`g-${i}`));
      const answer = await send(person, ndjson(items) + '\n'.repeat(STREAM_LIMIT));
      expectProblem(answer, 413, 'platform.body_too_large');
      // Early refusals leave nothing unread for the next request on the same connection to wait behind.
      for (let i = 0; i < 3; i++)
        expectProblem(
          await send(person, 'x'.repeat(STREAM_LIMIT / 2) + '\n'.repeat(STREAM_LIMIT)),
          413,
          'platform.body_too_large',
        );
      const kept = (await ledgerOf(person)).length;
      const parts = [
        await push(person, items.slice(0, 3_000)),
        await push(person, items.slice(3_000)),
      ];
      expect(parts.reduce((sum, { inchanges }) => sum + inchanges, 0)).toBe(kept);
      expect(parts.reduce((sum, { crees }) => sum + crees, 0)).toBe(4_500 - kept);
      expect(await ledgerOf(person)).toHaveLength(4_500);
    });

    it('cut off in the middle by a broken connection count once after they come again', async () => {
      const person = await stage.as('mal-socket', 'partenaire');
      const items = Array.from({ length: 5_000 }, (_, i) =>
        activity(`s-${String(i).padStart(4, '0')}`),
      );
      const body = ndjson(items);
      await breakOff(stage.base, person, body.slice(0, Math.floor(body.length * 0.9)), body.length);
      const outcome = await push(person, items, '?verdicts=rejets');
      expect(outcome.crees + outcome.inchanges).toBe(5_000);
      expect(outcome).toMatchObject({ recus: 5_000, modifies: 0, rejetes: 0 });
      expect(await ledgerOf(person)).toEqual(items.map(({ source_id }) => source_id));
    });

    it('over the limit of an ordinary body are 413, and no client is opened', async () => {
      const wish = {
        nom: 'x'.repeat(BODY_LIMIT),
        source: 'mal-enorme',
        type: 'integration_nationale',
        roles: ['national'],
        territoires: ['france'],
      };
      expectProblem(await stage.admin.post('/v1/clients', wish), 413, 'platform.body_too_large');
      expect(
        (await stage.admin.walk('/v1/clients?limite=500')).map(({ source }) => source),
      ).not.toContain('mal-enorme');
    });
  });
}

/** Begins an upload of `length` bytes, sends some of them and destroys the connection once they are on their way. */
async function breakOff(
  base: string,
  { authorization }: Person,
  sent: string,
  length: number,
): Promise<void> {
  const { hostname, port, host } = new URL(base);
  const socket = connect(Number(port), hostname);
  await new Promise((resolve) => socket.once('connect', resolve));
  const head = [
    `POST ${LOTS} HTTP/1.1`,
    `Host: ${host}`,
    `Authorization: ${authorization['authorization']}`,
    `Content-Type: ${LINES}`,
    `Content-Length: ${length}`,
    '',
    '',
  ];
  await new Promise((resolve) => socket.write(head.join('\r\n') + sent, resolve));
  await new Promise((resolve) => setTimeout(resolve, 150));
  socket.resetAndDestroy();
}
