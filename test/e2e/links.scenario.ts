import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Browsing, formOf } from '../kit/browse.js';
import { csvOf, place } from '../kit/place.js';
import { operate } from '../operations/operation.js';
import { newSiret } from '../kit/siret.js';
import { Person } from '../kit/person.js';
import { expectProblem } from '../kit/expect-problem.js';
import type { Stage } from '../kit/stage.js';

const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
/** Of the right form, and nobody's; that service is there, the other is not. */
const NOWHERE = [
  '/a/actors-00000000000000000000000000',
  '/a/nothing-00000000000000000000000000',
  '/a/x',
  '/a/actors-00000000000000000000000000/correction',
];

/** Addresses of their own, for people without account. */
export function scenario(stage: Stage): void {
  describe('an address of its own', () => {
    const open = (path: string, headers = BROWSER) => stage.stranger.get(path, headers);

    it('that leads nowhere answers the same page, whichever it is, kept and indexed by nobody', async () => {
      const pages = [];
      for (const path of NOWHERE) {
        const page = await open(path);
        expect(page.status).toBe(404);
        expect(Object.fromEntries(page.headers)).toMatchObject({
          'cache-control': 'no-store',
          'referrer-policy': 'no-referrer',
          'x-robots-tag': 'noindex, nofollow, noarchive',
          'content-type': 'text/html; charset=utf-8',
        });
        pages.push(page.text);
      }
      expect(new Set(pages).size).toBe(1);
      expect(pages[0]).toContain('Cette adresse ne mène nulle part');
      const english = await open(`${NOWHERE[0]}?lang=en`);
      expect(english.text).toContain('This address leads nowhere');
      const problem = await open(NOWHERE[0] ?? '', { accept: 'application/json' });
      expectProblem(problem, 404, 'platform.no_such_link');
    });

    it('that leads nowhere takes no form, and HEAD is answered as GET is', async () => {
      for (const path of NOWHERE) {
        const sent = await new Person(stage.base).send(
          path,
          'jeton=x',
          'application/x-www-form-urlencoded',
          BROWSER,
        );
        expect(sent.status).toBe(404);
        const head = await stage.stranger.call('HEAD', path, undefined, BROWSER);
        expect([head.status, head.text]).toEqual([404, '']);
      }
    });
  });

  describe('the card of a structure', () => {
    let reader: Browsing;
    beforeAll(() => {
      reader = new Browsing(stage.base);
    });

    /** A structure of Arras with a place, and an address of it that a coordinator made. */
    const invite = async () => {
      const key = `fiche-${randomUUID()}`;
      const siret = newSiret();
      const admin = stage.admin;
      const made = await operate(admin, 'inscrireStructure', {
        body: { nom: `Mairie <${key}>`, siret, code_insee: '62041' },
      });
      const row = place(key, {
        pivot: siret,
        code_insee: '62041',
        commune: 'Arras',
        code_postal: '62000',
        date_maj: '2020-01-01',
      });
      await operate(admin, 'importerLieux', { body: csvOf([row]), type: 'text/csv' });
      const coordinator = await stage.enter(key.slice(0, 30), 'coordinateur', ['departement-62']);
      const path = { id: made.body.id };
      const address = await operate(coordinator.person, 'creerAdresseStructure', { path });
      expect(address.status).toBe(201);
      return { id: made.body.id, coordinator, key, row, ...address };
    };
    const placesOf = async (id: string) =>
      (await operate(stage.admin, 'listerLieux', { query: `structure_id=${id}` })).body.data;

    it('is shown without account, and opening it changes nothing', async () => {
      const { id, body, key, headers } = await invite();
      expect(headers.get('cache-control')).toBe('no-store');
      expect(body.adresse).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/a\/actors-[0-9a-z]{26}$/);
      const before = await operate(stage.admin, 'lireStructure', { path: { id } });
      const path = body.adresse.replace(stage.base, '');
      expect((await stage.stranger.call('HEAD', path)).status).toBe(200);
      const page = await reader.open(body.adresse);
      expect(page.text).toContain(`Votre fiche : Mairie &lt;${key}>`);
      expect(page.text).toContain('lang="fr"');
      expect(page.headers.get('set-cookie')).toBeNull();
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
      const english = await reader.open(`${body.adresse}?lang=en`);
      expect(english.text).toContain('Everything is right');
      expect((await operate(stage.admin, 'lireStructure', { path: { id } })).text).toBe(
        before.text,
      );
    });

    it('is confirmed by one button, which makes it and its places fresh, once', async () => {
      const { id, body, coordinator, row } = await invite();
      const [stale] = await placesOf(id);
      expect(stale?.qualite.fraicheur).not.toBe('moins_de_6_mois');
      const page = await reader.open(body.adresse);
      const thanks = await reader.send(page);
      expect([thanks.status, thanks.text]).toEqual([200, expect.stringContaining('Merci')]);
      const after = await operate(stage.admin, 'lireStructure', { path: { id } });
      expect(after.body.verification).toMatch(/^\d{4}-\d\d-\d\d$/);
      const [fresh] = await placesOf(id);
      expect(fresh).toMatchObject({
        verification: after.body.verification,
        qualite: { fraicheur: 'moins_de_6_mois' },
      });
      // Sent twice, it is done once; a source that sends the place again does not make it old.
      expect((await reader.send(page)).text).toContain('Merci');
      const more = { ...row, presentation_resume: 'Ouvert à tous' };
      await operate(stage.admin, 'importerLieux', { body: csvOf([more]), type: 'text/csv' });
      expect((await placesOf(id))[0]).toMatchObject({
        presentation_resume: 'Ouvert à tous',
        verification: after.body.verification,
        qualite: { fraicheur: 'moins_de_6_mois' },
        version: 3,
      });
      const again = await operate(stage.admin, 'lireStructure', { path: { id } });
      expect(again.text).toBe(after.text);
      const versions = await operate(stage.admin, 'listerVersionsStructure', { path: { id } });
      expect(versions.body.data.at(-1)).toMatchObject({
        auteur: { nature: 'anonyme' },
        motif: 'Confirmation',
      });
      const listed = await operate(coordinator.person, 'listerAdressesStructure', { path: { id } });
      expect(listed.body.data).toMatchObject([{ id: body.id, auteur_id: coordinator.clientId }]);
      expect(listed.text).not.toContain(secretOf(body.adresse));
    });

    it('is not confirmed when it changed since it was shown', async () => {
      const { id, body } = await invite();
      const page = await reader.open(body.adresse);
      const changed = await operate(stage.admin, 'corrigerStructure', {
        path: { id },
        headers: { 'if-match': '*' },
        body: { adresse: '2 rue Neuve' },
        type: 'application/merge-patch+json',
      });
      expect(changed.status).toBe(200);
      const answer = await reader.send(page);
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('La fiche a changé');
      expect(answer.text).toContain('2 rue Neuve');
      const { body: stands } = await operate(stage.admin, 'lireStructure', { path: { id } });
      expect(stands.verification).toBeUndefined();
      expect((await reader.send(answer)).text).toContain('Merci');
    });

    it('takes forms of its own alone', async () => {
      const [one, other] = [await invite(), await invite()];
      const { values } = formOf(await reader.open(other.body.adresse));
      const path = one.body.adresse.replace(stage.base, '');
      for (const jeton of [values['jeton'] ?? '', '']) {
        const answer = await reader.post(path, { jeton });
        expect(answer.status).toBe(400);
        expect(answer.text).toContain('Ce formulaire ne vient pas de cette page');
      }
    });

    it('is gone for its address at once when that is revoked, or the right of its maker ends', async () => {
      const one = await invite();
      const path = { id: one.id, adresse: one.body.id };
      const revoked = await operate(one.coordinator.person, 'revoquerAdresseStructure', { path });
      expect(revoked.status).toBe(204);
      expect((await reader.open(one.body.adresse)).status).toBe(404);
      const twice = await operate(one.coordinator.person, 'revoquerAdresseStructure', { path });
      expectProblem(twice, 404, 'actors.address_not_found');
      const other = await invite();
      expect((await reader.open(other.body.adresse)).status).toBe(200);
      await operate(stage.admin, 'modifierClient', {
        path: { id: other.coordinator.clientId },
        headers: { 'if-match': '*' },
        body: { territoires: ['departement-59'] },
      });
      expect((await reader.open(other.body.adresse)).status).toBe(404);
    });

    it('leaves no secret in a log, a metric or the journal, which tells each use', async () => {
      const { body } = await invite();
      await reader.send(await reader.open(body.adresse));
      await reader.post(`${body.adresse.replace(stage.base, '')}/rien`, { jeton: 'x' });
      const { data } = await stage.admin.read(`/v1/journal?limite=50&sujet=${body.id}`);
      expect(data.map(({ action }) => action).reverse()).toEqual([
        'adresses.creer',
        'adresses.ouvrir',
        'adresses.utiliser',
        'adresses.ouvrir',
      ]);
      const secret = secretOf(body.adresse);
      const metrics = await Promise.all(
        stage.processes.map(async (url) => (await fetch(`${url}/metrics`)).text()),
      );
      expect(metrics.join('')).toContain('/a/:secret');
      const logs = stage.targets.map((target) => readFileSync(stage.log(target), 'utf8'));
      expect(JSON.stringify([data, ...metrics, ...logs])).not.toContain(secret);
    });
  });
}

const secretOf = (address: string): string => address.split('-').at(-1) ?? '';
