import { eventually } from '@maillage/testing';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { isWhole, type World } from '../kit/fence-world.js';
import { csvOf, place } from '../kit/place.js';
import { ROLES } from '../kit/roles.js';
import { hidden, judge, wholeOnly } from './fence.js';
import { type Fence, type Holders, operate, type Operations } from './operation.js';

export const holders = {
  'taches.suivre': ROLES,
  'evenements.gerer': ['administrateur'],
} as const satisfies Holders;

const OWN_TASKS = 'a caller is shown the tasks that it began';

/** A task of each world's administrator of the whole platform. */
const foreign = new WeakMap<World, Promise<string>>();

async function beginTask({ visitors }: World): Promise<string> {
  const admin = visitors.find(isWhole);
  if (admin === undefined) throw new Error('a world without an administrator');
  const headers = { prefer: 'respond-async' };
  const begun = await operate(admin.person, 'verifierJournal', { headers });
  if (begun.status !== 202) throw new Error(`no task: ${begun.text}`);
  return begun.headers.get('location')?.split('/').at(-1) ?? '';
}

/** A task of somebody else, hidden from all but who may follow everybody's. */
const taskFence: Fence = async (question, call) => {
  const { world, visitor } = question;
  const begun = foreign.get(world) ?? beginTask(world);
  foreign.set(world, begun);
  const path = { id: await begun };
  return isWhole(visitor)
    ? judge(question, 200, await call.send({ path }))
    : hidden(question, call, path);
};

/** What every process answers. */
export const operations = {
  santeVivant: { probe: { status: 200 }, fence: 'open' },
  santePret: { probe: { status: 200 }, fence: 'open' },
  lireMesures: { probe: { status: 200 }, fence: 'open' },
  lireAccueil: { probe: { status: 200 }, fence: 'open' },
  listerNomenclatures: { probe: { status: 200 }, fence: 'published' },
  lireNomenclature: { probe: { path: { code: 'services' }, status: 200 }, fence: 'published' },
  chercherTerritoires: { probe: { query: 'q=arras', status: 200 }, fence: 'published' },
  lireTerritoire: {
    probe: { path: { ref: 'departement-62' }, status: 200 },
    fence: 'published',
  },
  listerTaches: { probe: { status: 200 }, fence: OWN_TASKS },
  lireTache: { probe: { status: 404 }, fence: taskFence },
  suivreTache: { probe: { status: 404 }, fence: taskFence },
  annulerTache: {
    probe: { status: 404 },
    fence: taskFence,
    success: async ({ stage, asAdmin }) => {
      const begun = await operate(stage.admin, 'verifierJournal', {
        headers: { prefer: 'respond-async' },
      });
      const id = begun.headers.get('location')?.split('/').at(-1) ?? '';
      return asAdmin.send({ path: { id }, body: {} });
    },
  },
  listerEvenementsRejetes: {
    probe: { path: { service: 'access' }, status: 200 },
    fence: wholeOnly(200, () => ({ path: { service: 'activities' } })),
  },
  rejouerEvenement: {
    probe: { path: { service: 'access' }, status: 404 },
    fence: wholeOnly(404, () => ({ path: { service: 'activities' }, body: {} })),
    success: async ({ stage, partner, asAdmin }) => {
      const id = randomUUID();
      await operate(partner.person, 'importerLieux', {
        body: csvOf([place(`succes-${id}`)]),
        type: 'text/csv',
      });
      await eventually(() => refuseAgain(stage.databaseUrl, id));
      return asAdmin.send({ path: { service: 'activities', id }, body: {} });
    },
  },
} as const satisfies Operations;

/** As if an event that was applied had been refused: applying it again changes nothing. */
async function refuseAgain(connectionString: string, id: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  const { rowCount } = await client
    .query(
      `INSERT INTO activities.dead_letters (id, durable, event_id, subject, aggregate_id, aggregate_version, recorded_at, data, reason, received_at)
       SELECT $1, i.durable, event_id, o.subject, o.aggregate_id, o.aggregate_version, o.recorded_at, o.data, 'essai', now()
       FROM actors.outbox o JOIN activities.inbox i USING (event_id) LIMIT 1`,
      [id],
    )
    .finally(() => client.end());
  if (rowCount !== 1) throw new Error('no event was applied yet');
}
