import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eventually } from '@maillage/testing';
import { Browsing } from '../kit/browse.js';
import { Person } from '../kit/person.js';
import { Started } from '../kit/started.js';

interface Report {
  readonly indicateurs: readonly { readonly id: string; readonly valeur: number | null }[];
}

/** Every command of the README that is meant to be typed, in its order; what begins with `console` shows, and is not. */
const examples = [...readFileSync('README.md', 'utf8').matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(
  ([, block = '']) => block,
);

describe('npm start', () => {
  const home = mkdtempSync(join(tmpdir(), 'maillage-start-'));
  const dir = join(home, '.data');
  let running: Started;
  const figures = async (): Promise<Report['indicateurs']> => {
    const { url, cles } = running.demonstration;
    const { indicateurs } = await new Person(url, cles.coordinateur).read(
      '/v1/rapports/departement-62',
    );
    return indicateurs.map(({ id, valeur }) => ({ id, valeur }));
  };

  beforeAll(async () => {
    chmodSync(home, 0o711); // PostgreSQL may run under another account
    running = await Started.begin(dir);
  }, 300_000);
  afterAll(async () => {
    await running.end();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  });

  it('writes the address and four keys for scripts, for its owner only', async () => {
    expect(statSync(join(dir, 'demonstration.json')).mode & 0o777).toBe(0o600);
    const { url, cles } = running.demonstration;
    expect(Object.keys(cles).sort()).toEqual([
      'administrateur',
      'coordinateur',
      'national',
      'partenaire',
    ]);
    for (const [role, key] of Object.entries(cles)) {
      expect(await new Person(url, key).read('/v1/moi')).toMatchObject({ droits: [{ role }] });
      expect(running.output).toContain(key);
    }
    expect(running.output).toContain(`${url}/docs`);
  });

  it('is ready, and shows its documentation', async () => {
    const person = new Person(running.demonstration.url);
    expect((await person.get('/sante/pret')).body).toEqual({ etat: 'pret' });
    const docs = await person.get('/docs');
    expect([docs.status, docs.headers.get('content-type')]).toEqual([
      200,
      expect.stringMatching(/^text\/html/),
    ]);
    expect(await person.read('/v1/openapi.json')).toMatchObject({
      openapi: expect.stringMatching(/^3\.1/),
    });
  });

  it('has figures of the demonstration territory', async () => {
    await eventually(async () => {
      const values = Object.fromEntries((await figures()).map(({ id, valeur }) => [id, valeur]));
      expect(values['lieux']).toBeGreaterThan(20);
      expect(values['activites']).toBeGreaterThan(500);
      expect(values['participants']).toBeGreaterThanOrEqual(values['activites'] ?? Infinity);
    });
  });

  it('has a campaign of which forty have finished, and an address to take part by', async () => {
    const { url, cles, campagne } = running.demonstration;
    const report = await new Person(url, cles['coordinateur']).get<{
      groupe?: { effectif: number };
    }>(campagne.rapport);
    expect(report.body.groupe?.effectif).toBe(40);
    const first = await new Browsing(url).open(campagne.participer);
    expect(first.text).toContain('Secrétaires de mairie des Campagnes de l’Artois (démonstration)');
    expect(running.output).toContain(`${url}${campagne.participer}`);
  });

  it('has the report of the département as a page, at an address to show', async () => {
    const { url, rapport } = running.demonstration;
    expect(running.output).toContain(`${url}${rapport}`);
    const page = await new Browsing(url).open(rapport);
    expect([page.status, page.text]).toEqual([200, expect.stringContaining('Pas-de-Calais')]);
  });

  it('has an adopted roadmap that everybody may read, and a coordinator’s overview of it', async () => {
    const { url, cles, feuille } = running.demonstration;
    expect(running.output).toContain(`${url}${feuille.publique}`);
    const page = await new Browsing(url).open(feuille.publique);
    expect(page.text).toContain('Feuille de route des Campagnes de l’Artois (démonstration)');
    const overview = await new Person(url, cles.coordinateur).get(feuille.tableau);
    expect(overview.text).toContain('Nommer un élu référent dans chaque commune');
  });

  it('shows the town halls of a communauté de communes as structures, marked as demonstration', async () => {
    const { url, cles } = running.demonstration;
    const halls = await new Person(url, cles.coordinateur).walk(
      '/v1/structures?territoire=epci-200069482&type=commune',
    );
    expect(halls).toHaveLength(96);
    expect(halls.filter(({ nom }) => !nom.endsWith('(démonstration)'))).toEqual([]);
  });

  it('shows who works in them: a secretary and an elected referent in each, and two advisers nearby', async () => {
    const { url, cles } = running.demonstration;
    const coordinator = new Person(url, cles.coordinateur);
    const posts = async (profil: string): Promise<number> =>
      (
        await coordinator.walk(
          `/v1/professionnels?territoire=epci-200069482&profil=${profil}&limite=500`,
        )
      ).reduce((sum, { postes }) => sum + postes.length, 0);
    expect([
      await posts('secretaire_mairie'),
      await posts('elu_referent'),
      await posts('conseiller_numerique'),
    ]).toEqual([96, 96, 2]);
    await eventually(async () => {
      const values = Object.fromEntries((await figures()).map(({ id, valeur }) => [id, valeur]));
      expect(values).toMatchObject({ structures: 98, postes_pourvus: 194, professionnels: 130 });
    });
  });

  it('shows two networks of them, marked as demonstration', async () => {
    const { url, cles } = running.demonstration;
    const networks = await new Person(url, cles.coordinateur).walk(
      '/v1/reseaux?territoire=epci-200069482',
    );
    expect(networks.map(({ type, membres = [] }) => [type, membres.length])).toEqual([
      ['reseau_local', 97],
      ['consortium', 2],
    ]);
    expect(networks.filter(({ nom }) => !nom.endsWith('(démonstration)'))).toEqual([]);
  });

  it('has an address by which a town hall sees its card without account', async () => {
    const { url, fiche } = running.demonstration;
    expect(running.output).toContain(`${url}${fiche}`);
    const card = await new Browsing(url).open(fiche);
    expect(card.text).toContain('Votre fiche : Mairie, Aubigny-en-Artois (démonstration)');
    expect(card.text).toContain('Médiathèque, Aubigny-en-Artois (démonstration)');
  });

  it('does what the README shows, as printed', async () => {
    expect(examples.length).toBeGreaterThanOrEqual(4);
    const status = 'curl() { command curl -w "\\nHTTP %{http_code}\\n" "$@"; }';
    const { stdout, stderr } = await promisify(execFile)(
      'bash',
      ['--norc', '-euc', [status, ...examples].join('\n')],
      { cwd: home, maxBuffer: 1 << 26 },
    );
    const statuses = stdout.match(/^HTTP \d+$/gm) ?? [];
    expect(statuses).toHaveLength(examples.join('').match(/^curl /gm)?.length ?? 0);
    expect(new Set(statuses)).toEqual(new Set(['HTTP 200']));
    expect(stdout).toMatch(/"crees":1,/);
    expect(stderr).toBe('');
  });

  it.each(['postgresql', 'nats', 'serveur'])(
    'starts %s again by itself when it has died, and says so in a line',
    async (name) => {
      const pid = (): number =>
        (
          JSON.parse(readFileSync(join(dir, 'run/pids.json'), 'utf8')) as {
            name: string;
            pid: number;
          }[]
        ).find((part) => part.name === name)?.pid ?? 0;
      const before = pid();
      process.kill(before, 'SIGKILL');
      await eventually(
        async () => {
          expect(pid()).not.toBe(before);
          expect(running.output).toContain(`${name} est de nouveau là.`);
          const { url } = running.demonstration;
          expect((await new Person(url).get('/sante/pret')).status).toBe(200);
        },
        { timeout: 60_000 },
      );
      const told = running.output.split('\n').filter((line) => line.startsWith(`${name} s'est`));
      expect(told[0]).toMatch(/il est relancé dans 1 s\.$/);
    },
    90_000,
  );

  it('stops cleanly on Ctrl-C, and finds everything as it was', async () => {
    const [before, keys] = [
      await eventually(async () => {
        const [once, twice] = [await figures(), await figures()];
        expect(once).toEqual(twice);
        return twice;
      }),
      running.demonstration.cles,
    ];
    expect(await running.end()).toBe(0);
    expect(running.output).toContain('Arrêté proprement.');
    await expect(fetch(running.demonstration.url)).rejects.toThrow();
    running = await Started.begin(dir);
    expect(running.demonstration.cles).toEqual(keys);
    expect(running.output).not.toContain('Chargement');
    await eventually(async () => expect(await figures()).toEqual(before));
  }, 120_000);
});
