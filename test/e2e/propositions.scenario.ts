import { randomUUID } from 'node:crypto';
import { Browsing } from '../kit/browse.js';
import { expectProblem } from '../kit/expect-problem.js';
import { csvOf, place } from '../kit/place.js';
import type { Person } from '../kit/person.js';
import { newSiret } from '../kit/siret.js';
import type { Stage } from '../kit/stage.js';
import { operate } from '../operations/operation.js';

/** Corrections by those concerned, from the form to the directory. */
export function scenario(stage: Stage): void {
  describe('a correction by those concerned', () => {
    let reader: Browsing;
    let coordinator: Person;
    beforeAll(async () => {
      reader = new Browsing(stage.base);
      coordinator = await stage.as('propositions', 'coordinateur', 'departement-62');
    });

    /** A structure of Arras with a place, and an address of it. */
    const invite = async () => {
      const key = `proposition-${randomUUID()}`;
      const siret = newSiret();
      const made = await operate(stage.admin, 'inscrireStructure', {
        body: { nom: 'Mairie', siret, code_insee: '62041', code_postal: '62000', commune: 'Arras' },
      });
      const row = place(key, { pivot: siret, telephone: '+33321000000' });
      await operate(stage.admin, 'importerLieux', { body: csvOf([row]), type: 'text/csv' });
      const { id } = made.body;
      const listed = await operate(stage.admin, 'listerLieux', { query: `structure_id=${id}` });
      const address = await operate(coordinator, 'creerAdresseStructure', { path: { id } });
      return { id, lieu: listed.body.data[0]?.id ?? '', address: address.body.adresse };
    };
    const propose = async (
      address: string,
      page: string,
      fields: Readonly<Record<string, string>>,
    ) => reader.send(await reader.open(`${address}/${page}`), fields);
    const waiting = async (id: string) => {
      const query = `structure_id=${id}&etat=en_attente`;
      return (await operate(coordinator, 'listerPropositions', { query })).body.data;
    };
    const decide = (id: string, body: object, query?: string) =>
      operate(coordinator, 'deciderProposition', {
        ...{ path: { id }, body },
        ...(query === undefined ? {} : { query }),
      });
    const structure = async (id: string) =>
      (await operate(coordinator, 'lireStructure', { path: { id } })).body;

    it('waits until it is accepted, field by field', async () => {
      const { id, address } = await invite();
      const sent = await propose(address, 'structure', { nom: 'Mairie d’Arras', adresse: '9 rue' });
      expect([sent.status, sent.text]).toEqual([
        200,
        expect.stringContaining('proposition est envoyée'),
      ]);
      expect(await structure(id)).toMatchObject({ nom: 'Mairie', version: 1 });
      expect((await reader.open(address)).text).toContain('qui attend une réponse');
      const [made] = await waiting(id);
      expect(made).toMatchObject({
        ...{
          structure_id: id,
          cible: { nature: 'structure', id, nom: 'Mairie' },
          etat: 'en_attente',
        },
        champs: [
          {
            champ: 'nom',
            avant: 'Mairie',
            actuel: 'Mairie',
            propose: 'Mairie d’Arras',
            perimee: false,
          },
          { champ: 'adresse', avant: null, actuel: null, propose: '9 rue', etat: 'en_attente' },
        ],
      });
      const tried = await decide(made?.id ?? '', { accepter: ['nom'] }, 'simulation=true');
      expect(tried.body.champs[0]).toMatchObject({ actuel: 'Mairie d’Arras', etat: 'acceptee' });
      expect(await structure(id)).toMatchObject({ nom: 'Mairie', version: 1 });
      const decided = await decide(made?.id ?? '', { accepter: ['nom'] });
      expect(decided.body).toMatchObject({ etat: 'en_attente', version: 2 });
      expect(await structure(id)).toMatchObject({ nom: 'Mairie d’Arras', version: 2 });
      const closed = await decide(made?.id ?? '', { refuser: ['adresse'] });
      expect(closed.body).toMatchObject({ etat: 'decidee', decision: expect.any(String) });
      expect((await structure(id)).adresse).toBeUndefined();
      expect(await waiting(id)).toEqual([]);
      expectProblem(
        await decide(made?.id ?? '', { accepter: ['nom'] }),
        422,
        'actors.refused_decision',
      );
      const versions = await operate(coordinator, 'listerVersionsProposition', {
        path: { id: made?.id ?? '' },
      });
      expect(versions.body.data.map(({ auteur }) => auteur?.nature)).toEqual([
        'anonyme',
        'client',
        'client',
      ]);
      expect(versions.text).not.toContain('9 rue');
    });

    it('is about a place too, and its commune is looked up anew', async () => {
      const { id, lieu, address } = await invite();
      await propose(address, `lieu-${lieu}`, {
        ...{ telephone: '03 21 11 11 11', horaires: 'Mo-Fr 09:00-12:00' },
        ...{ code_postal: '62300', commune: 'Lens' },
      });
      const [made] = await waiting(id);
      expect(made?.champs.map(({ champ }) => champ)).toEqual([
        ...['code_postal', 'commune', 'telephone', 'horaires'],
      ]);
      const accepter = ['code_postal', 'commune', 'telephone', 'horaires'];
      expect((await decide(made?.id ?? '', { accepter })).status).toBe(200);
      const { body } = await operate(coordinator, 'lireLieu', { path: { id: lieu } });
      expect(body).toMatchObject({
        ...{ telephone: '+33321111111', horaires: 'Mo-Fr 09:00-12:00', commune: 'Lens' },
        territoires: { commune: 'commune-62498' },
      });
    });

    it('says when its field has changed since, and which others want to change it', async () => {
      const { id, address } = await invite();
      await propose(address, 'structure', { nom: 'Mairie un' });
      await propose(address, 'structure', { nom: 'Mairie deux' });
      const [one, two] = await waiting(id);
      expect([one?.champs[0]?.concurrentes, two?.champs[0]?.concurrentes]).toEqual([
        [two?.id],
        [one?.id],
      ]);
      await decide(one?.id ?? '', { accepter: ['nom'] });
      const [stale] = await waiting(id);
      expect(stale?.champs[0]).toMatchObject({
        ...{ avant: 'Mairie', actuel: 'Mairie un', propose: 'Mairie deux' },
        ...{ perimee: true, concurrentes: [] },
      });
      const refused = await decide(two?.id ?? '', { accepter: ['nom'] });
      expectProblem(refused, 409, 'actors.stale_proposition');
      await decide(two?.id ?? '', { accepter: ['nom'], malgre: ['nom'] });
      expect((await structure(id)).nom).toBe('Mairie deux');
    });

    it('keeps what was typed and says what is wrong right beside it', async () => {
      const { id, lieu, address } = await invite();
      const again = await propose(address, `lieu-${lieu}`, {
        ...{ nom: ' ', courriels: 'pas un <courriel>', horaires: 'le matin' },
      });
      expect(again.status).toBe(422);
      expect(again.text).toContain('aria-describedby="champ-nom-erreur');
      expect(again.text).toContain('pas un &lt;courriel>');
      expect(again.text).toContain('>le matin</textarea>');
      expect(again.text).toMatch(/id="champ-courriels-erreur">[^<]/);
      const nothing = await propose(address, 'structure', {});
      expect([nothing.status, nothing.text]).toEqual([422, expect.stringContaining('rien changé')]);
      expect(await waiting(id)).toEqual([]);
      const corrected = await reader.send(again, { nom: 'Lieu', courriels: '' });
      expect(corrected.text).toContain('proposition est envoyée');
    });

    it('is made once, however often its form is sent, and leads to no page that is none of the card', async () => {
      const { id, address } = await invite();
      const page = await reader.open(`${address}/structure`);
      await Promise.all([1, 2, 3].map(() => reader.send(page, { nom: 'Une fois' })));
      expect(await waiting(id)).toHaveLength(1);
      const other = await invite();
      for (const name of [`lieu-${other.lieu}`, 'lieu-x', 'constructor'])
        expect((await reader.open(`${address}/${name}`)).status).toBe(404);
    });

    it('is decided by who may write in that territory, and never written in the journal', async () => {
      const { id, address } = await invite();
      await propose(address, 'structure', { adresse: 'canari-de-proposition' });
      const [made] = await waiting(id);
      const elsewhere = await stage.as('propositions-59', 'coordinateur', 'departement-59');
      const sent = { path: { id: made?.id ?? '' }, body: { accepter: ['adresse'] } };
      const hidden = await operate(elsewhere, 'deciderProposition', sent);
      expectProblem(hidden, 404, 'actors.proposition_not_found');
      const journal = await stage.admin.read(`/v1/journal?limite=20&sujet=${made?.id}`);
      expect(journal.data.map(({ action, details }) => [action, details])).toEqual([
        ['propositions.proposer', expect.objectContaining({ structure: id, champs: ['adresse'] })],
      ]);
      expect(JSON.stringify(journal)).not.toContain('canari');
    });
  });
}
