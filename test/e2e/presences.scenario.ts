import { expectProblem, faultsOf } from '../kit/expect-problem.js';
import type { Person } from '../kit/person.js';
import { csvOf, imported, place } from '../kit/place.js';
import type { Stage } from '../kit/stage.js';
import { operate } from '../operations/operation.js';

const MERGE = 'application/merge-patch+json';
const NOWHERE = '0192f000-0000-7000-8000-000000000000';

/** Who is where, at which times of the week. */
export function scenario(stage: Stage): void {
  describe('presences', () => {
    let writer: Person;
    let reader: Person;
    let places: string[];
    beforeAll(async () => {
      writer = await stage.as('presences', 'partenaire');
      reader = await stage.as('presences-coordination', 'coordinateur', 'departement-62');
      const pivot = '00000000000000';
      await imported(writer, csvOf([place('a', { pivot }), place('b', { pivot })]));
      const found = await writer.walk('/v1/lieux?source=presences');
      places = found.map(({ id }) => id);
    });

    const somebody = async (over: object = {}): Promise<string> => {
      const body = { profils: ['aidant'], ...over };
      const made = await operate(writer, 'inscrireProfessionnel', { body });
      if (made.status !== 201) throw new Error(made.text);
      return made.body.id;
    };
    const send = (body: object) =>
      operate(writer, 'inscrirePresence', {
        body: { lieu_id: places[0], du: '2026-01-01', ...body },
      });
    const enter = async (body: object) => {
      const made = await send(body);
      if (made.status !== 201) throw new Error(made.text);
      const headers = { 'if-match': made.headers.get('etag') ?? '' };
      return { body: made.body, sent: { path: { id: made.body.id }, headers } };
    };
    const refused = async (body: object): Promise<string[]> => {
      const answer = await send(body);
      const [status, code] =
        answer.status === 400
          ? ([400, 'actors.malformed_presence'] as const)
          : ([422, 'actors.refused_presence'] as const);
      return faultsOf(expectProblem(answer, status, code));
    };

    it('are in a place at times of the week, and show who is there on a day', async () => {
      const id = await somebody();
      const { body } = await enter({
        source_id: 'permanence-1',
        professionnel_id: id,
        horaires: 'mardi 9h-12h',
        au: '2026-03-31',
      });
      expect(body).toMatchObject({
        lieu_id: places[0],
        horaires: 'Tu 09:00-12:00',
        identifiants: [{ source: 'presences', id: 'permanence-1' }],
        alertes: [],
        version: 1,
      });
      // The place says where the professional is: nothing else does.
      const shown = await reader.read(`/v1/professionnels/${id}`);
      expect(shown.presences).toEqual([
        {
          id: body.id,
          lieu_id: places[0],
          horaires: 'Tu 09:00-12:00',
          du: '2026-01-01',
          au: '2026-03-31',
        },
      ]);
      const there = async (path: string) => (await reader.walk(path as '/v1/presences')).length;
      expect(await there(`/v1/lieux/${places[0] ?? ''}/equipe?au=2026-03-31`)).toBe(1);
      expect(await there(`/v1/lieux/${places[0] ?? ''}/equipe?au=2026-04-01`)).toBe(0);
      expect(await there(`/v1/lieux/${places[1] ?? ''}/equipe?au=2026-03-31`)).toBe(0);
      for (const [query, count] of [
        [`lieu=${places[0] ?? ''}&au=2026-01-01`, 1],
        [`lieu=${places[0] ?? ''}&au=2025-12-31`, 0],
        [`lieu=${places[1] ?? ''}&au=2026-01-01`, 0],
        [`lieu=${places[0] ?? ''}&au=2026-01-01&territoire=commune-62041&profil=aidant`, 1],
        [`lieu=${places[0] ?? ''}&au=2026-01-01&territoire=departement-59`, 0],
      ] as const)
        expect([query, await there(`/v1/professionnels?${query}`)]).toEqual([query, count]);
      const csv = await reader.get(`/v1/lieux/${places[0] ?? ''}/equipe?au=2026-03-31&format=csv`);
      expect(csv.text.split('\r\n')[0]).toBe(
        'presence_id,profils,professionnel_id,lieu_id,horaires,du,au',
      );
      const north = await stage.as('presences-nord', 'coordinateur', 'departement-59');
      expectProblem(await north.get(`/v1/presences/${body.id}`), 404, 'actors.presence_not_found');
      expectProblem(
        await north.get(`/v1/professionnels/${id}`),
        404,
        'actors.professional_not_found',
      );
    });

    it('are refused where they cannot be, each for its own reason', async () => {
      const professionnel_id = await somebody();
      const at = (horaires: string) => refused({ professionnel_id, horaires });
      expect(await at('Mo 23:00-25:00')).toEqual(['/horaires hour_out_of_range']);
      expect(await at('Mo 22:00-02:00')).toEqual(['/horaires across_midnight']);
      expect(await at('sur rendez-vous')).toEqual(['/horaires invalid_hours']);
      expect(await refused({ professionnel_id, au: '2025-12-31' })).toEqual([
        '/au ends_before_beginning',
      ]);
      expect(await refused({ professionnel_id: NOWHERE, lieu_id: NOWHERE })).toEqual([
        '/lieu_id unknown_place',
        '/professionnel_id unknown_professional',
      ]);
      const left = await somebody({ fin: '2025-12-31' });
      expect(await refused({ professionnel_id: left })).toEqual([
        '/professionnel_id professional_left',
      ]);
      await enter({ professionnel_id, horaires: 'Mo 09:00-12:00' });
      expect(await refused({ professionnel_id, horaires: 'Mo 09:00-12:00' })).toEqual([
        '/du repeated_presence',
      ]);
      const twice = await enter({
        professionnel_id,
        lieu_id: places[1],
        horaires: 'Mo 11:00-13:00',
      });
      expect(twice.body.remarques?.map(({ code }) => code)).toEqual(['actors.two_places_at_once']);
      const north = await stage.as('presences-nord', 'coordinateur', 'departement-59');
      const outside = await operate(north, 'inscrirePresence', {
        body: { lieu_id: places[0], professionnel_id, du: '2026-01-01' },
      });
      expect(faultsOf(expectProblem(outside, 422, 'actors.refused_presence'))).toEqual([
        '/lieu_id unknown_place',
        '/professionnel_id unknown_professional',
      ]);
    });

    it('are changed by who has read them, end on a day, and hold their professional', async () => {
      const professionnel_id = await somebody();
      const { sent } = await enter({ professionnel_id });
      const changed = await operate(writer, 'corrigerPresence', {
        ...sent,
        body: { horaires: 'Fr 14:00-16:00' },
        type: MERGE,
      });
      expect(changed.body).toMatchObject({ horaires: 'Fr 14:00-16:00', version: 2 });
      expectProblem(
        await operate(writer, 'fermerPresence', { ...sent, query: 'date=2026-02-28' }),
        412,
        'platform.stale',
      );
      const headers = { 'if-match': changed.headers.get('etag') ?? '' };
      const ended = await operate(writer, 'fermerPresence', {
        path: sent.path,
        headers,
        query: 'date=2026-02-28',
      });
      expect(ended.status).toBe(204);
      const { id } = sent.path;
      expect(await reader.read(`/v1/presences/${id}`)).toMatchObject({
        au: '2026-02-28',
        version: 3,
      });
      const { data } = await reader.read(`/v1/presences/${id}/versions`);
      expect(data.map(({ motif }) => motif)).toEqual(['Inscription', 'Correction', 'Fin']);
      const used = await operate(writer, 'fermerProfessionnel', {
        path: { id: professionnel_id },
        headers: { 'if-match': '*' },
        query: 'erreur=oui',
      });
      expectProblem(used, 409, 'actors.professional_in_use');
      const left = await operate(writer, 'fermerProfessionnel', {
        path: { id: professionnel_id },
        headers: { 'if-match': '*' },
        query: 'date=2026-01-31',
      });
      expect(left.status).toBe(204);
      expect(await reader.read(`/v1/presences/${id}`)).toMatchObject({
        alertes: ['professionnel_parti'],
        version: 3,
      });
    });

    it('that were entered by error are withdrawn, and leave a tombstone', async () => {
      const { sent } = await enter({ professionnel_id: await somebody() });
      const gone = await operate(writer, 'fermerPresence', { ...sent, query: 'erreur=oui' });
      expect(gone.status).toBe(204);
      const { id } = sent.path;
      expectProblem(await reader.get(`/v1/presences/${id}`), 404, 'actors.presence_not_found');
      const natures = [];
      for (let next = '/v1/presences/changements?limite=500'; ;) {
        const page = await reader.read(next as '/v1/presences/changements');
        if (page.data.length === 0) break;
        natures.push(...page.data.filter((one) => one.suppression?.id === id));
        next = page.links.suivant;
      }
      expect(natures.map(({ nature }) => nature)).toEqual(['suppression']);
    });
  });
}
