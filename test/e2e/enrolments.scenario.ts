import { randomUUID } from 'node:crypto';
import { eventually } from '@maillage/testing';
import { expectProblem } from '../kit/expect-problem.js';
import type { Person } from '../kit/person.js';
import type { Stage } from '../kit/stage.js';
import { operate } from '../operations/operation.js';

/** The ledger of seats. */
export function scenario(stage: Stage): void {
  describe('enrolments', () => {
    let coordinator: Person;
    let partner: Person;
    beforeAll(async () => {
      coordinator = await stage.as('inscriptions', 'coordinateur', 'departement-62');
      partner = await stage.as('inscriptions-cdg', 'partenaire', 'departement-62');
    });

    const course = async (): Promise<string> => {
      const made = await operate(coordinator, 'inscrireFormation', {
        body: {
          territoire: 'departement-62',
          nature: 'formation',
          titre: 'Le budget',
          mode: 'presentiel',
          demi_journees: 1,
          objectifs: [],
        },
      });
      return made.body.id;
    };
    const written = (formation_id: string, places_max: number, over: object = {}) => ({
      territoire: 'departement-62',
      formation_id,
      demi_journees: [{ jour: '2098-10-23', debut: '09:00', fin: '12:00' }],
      lieu: { nom: 'Mairie d’Arras', code_insee: '62041' },
      places_min: 1,
      places_max,
      ...over,
    });
    const opened = async (places: number, formation?: string, over: object = {}) => {
      const body = written(formation ?? (await course()), places, over);
      const draft = await operate(coordinator, 'creerSession', { body });
      const path = { id: draft.body.id };
      const headers = { 'if-match': draft.headers.get('etag') ?? '' };
      const made = await operate(coordinator, 'agirSession', {
        ...{ path, headers },
        body: { geste: 'ouvrir' },
      });
      if (made.status !== 201) throw new Error(made.text);
      return made.body;
    };
    /** A structure of Arras, known to the service. */
    const employer = async (): Promise<string> => {
      const made = await operate(coordinator, 'inscrireStructure', {
        body: { nom: 'Mairie', code_insee: '62041', sans_identifiant: { raison: 'inconnu' } },
      });
      const path = { structure: made.body.id };
      await eventually(async () =>
        expect((await operate(coordinator, 'lireAccordEmployeur', { path })).body).toMatchObject({
          mode: 'informe',
        }),
      );
      return made.body.id;
    };
    const enrol = (sessions: string[], over: object = {}, person = coordinator) =>
      operate(person, 'inscrirePersonne', {
        body: { voeux: sessions, personne_ref: randomUUID(), commune: '62041', ...over },
      });
    const read = async (id: string) =>
      (await operate(coordinator, 'lireInscription', { path: { id } })).body;
    const settled = async (id: string, etat: string) => {
      await eventually(async () => expect((await read(id)).etat).toBe(etat));
      return read(id);
    };
    /** Somebody who came, once the place in the list is given. */
    const arrived = async (sessions: string[], over: object = {}, person = coordinator) => {
      const made = await enrol(sessions, over, person);
      if (made.status !== 201) throw new Error(made.text);
      const ids = made.body.data.map(({ id }) => id);
      await eventually(async () => {
        for (const id of ids) expect((await read(id)).etat).not.toBe('recue');
      });
      return Promise.all(ids.map(read));
    };
    const one = async (...sent: Parameters<typeof arrived>) => {
      const [first] = await arrived(...sent);
      if (first === undefined) throw new Error('nobody came');
      return first;
    };
    const act = (id: string, geste: string) =>
      operate(coordinator, 'agirInscription', { path: { id }, body: { geste } });
    const session = async (id: string) => {
      const got = await operate(coordinator, 'lireSession', { path: { id } });
      return { ...got.body, tag: got.headers.get('etag') ?? '' };
    };

    it('of forty at once for twenty seats: twenty are seated, the others wait in order (F-71)', async () => {
      const { id } = await opened(20);
      const answers = await Promise.all(Array.from({ length: 40 }, () => enrol([id])));
      expect(answers.map(({ status }) => status)).toEqual(Array(40).fill(201));
      await eventually(
        async () =>
          expect(await session(id)).toMatchObject({
            places_prises: 20,
            places_libres: 0,
            en_attente: 20,
          }),
        { timeout: 30_000 },
      );
      const list = await operate(coordinator, 'listerInscriptions', {
        query: `session=${id}&limite=500`,
      });
      const byPlace = list.body.data.toSorted((a, b) => (a.rang ?? 0) - (b.rang ?? 0));
      expect(byPlace.map(({ rang }) => rang)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
      expect(byPlace.map(({ etat }) => etat)).toEqual([
        ...Array<string>(20).fill('inscrite'),
        ...Array<string>(20).fill('attente'),
      ]);
    });

    it('that free a seat have it offered at once; it is taken once, and not by who comes (T-01)', async () => {
      const { id } = await opened(1);
      const a = await one([id]);
      const b = await one([id]);
      expect([a.etat, b.etat]).toEqual(['inscrite', 'attente']);
      expect((await act(a.id, 'annuler')).body).toMatchObject({ etat: 'annulee' });
      expect(await read(b.id)).toMatchObject({ etat: 'offerte', place_tenue: true });
      expect(await session(id)).toMatchObject({ places_libres: 0, places_proposees: 1 });
      expect((await one([id])).etat).toBe('attente');
      expectProblem(await act(a.id, 'accepter'), 409, 'training.offer_over');
      const both = await Promise.all([act(b.id, 'accepter'), act(b.id, 'accepter')]);
      expect(both.map(({ status, body }) => [status, body.etat])).toEqual([
        [201, 'inscrite'],
        [201, 'inscrite'],
      ]);
      expect(await session(id)).toMatchObject({ places_prises: 1, en_attente: 1 });
    });

    it('are once a person on a list, and one seat on several dates (T-14)', async () => {
      const formation = await course();
      const [first, second] = [await opened(1, formation), await opened(1, formation)];
      const holder = await one([first.id]);
      const [best, next] = await arrived([first.id, second.id]);
      expect([best?.etat, next?.etat]).toEqual(['attente', 'inscrite']);
      const personne_ref = 'deux-fois';
      await one([first.id], { personne_ref });
      expectProblem(await enrol([first.id], { personne_ref }), 409, 'training.already_enrolled');
      await act(holder.id, 'annuler');
      expect((await act(best?.id ?? '', 'accepter')).body.etat).toBe('inscrite');
      expect((await read(next?.id ?? '')).etat).toBe('voeu');
      expect(await session(second.id)).toMatchObject({ places_prises: 0, places_libres: 1 });
    });

    it('wait for seats that are kept, and get those that are added (F-72)', async () => {
      const structure_id = await employer();
      const kept = (places: number) => ({ places_gardees: [{ structure_id, places }] });
      const { id, formation_id } = await opened(3, undefined, kept(3));
      const a = await one([id]);
      const b = await one([id]);
      expect([a.etat, b.etat]).toEqual(['attente', 'attente']);
      const { tag } = await session(id);
      const revised = await operate(coordinator, 'remplacerSession', {
        path: { id },
        headers: { 'if-match': tag },
        body: written(formation_id, 3, kept(2)),
      });
      expect(revised.status).toBe(200);
      await settled(a.id, 'offerte');
      expect((await read(b.id)).etat).toBe('attente');
      const elsewhere = await stage.as('inscriptions-59', 'coordinateur', 'departement-59');
      expectProblem(
        await enrol([id], { structure_id, commune: '59350' }, elsewhere),
        404,
        'training.structure_not_found',
      );
      expect((await one([id], { structure_id })).etat).toBe('inscrite');
      const less = await operate(coordinator, 'remplacerSession', {
        path: { id },
        headers: { 'if-match': (await session(id)).tag },
        body: written(formation_id, 1),
      });
      expectProblem(less, 422, 'training.refused_session');
    });

    it('that ask for the employer’s agreement hold a seat until it answers (T-04)', async () => {
      const structure_id = await employer();
      const path = { structure: structure_id };
      const body = { mode: 'requis', heures: 48 };
      expect((await operate(coordinator, 'reglerAccordEmployeur', { path, body })).body).toEqual({
        ...body,
        silence: 'refus',
      });
      const { id } = await opened(1);
      const asked = await one([id], { structure_id });
      expect(asked).toMatchObject({ etat: 'accord_attendu', place_tenue: true, accord: 'attendu' });
      const other = await one([id]);
      expect(other.etat).toBe('attente');
      expect((await act(asked.id, 'accorder')).body).toMatchObject({ etat: 'inscrite' });
      expectProblem(await act(asked.id, 'refuser'), 409, 'training.agreement_not_awaited');
      expect((await act(asked.id, 'annuler')).status).toBe(201);
      expect((await read(other.id)).etat).toBe('offerte');
    });

    it('end with their session, and only open ones take them (T-09)', async () => {
      const { id } = await opened(1);
      const [a, b] = [await one([id]), await one([id])];
      const { tag } = await session(id);
      const cancelled = await operate(coordinator, 'agirSession', {
        path: { id },
        headers: { 'if-match': tag },
        body: { geste: 'annuler', motif: 'Salle fermée.' },
      });
      expect(cancelled.status).toBe(201);
      await settled(a.id, 'session_annulee');
      await settled(b.id, 'session_annulee');
      expectProblem(await enrol([id]), 409, 'training.session_not_taking');
      expectProblem(await enrol([randomUUID()]), 404, 'training.session_not_found');
    });

    it('are made inside of the fence; a partner sees its own alone', async () => {
      const { id } = await opened(5);
      expectProblem(await enrol([id], { commune: '59350' }), 403, 'training.outside_fence');
      expectProblem(await enrol([id], { commune: '62999' }), 422, 'training.unknown_commune');
      const own = await one([id], {}, partner);
      const foreign = await one([id]);
      const seen = async (one: string) =>
        (await operate(partner, 'lireInscription', { path: { id: one } })).status;
      expect([await seen(own.id), await seen(foreign.id)]).toEqual([200, 404]);
      for (const odd of [{ voeux: [] }, { voeux: ['x'] }, { voeux: [id, id] }, { nom: 'Durand' }])
        expect([odd, (await enrol([id], odd)).status]).toEqual([odd, 400]);
    });
  });
}
