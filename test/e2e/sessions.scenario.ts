import { expectProblem, faultsOf } from '../kit/expect-problem.js';
import type { Person } from '../kit/person.js';
import type { Stage } from '../kit/stage.js';
import { operate, type Sent } from '../operations/operation.js';

const FIRST = { jour: '2098-10-23', debut: '09:00', fin: '12:00' };
const SECOND = { jour: '2098-10-30', debut: '09:00', fin: '12:00' };

/** Sessions of courses. */
export function scenario(stage: Stage): void {
  describe('sessions', () => {
    let coordinator: Person;
    let other: Person;
    let course: string;
    beforeAll(async () => {
      coordinator = await stage.as('sessions', 'coordinateur', 'departement-62');
      other = await stage.as('sessions-ailleurs', 'coordinateur', 'departement-59');
      const made = await operate(coordinator, 'inscrireFormation', {
        body: {
          territoire: 'departement-62',
          nature: 'formation',
          titre: 'Le budget',
          mode: 'presentiel',
          demi_journees: 2,
          objectifs: [],
        },
      });
      course = made.body.id;
    });

    interface Drafted {
      readonly path: { readonly id: string };
      readonly headers: { readonly 'if-match': string };
    }
    const written = (over: object = {}) => ({
      territoire: 'departement-62',
      formation_id: course,
      demi_journees: [SECOND, FIRST],
      lieu: { nom: 'Mairie d’Arras', code_insee: '62041' },
      places_min: 2,
      places_max: 10,
      ...over,
    });
    const make = (over: object = {}, person = coordinator) =>
      operate(person, 'creerSession', { body: written(over) });
    const drafted = async (over: object = {}): Promise<Drafted> => {
      const made = await make(over);
      if (made.status !== 201) throw new Error(made.text);
      return { path: { id: made.body.id }, headers: { 'if-match': tagOf(made) } };
    };
    const tagOf = ({ headers }: { headers: Headers }): string => headers.get('etag') ?? '';
    const act = (sent: Sent, geste: string, motif?: string) =>
      operate(coordinator, 'agirSession', {
        ...sent,
        body: { geste, ...(motif === undefined ? {} : { motif }) },
      });

    it('are drafts that only their territory sees, until they are opened', async () => {
      const { path, headers } = await drafted();
      const read = await operate(coordinator, 'lireSession', { path });
      expect(read.body).toMatchObject({
        etat: 'brouillon',
        gestes: ['ouvrir', 'annuler'],
        formation_version: 1,
        demi_journees: [FIRST, SECOND],
        places_libres: 10,
        debut: '2098-10-23T07:00:00.000Z',
        fin: '2098-10-30T11:00:00.000Z',
      });
      const isListed = async (person: Person): Promise<boolean> =>
        (await operate(person, 'listerSessions', { query: `formation=${course}` })).body.data.some(
          ({ id }) => id === path.id,
        );
      expect([await isListed(coordinator), await isListed(other)]).toEqual([true, false]);
      expectProblem(
        await operate(other, 'lireSession', { path }),
        404,
        'training.session_not_found',
      );
      const opened = await act({ path, headers }, 'ouvrir');
      expect(opened.body).toMatchObject({ etat: 'ouverte', version: 2, suite: 0 });
      expect(await isListed(other)).toBe(true);
      const sent = { path, headers: { 'if-match': tagOf(opened) }, body: { geste: 'confirmer' } };
      expectProblem(await operate(other, 'agirSession', sent), 403, 'training.outside_fence');
      expectProblem(await act({ path, headers }, 'confirmer'), 412, 'platform.stale');
    });

    it('take no overlapping half-days, no time that is left out, no busy trainer', async () => {
      const faults = async (over: object): Promise<string[]> =>
        faultsOf(expectProblem(await make(over), 422, 'training.refused_session'));
      expect(await faults({ demi_journees: [FIRST, { ...FIRST, debut: '11:00' }] })).toEqual([
        '/demi_journees/1 half_days_overlap',
      ]);
      const night = { jour: '2098-03-30', debut: '02:30', fin: '05:00' };
      expect(await faults({ demi_journees: [night] })).toEqual(['/demi_journees/0 no_such_time']);
      const formateur_id = '0192f000-0000-7000-8000-000000000077';
      expect((await make({ formateur_id })).status).toBe(201);
      expect(await faults({ formateur_id, demi_journees: [FIRST] })).toEqual([
        '/formateur_id trainer_busy',
      ]);
      expect((await make({ formation_id: formateur_id })).status).toBe(404);
      for (const odd of [{ places_max: -1 }, { demi_journees: [] }, { salle: 'A' }])
        expect([odd, (await make(odd)).status]).toEqual([odd, 400]);
    });

    it('that are moved change their calendar entry; another number of seats does not', async () => {
      const { path, headers } = await drafted();
      const put = async (tag: string, over: object) =>
        operate(coordinator, 'remplacerSession', {
          path,
          headers: { 'if-match': tag },
          body: written(over),
        });
      const wider = await put(headers['if-match'], { places_max: 12 });
      expect(wider.body).toMatchObject({ version: 2, suite: 0, places_autorisees: 12 });
      const moved = await put(tagOf(wider), {
        places_max: 12,
        demi_journees: [{ ...FIRST, debut: '10:00', fin: '13:00' }],
      });
      expect(moved.body).toMatchObject({ version: 3, suite: 1 });
    });

    it('are kept by derogation or cancelled with a reason, and then change no more', async () => {
      const sent = await drafted();
      const opened = await act(sent, 'ouvrir');
      const next = { path: sent.path, headers: { 'if-match': tagOf(opened) } };
      expectProblem(await act(next, 'confirmer'), 409, 'training.below_minimum');
      expectProblem(await act(next, 'deroger'), 422, 'training.reason_needed');
      expectProblem(await act(next, 'tenir'), 409, 'training.not_in_state');
      const kept = await act(next, 'deroger', 'Deux communes isolées.');
      expect(kept.body).toMatchObject({ etat: 'confirmee' });
      const last = { path: sent.path, headers: { 'if-match': tagOf(kept) } };
      expectProblem(await act(last, 'tenir'), 409, 'training.session_not_begun');
      const cancelled = await act(last, 'annuler', 'Trop peu d’inscrits.');
      expect(cancelled.body).toMatchObject({ etat: 'annulee', gestes: [], suite: 1 });
      const over = { path: sent.path, headers: { 'if-match': tagOf(cancelled) } };
      expectProblem(await act(over, 'annuler', 'Encore.'), 409, 'training.not_in_state');
      expectProblem(
        await operate(coordinator, 'remplacerSession', { ...over, body: written() }),
        409,
        'training.session_is_over',
      );
    });
  });
}
