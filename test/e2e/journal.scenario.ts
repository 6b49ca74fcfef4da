import { randomUUID } from 'node:crypto';
import { eventually } from '@maillage/testing';
import { activity, push } from '../kit/activity.js';
import { expectProblem } from '../kit/expect-problem.js';
import type { OperationId } from '../kit/contract-path.js';
import { writesOf } from '../kit/documents.js';
import type { Person } from '../kit/person.js';
import type { Opened, Stage } from '../kit/stage.js';
import { operationOf, operationsThat } from '../operations/index.js';
import { Call } from '../operations/operation.js';

interface Operation {
  readonly op: string;
  readonly path: string;
  readonly value?: unknown;
}

interface JournalEntry {
  readonly id: string;
  readonly instant: string;
  readonly service: string;
  readonly acteur: {
    readonly nature: string;
    readonly id?: string;
    readonly nom?: string;
    readonly cle?: string;
  };
  readonly origine?: string;
  readonly requete?: string;
  readonly route?: string;
  readonly action: string;
  readonly sujet: { readonly type: string; readonly id: string };
  readonly donnees_personnelles: boolean;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly modification?: readonly Operation[];
  readonly modification_octets?: number;
}

const CLIENT = { nom: 'Journal', type: 'structure', roles: ['national'], territoires: ['france'] };
const JSON_TYPE = { 'content-type': 'application/json' };

