import { expectProblem, faultsOf } from '../kit/expect-problem.js';
import type { Person } from '../kit/person.js';
import { csvOf, imported, place } from '../kit/place.js';
import type { Stage } from '../kit/stage.js';
import { operate } from '../operations/operation.js';

const PERMANENCE = {
  pivot: '00000000000000',
  nom: 'Permanence numérique de la mairie',
  commune: 'Croisilles',
  code_postal: '62128',
  adresse: '1 place de la Mairie',
  services: ['Aide aux démarches administratives'],
};

/** Places that people enter and correct one by one. */
export function scenario(stage: Stage): void {
  describe('places written by hand', () => {
    let writer: Person;
    let coordinator: Person;
    beforeAll(async () => {
      writer = await stage.as('lieux-main', 'partenaire');
      coordinator = await stage.as('lieux-main-62', 'coordinateur', 'departement-62');
    });

    const send = (body: object) => operate(writer, 'inscrireLieu', { body });
    const enter = async (body: object = {}) => {
      const made = await send({ ...PERMANENCE, ...body });
      if (made.status !== 201) throw new Error(made.text);
      return { place: made.body, etag: made.headers.get('etag') ?? '' };
    };
    const patch = (id: string, etag: string, body: object, by = writer) =>
      operate(by, 'corrigerLieu', {
        path: { id },
        body,
        type: 'application/merge-patch+json',
        headers: { 'if-match': etag },
      });

    it('are read as a line of a file is, of today, and say what was understood otherwise', async () => {
      const made = await send({ ...PERMANENCE, telephone: '03.21.07.53.92', nom: ' Permanence' });
      expect(made.status).toBe(201);
      expect(made.headers.get('location')).toBe(`/v1/lieux/${made.body.id}`);
      expect(made.body).toMatchObject({
        nom: ' Permanence',
        code_insee: '62259',
        telephone: '+33321075392',
        date_maj: new Date(made.body.creation).toLocaleDateString('sv', {
          timeZone: 'Europe/Paris',
        }),
        identifiants: [{ source: 'lieux-main', id: made.body.id }],
        version: 1,
      });
      expect(made.body.remarques?.map(({ champ, code }) => [champ, code])).toEqual(
        expect.arrayContaining([
          ['code_insee', 'actors.commune_from_name'],
          ['telephone', 'actors.phone_completed'],
        ]),
      );
      const read = await coordinator.read(`/v1/lieux/${made.body.id}`);
      expect(read.nom).toBe(' Permanence');
      expect(read).not.toHaveProperty('remarques');
    });

    it('tell every fault of a body, by its field', async () => {
      const refused = async (body: object): Promise<string[]> =>
        faultsOf(expectProblem(await send(body), 400, 'actors.malformed_place'));
      expect(await refused({})).toEqual(
        ['/pivot', '/nom', '/commune', '/code_postal', '/adresse'].map(
          (field) => `${field} required`,
        ),
      );
      expect(await refused({ ...PERMANENCE, ville: 'Croisilles', 'a/b': 1 })).toEqual([
        '/ville unknown_field',
        '/a~1b unknown_field',
      ]);
      expect(await refused({ ...PERMANENCE, code_postal: '59000', id: 7 })).toEqual(
        expect.arrayContaining(['/id wrong_type']),
      );
      expectProblem(await send([PERMANENCE]), 400, 'actors.malformed_place');
    });

    it('have one id at their source', async () => {
      const { place: first } = await enter({ id: 'permanence-1' });
      const again = expectProblem(
        await send({ ...PERMANENCE, id: ' permanence-1' }),
        409,
        'actors.place_exists',
      );
      expect(again.detail).toContain(first.id);
      // Its source's next file names it by that id.
      await imported(writer, csvOf([place('permanence-1', { nom: 'Permanence du mardi' })]));
      expect((await coordinator.read(`/v1/lieux/${first.id}`)).nom).toBe('Permanence du mardi');
    });

    it('are corrected field by field, by who has read them, and null takes a field away', async () => {
      const { place: made, etag } = await enter({ telephone: '03 21 07 53 92' });
      expectProblem(await patch(made.id, '"autre"', {}), 412, 'platform.stale');
      const changed = await patch(made.id, etag, { telephone: null, horaires: 'Mo 09:00-12:00' });
      expect(changed.body).toMatchObject({ horaires: 'Mo 09:00-12:00', nom: made.nom, version: 2 });
      expect(changed.body).not.toHaveProperty('telephone');
      expectProblem(await patch(made.id, etag, { nom: 'Autre' }), 412, 'platform.stale');
      const tag = changed.headers.get('etag') ?? '';
      const same = await patch(made.id, tag, { horaires: 'Mo 09:00-12:00' });
      expect([same.status, same.body.version]).toEqual([200, 2]);
      const bad = await patch(made.id, tag, { nom: null, horaires: 'Mo 25:00-26:00' });
      expect(faultsOf(expectProblem(bad, 400, 'actors.malformed_place'))).toEqual([
        '/nom required',
      ]);
      const [entry] = await stage.admin.walk(`/v1/journal?limite=500&action=lieux.corriger`);
      expect(JSON.stringify(entry)).not.toContain('21075392');
    });

    it('become what is put, and nothing else', async () => {
      const { place: made, etag } = await enter({ horaires: 'Mo 09:00-12:00' });
      const path = { id: made.id };
      const put = (headers: Readonly<Record<string, string>>) =>
        operate(writer, 'remplacerLieu', { path, body: PERMANENCE, headers });
      expectProblem(await put({}), 428, 'platform.if_match_required');
      const { body } = await put({ 'if-match': etag });
      expect(body).not.toHaveProperty('horaires');
      expect(body.identifiants).toEqual(made.identifiants);
    });

    it('are written inside of one’s rights only, before and after', async () => {
      const { place: made, etag } = await enter();
      const other = await stage.as('lieux-main-autre', 'partenaire');
      expectProblem(await patch(made.id, etag, {}, other), 403, 'actors.outside_fence');
      const away = { commune: 'Lille', code_postal: '59000', code_insee: '59350' };
      const moved = await patch(made.id, etag, away, coordinator);
      expectProblem(moved, 403, 'actors.outside_fence');
      const corrected = await patch(made.id, etag, { nom: 'Permanence du lundi' }, coordinator);
      expect(corrected.body).toMatchObject({ nom: 'Permanence du lundi', version: 2 });
      const outside = { body: { ...PERMANENCE, ...away } };
      expectProblem(
        await operate(coordinator, 'inscrireLieu', outside),
        403,
        'actors.outside_fence',
      );
    });
  });
}
