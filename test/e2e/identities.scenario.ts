import { eventually } from '@maillage/testing';
import { expectProblem, faultsOf } from '../kit/expect-problem.js';
import { Person } from '../kit/person.js';
import { csvOf, imported, place } from '../kit/place.js';
import type { Stage } from '../kit/stage.js';
import { operate } from '../operations/operation.js';

const HALL = {
  nom: 'Mairie d’identités',
  code_insee: '62041',
  sans_identifiant: { raison: 'inconnu' },
} as const;
const WHO = { nom: 'Zythologue', prenom: 'Ada', courriel: 'Ada.Z@Canari.fr' };
const KEPT = { nom: 'Zythologue', prenom: 'Ada', courriel: 'ada.z@canari.fr' };
const SECRET = /Zythologue|canari\.fr/i;

/** Who professionals are: kept apart, shown to those who may know, forgotten when the person is. */
export function scenario(stage: Stage): void {
  describe('identities of professionals', () => {
    let writer: Person;
    let coordinator: Person;
    let confidant: Person;
    let hall: string;
    beforeAll(async () => {
      writer = await stage.as('identites', 'partenaire');
      coordinator = await stage.as('identites-coordination', 'coordinateur', 'departement-62');
      confidant = await openFor('identites-confiance', 'departement-62');
      hall = (await operate(writer, 'inscrireStructure', { body: HALL })).body.id;
    });

    /** A coordinator that has the purpose `personnes` too. */
    const openFor = async (source: string, territory: string): Promise<Person> => {
      const client = await stage.admin.post('/v1/clients', {
        nom: source,
        source,
        type: 'structure',
        roles: ['coordinateur'],
        territoires: [territory],
        finalites: ['annuaire', 'personnes'],
      });
      const key = await stage.admin.post(`/v1/clients/${client.body.id}/cles`, {});
      return new Person(stage.base, key.body.cle);
    };
    const enter = async (over: object) => {
      const body = { profils: ['aidant'], structure_id: hall, ...over };
      const made = await operate(writer, 'inscrireProfessionnel', { body });
      if (made.status !== 201) throw new Error(made.text);
      const etag = made.headers.get('etag') ?? '';
      return {
        id: made.body.id,
        made,
        sent: { path: { id: made.body.id }, headers: { 'if-match': etag } },
      };
    };
    const identityFor = async (reader: Person, id: string) =>
      (await reader.read(`/v1/professionnels/${id}`)).identite;

    it('are shown to those who may know, and entered in the journal, person by person', async () => {
      const { id, made } = await enter({ identite: WHO });
      expect(made.text).not.toMatch(SECRET);
      const seen = await identityFor(writer, id);
      expect(seen).toEqual({ ...KEPT, personne_id: expect.any(String) });
      expect(await identityFor(confidant, id)).toEqual(seen);
      expect(await identityFor(coordinator, id)).toBeUndefined();
      const north = await openFor('identites-nord', 'departement-59');
      expectProblem(
        await north.get(`/v1/professionnels/${id}`),
        404,
        'actors.professional_not_found',
      );
      const { data } = await stage.admin.read(
        `/v1/journal?action=professionnels.identite&sujet=${seen?.personne_id ?? ''}`,
      );
      expect(data.map(({ acteur, donnees_personnelles: isPersonal }) => [acteur.nom, isPersonal]))
        // The newest first.
        .toEqual([
          ['identites-confiance', true],
          ['Essai identites', true],
        ]);
    });

    it('are in lists for who asks for them, and nowhere else', async () => {
      const { id } = await enter({ identite: { nom: 'Zythologue-liste' } });
      const shown = async (reader: Person, query: string) =>
        (await reader.walk(`/v1/professionnels?structure=${hall}${query}`)).find(
          (one) => one.id === id,
        )?.identite?.nom;
      expect(await shown(confidant, '')).toBeUndefined();
      expect(await shown(confidant, '&identites=oui')).toBe('Zythologue-liste');
      expect(await shown(coordinator, '&identites=oui')).toBeUndefined();
      const csv = await confidant.get('/v1/professionnels?identites=oui&format=csv');
      expect(csv.text).toContain('Zythologue-liste');
      for (const path of [
        `/v1/professionnels/${id}/versions`,
        '/v1/professionnels/changements',
        '/v1/professionnels?format=csv',
        `/v1/professionnels/${id}?au_titre_du=${new Date().toISOString()}`,
      ])
        expect((await confidant.get(path)).text).not.toMatch(SECRET);
      const journal = await stage.admin.get(`/v1/journal?sujet=${id}`);
      expect(journal.text).toContain('professionnels.identifier');
      expect(journal.text).not.toMatch(SECRET);
    });

    it('are shown to whoever reads the entry of a person who agreed to be listed', async () => {
      const { id } = await enter({ joignable: true, identite: { nom: 'Zythologue-joignable' } });
      expect(await identityFor(coordinator, id)).toMatchObject({ nom: 'Zythologue-joignable' });
    });

    it('are replaced as a whole, and belong to one entry of a source, whatever the case', async () => {
      const courriel = 'une.seule@canari.fr';
      const { id, sent } = await enter({ identite: { courriel, telephone: '0321000000' } });
      const other = await operate(writer, 'inscrireProfessionnel', {
        body: { profils: ['aidant'], identite: { courriel: 'Une.Seule@CANARI.fr' } },
      });
      expect(expectProblem(other, 409, 'actors.person_has_entry').detail).toContain(id);
      const put = (body: object, headers = sent.headers) =>
        operate(writer, 'identifierProfessionnel', { path: sent.path, headers, body });
      expectProblem(await put({ nom: 'Autre' }, { 'if-match': '"autre"' }), 412, 'platform.stale');
      const before = await writer.get(`/v1/professionnels/${id}`);
      expect((await put({ courriel, nom: 'Zythologue' })).status).toBe(204);
      const after = await writer.get(`/v1/professionnels/${id}`);
      expect(after.body).toMatchObject({ version: 1, identite: { courriel, nom: 'Zythologue' } });
      expect(after.text).not.toContain('telephone');
      expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'));
      const wrong = await put({ courriel: 'canari', surnom: 'x' });
      expect(faultsOf(expectProblem(wrong, 400, 'actors.malformed_professional'))).toEqual([
        '/surnom unknown_field',
        '/courriel invalid_form',
      ]);
      expect(wrong.text).not.toContain('canari"');
    });

    it('go with an entry that was made by error', async () => {
      const { id, sent } = await enter({
        source_id: 'erreur-1',
        identite: { courriel: 'e@canari.fr' },
      });
      const gone = await operate(writer, 'fermerProfessionnel', { ...sent, query: 'erreur=oui' });
      expect(gone.status).toBe(204);
      const again = await enter({ source_id: 'erreur-1' });
      expect(again.id).toBe(id);
      expect(await identityFor(writer, id)).toBeUndefined();
    });

    it('are in the file of the person, whose erasure leaves the posts without them', async () => {
      const { id } = await enter({
        source_id: 'oubli-1',
        langues: ['fr'],
        identite: { nom: 'Zythologue-oubli' },
      });
      const post = (over: object) =>
        operate(writer, 'inscrirePoste', {
          body: { structure_id: hall, du: '2026-01-01', ...over },
        });
      const held = await post({ professionnel_id: id });
      const replaced = await post({ remplace_par: id, quotite: 0.5 });
      await imported(writer, csvOf([place('oubli', { pivot: '00000000000000' })]));
      const [lieu] = await writer.walk('/v1/lieux?source=identites');
      const present = await operate(writer, 'inscrirePresence', {
        body: { professionnel_id: id, lieu_id: lieu?.id, du: '2026-01-01' },
      });
      const person = (await identityFor(writer, id))?.personne_id ?? '';
      const { services } = await writer.read(`/v1/personnes/${person}/dossier`);
      const told = services.find(({ service }) => service === 'actors')?.donnees ?? [];
      expect(told.map((one) => [one['nature'], one['id']]).sort()).toEqual(
        [
          ['poste', held.body.id],
          ['poste', replaced.body.id],
          ['presence', present.body.id],
          ['professionnel', id],
        ].sort(),
      );
      const erased = await writer.post(`/v1/personnes/${person}/effacement`, {});
      expect(erased.status).toBe(200);
      await eventually(async () =>
        expect((await writer.get(`/v1/professionnels/${id}`)).status).toBe(404),
      );
      for (const { body } of [held, replaced]) {
        const left = await coordinator.get(`/v1/postes/${body.id}`);
        expect(left.body).toMatchObject({ structure_id: hall, version: 2 });
        expect(left.text).not.toContain(id);
      }
      const gone = await coordinator.get(`/v1/presences/${present.body.id}`);
      expectProblem(gone, 404, 'actors.presence_not_found');
      const changes = await feed(coordinator);
      expect(changes.filter(({ suppression }) => suppression?.id === id)).toEqual([
        { nature: 'suppression', suppression: expect.objectContaining({ source_id: id }) },
      ]);
      const versions = await writer.get(`/v1/professionnels/${id}/versions`);
      expect(versions.text).not.toMatch(/langues|oubli-1/);
      // The source may enter somebody under that id again: it is somebody new.
      expect((await enter({ source_id: 'oubli-1' })).id).not.toBe(id);
    });

    const feed = async (reader: Person) => {
      const found = [];
      for (let next = '/v1/professionnels/changements?limite=500'; ;) {
        const { data, links } = await reader.read(next as '/v1/professionnels/changements');
        if (data.length === 0) return found;
        found.push(...data);
        next = links.suivant;
      }
    };
  });
}