/** What was done, which callers see it, and the proof that it is still what was written. */
export function scenario(stage: Stage): void {
  describe('the audit journal', () => {
    let partner: Opened;
    beforeAll(async () => {
      partner = await stage.enter('journal', 'partenaire', ['france']);
    });

    const entries = (query: string): Promise<JournalEntry[]> =>
      stage.admin.walk(`/v1/journal?limite=500&${query}`);

    it('is tested on every route that writes', async () => {
      const writes = (await writesOf(stage)).map(({ operationId }) => operationId);
      const answered = operationsThat(({ success }) => success !== undefined);
      expect(answered.sort()).toEqual(writes.sort());
    });

    it('has an entry for each call of each route that writes, with its actor, address and request', async () => {
      const missing: string[] = [];
      for (const { operationId, method, path } of await writesOf(stage)) {
        const id = randomUUID();
        const as = (person: Person): Call =>
          new Call(operationId as OperationId, person, { 'x-request-id': id });
        const scene = {
          stage,
          partner,
          asAdmin: as(stage.admin),
          asPartner: as(partner.person),
        };
        const answer = await operationOf(operationId).success?.(scene);
        const [entry] = (await stage.admin.read('/v1/journal?limite=20')).data.filter(
          ({ requete }) => requete === id,
        );
        const route = `${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`;
        if (
          (answer?.status ?? 500) > 299 ||
          entry?.route !== route ||
          entry.acteur.nature !== 'client' ||
          !entry.acteur.cle ||
          !entry.origine ||
          (!entry.modification?.length && entry.details === undefined)
        )
          missing.push(`${operationId} ${answer?.status} ${answer?.text} ${JSON.stringify(entry)}`);
      }
      expect(missing).toEqual([]);
    });

    it('says what was before and what is after', async () => {
      const created = await stage.admin.post('/v1/clients', {
        ...CLIENT,
        source: 'journal-avant-apres',
      });
      const { id } = created.body;
      await stage.admin.call('PATCH', `/v1/clients/${id}`, '{"roles":["region"]}', {
        ...JSON_TYPE,
        'if-match': '*',
      });
      const [revised, opened] = await entries(`sujet=${id}`);
      expect(opened).toMatchObject({
        action: 'clients.ouvrir',
        modification: [
          { op: 'add', path: '', value: { source: 'journal-avant-apres', roles: ['national'] } },
        ],
      });
      expect(revised?.modification).toEqual([
        { op: 'test', path: '/roles', value: ['national'] },
        { op: 'replace', path: '/roles', value: ['region'] },
        { op: 'test', path: '/version', value: 1 },
        { op: 'replace', path: '/version', value: 2 },
      ]);
      expect(await stage.admin.read(`/v1/journal/${revised?.id}`)).toEqual(revised);
    });

    it('never holds a key, nor a reference to a person', async () => {
      const items = [
        activity('journal-personne', {
          mediateur_ref: 'Mme Canari',
          tags: ['canari'],
          beneficiaires: { total: 1, refs: ['canari-ref'] },
        }),
      ];
      await push(partner.person, items);
      await push(partner.person, [{ ...items[0], duree: 60, mediateur_ref: 'M. Canari' }]);
      const [corrected] = await entries(`acteur=${partner.clientId}&action=activites.pousser`);
      const text = JSON.stringify(
        await stage.admin.walk(`/v1/journal?limite=500&acteur=${partner.clientId}`),
      );
      expect(text).not.toMatch(/canari/i);
      expect(JSON.stringify(corrected)).toContain('"value":60');
      expect(JSON.stringify(await entries('action=cles.delivrer'))).not.toContain(
        partner.key.slice(21),
      );
    });

    it('leaves a long change out of lists, and gives it whole by itself', async () => {
      const outcome = await push(
        partner.person,
        Array.from({ length: 300 }, (_, i) => activity(`journal-long-${i}`)),
      );
      const [entry] = await entries(`sujet=${outcome.lot_id}`);
      expect(entry).toMatchObject({
        service: 'activities',
        details: { source: 'journal', crees: 300, modifies: 0, inchanges: 0, rejetes: 0 },
      });
      expect(entry).not.toHaveProperty('modification');
      const whole = await stage.admin.read(`/v1/journal/${entry?.id}`);
      const value = whole.modification?.[0]?.value as unknown as {
        crees: [string, number, string][];
      };
      expect(value.crees.map(([id]) => id)).toEqual(outcome.items.map(({ id }) => id));
      const one = await partner.person.read(`/v1/activites/${value.crees[0]?.[0]}`);
      expect(one).toMatchObject({ source_id: 'journal-long-0', version: value.crees[0]?.[1] });
    });

    it('has no entry for what changes nothing and shows nobody', async () => {
      const before = (await entries(`acteur=${partner.clientId}`)).length;
      await push(partner.person, [activity('journal-long-0')]);
      await push(partner.person, [activity('journal-essai')], '?simulation=true');
      await partner.person.read('/v1/activites?du=2030-01-01');
      await partner.person.read('/v1/lieux');
      expect(await entries(`acteur=${partner.clientId}`)).toHaveLength(before);
    });

    it('is found by action, service and day, the newest first, each entry once by its pages', async () => {
      const all = await entries('');
      const paged = await stage.admin.walk(`/v1/journal?limite=37&au=2199-12-31`);
      const known = new Set(all.map(({ id }) => id));
      expect(paged.filter(({ id }) => known.has(id))).toEqual(all);
      expect(all.map(({ id }) => Number(id))).toEqual(
        all.map(({ id }) => Number(id)).sort((a, b) => b - a),
      );
      expect(
        (await entries('action=cles.revoquer')).every(({ action }) => action === 'cles.revoquer'),
      ).toBe(true);
      expect(new Set((await entries('service=actors')).map(({ service }) => service))).toEqual(
        new Set(['actors']),
      );
      expect(await entries('au=2020-01-01')).toEqual([]);
      expect(await entries('du=2199-01-01')).toEqual([]);
      const today = new Date().toLocaleDateString('sv', { timeZone: 'Europe/Paris' });
      expect((await entries(`du=${today}&acteur=${partner.clientId}`)).length).toBeGreaterThan(0);
      expectProblem(
        await stage.admin.get('/v1/journal?du=2026-02-30'),
        400,
        'platform.invalid_input',
      );
      expectProblem(
        await stage.admin.get('/v1/journal?curseur=WyJ4Il0'),
        400,
        'platform.bad_cursor',
      );
      for (const id of ['0', 'x', '1e30', '999999999999999999999'])
        expectProblem(await stage.admin.get(`/v1/journal/${id}`), 404, 'access.entry_not_found');
    });

    it('shows each caller what was done in its name, and nothing else', async () => {
      const own = await partner.person.walk('/v1/moi/journal?limite=500');
      expect(own).toEqual(await entries(`acteur=${partner.clientId}`));
      const other = await stage.as('journal-autre', 'partenaire');
      expect(await other.walk('/v1/moi/journal')).toEqual([]);
      expectProblem(
        await other.get(`/v1/moi/journal?acteur=${partner.clientId}`),
        400,
        'platform.invalid_input',
      );
    });

    it('shows each caller its calls, reads and refusals included, from every process', async () => {
      const { person, keyId } = await stage.enter('journal-appels', 'partenaire', ['france']);
      for (const path of [
        '/v1/lieux',
        '/v1/lieux',
        '/v1/activites',
        '/v1/indicateurs',
        '/v1/journal',
        `/v1/activites/${randomUUID()}`,
      ])
        await person.get(path);
      await eventually(async () => {
        const calls = await person.walk('/v1/moi/appels?limite=2');
        const sums = new Map<string, number>();
        for (const { route, statut, nombre } of calls)
          sums.set(`${route} ${statut}`, (sums.get(`${route} ${statut}`) ?? 0) + nombre);
        expect(Object.fromEntries(sums)).toMatchObject({
          'GET /v1/lieux 200': 2,
          'GET /v1/activites 200': 1,
          'GET /v1/indicateurs 200': 1,
          'GET /v1/journal 403': 1,
          'GET /v1/activites/:id 404': 1,
        });
        expect(calls.every(({ cle, origine }) => cle === keyId && origine !== '')).toBe(true);
      });
    });

    it('is verified, and gives a signed head to keep', async () => {
      const report = await eventually(async () => {
        const found = await stage.admin.read('/v1/journal/verification');
        expect(found).toMatchObject({
          etat: 'intact',
          non_scellees: { nombre: 0 },
          cle_reconnue: true,
        });
        return found;
      });
      expect(report.entrees).toBe(report.tete?.entrees);
      expect(report.entrees).toBeGreaterThanOrEqual((await entries('')).length - 1);
      const { data } = await stage.admin.read('/v1/journal/ancres');
      expect(data[0]?.sceau).toBeGreaterThanOrEqual(report.tete?.sceau ?? Infinity);
      expect(data[0]?.signature).toMatch(/^[\w-]{86}$/);
    });
  });
}
