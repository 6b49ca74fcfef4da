import { setTimeout as sleep } from 'node:timers/promises';
import { type Cluster, random } from '@maillage/testing';
import { askDatabase } from '../kit/ask-database.js';
import { openKey } from '../kit/keys.js';
import { breaking } from '../kit/planted.js';
import { progress } from '../kit/progress.js';
import { Saboteur } from '../kit/saboteur.js';

/** Different people that one caller may read. */
export interface Limits {
  readonly hourly: number;
  readonly daily: number;
}

/** What the product allows by itself. */
export const LIMITS: Limits = { hourly: 300, daily: 2_000 };

/** A stolen key that is used for all it is worth. */
export interface TheftPlan {
  readonly seed: number;
  /** People whose data there is to steal. */
  readonly people: number;
  /** Different people asked for in each hour, those not read yet first. */
  readonly eachHour: number;
  /** Calls made at once. */
  readonly parallel: number;
  readonly kills: number;
  readonly limits: Limits;
  /** Hours that are simulated, after the first one, by making what was counted older. */
  readonly hours: number;
}

export interface TheftReport {
  readonly attempts: number;
  /** Different people read, hour by hour. */
  readonly readByHour: readonly number[];
  readonly read: number;
  readonly refused: number;
  /** Milliseconds from the first refusal to the alert on it. */
  readonly alertedIn: number | undefined;
  readonly kills: number;
  readonly differences: readonly string[];
}

/** The settings of a server that is robbed: the product's own, unless the limits are others. `bug` is a module of ./planted. */
export const robbed = (limits: Limits, bug?: string): Record<string, string> => ({
  LOG_LEVEL: 'warn',
  ...(limits === LIMITS
    ? {}
    : { PERSONNES_PAR_HEURE: `${limits.hourly}`, PERSONNES_PAR_JOUR: `${limits.daily}` }),
  ...breaking(bug),
});

/** Reads everybody's data with one stolen client's keys, over restarts, and reports how far it came. */
export async function steal(running: Cluster, plan: TheftPlan, bug?: string): Promise<TheftReport> {
  const dice = random(plan.seed);
  const key = await openKey(running, 'vole');
  await enter(running, key, plan.people);
  const ids = (
    await askDatabase<{ id: string }>(
      running.databaseUrl,
      "SELECT id FROM access.people WHERE source = 'vole'",
    )
  ).map(({ id }) => id);
  const thief = new Thief(
    running,
    key,
    progress('S4', { seed: plan.seed, total: plan.eachHour * (plan.hours + 1), bug }),
  );
  const saboteur = new Saboteur(running, dice);
  const readByHour: number[] = [];
  for (let hour = 0; hour <= plan.hours; hour++) {
    if (hour > 0)
      await askDatabase(
        running.databaseUrl,
        "UPDATE access.person_reads SET read_at = read_at - interval '61 minutes'",
      );
    const before = thief.read.size;
    const wanted = thief.wanted(dice.shuffle(ids)).slice(0, plan.eachHour);
    // A part of the first hour comes after the last restart, however quick the thief is: what is counted must be there still.
    const late = hour === 0 ? wanted.splice(wanted.length / 2) : [];
    const [early] = await Promise.all([
      thief.tryAll(wanted, plan.parallel),
      hour === 0 ? strike(running, saboteur, plan.kills) : undefined,
    ]);
    const own = new Set([...early, ...(await thief.tryAll(late, plan.parallel))]);
    readByHour.push(own.size);
    if (thief.read.size - before > plan.limits.hourly)
      thief.differences.push(`hour ${hour}: ${thief.read.size - before} new people`);
    if (own.size > plan.limits.hourly)
      thief.differences.push(`hour ${hour}: the data of ${own.size} people were read`);
  }
  if (thief.read.size > plan.limits.daily)
    thief.differences.push(`${thief.read.size} people in a day`);
  if (ids.length !== plan.people)
    thief.differences.push(`${ids.length} people entered, not ${plan.people}`);
  const alertedIn = await thief.alertedIn(ids);
  return {
    attempts: thief.attempts,
    readByHour,
    read: thief.read.size,
    refused: thief.refused,
    alertedIn,
    kills: saboteur.total,
    differences: thief.differences,
  };
}

async function strike(running: Cluster, saboteur: Saboteur, kills: number): Promise<void> {
  while (saboteur.total < kills) {
    await sleep(700);
    await saboteur.strike();
  }
  // Which parts those hit is chance: the server itself is among them for certain.
  await running.kill('serveur');
  await running.restart('serveur');
  await running.ready();
}

/** Enters people the quick way: as large workshops. */
async function enter(running: Cluster, key: string, people: number): Promise<void> {
  const size = 500;
  for (let first = 0; first < people; first += size) {
    const refs = Array.from(
      { length: Math.min(size, people - first) },
      (_, index) => `p-${first + index}`,
    );
    const item = {
      source_id: `vol-${first}`,
      type: 'collectif',
      date: '2026-01-05',
      duree: 60,
      type_lieu: 'autre',
      lieu_code_insee: '62041',
      beneficiaires: { total: refs.length, refs },
    };
    const response = await fetch(`${running.base}/v1/activites/lots`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify([item]),
    });
    const outcome = (await response.json()) as { crees: number };
    if (outcome.crees !== 1) throw new Error(`people were not entered: ${JSON.stringify(outcome)}`);
  }
}

class Thief {
  readonly read = new Set<string>();
  readonly differences: string[] = [];
  attempts = 0;
  refused = 0;
  private firstRefusal: number | undefined;

  constructor(
    private readonly running: Cluster,
    private readonly key: string,
    private readonly tell: (attempts: number) => void,
  ) {}

  /** These people, those whose data it has not got yet first. */
  wanted(ids: readonly string[]): string[] {
    return [...ids.filter((id) => !this.read.has(id)), ...ids.filter((id) => this.read.has(id))];
  }

  /** Asks for each person, many at once, again when the server is away; gives those that were shown. */
  async tryAll(ids: readonly string[], parallel: number): Promise<Set<string>> {
    const shown = new Set<string>();
    const queue = [...ids].reverse();
    const work = async (): Promise<void> => {
      for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
        const status = await this.tryOne(id);
        if (status === 200) {
          shown.add(id);
          this.read.add(id);
        }
      }
    };
    await Promise.all(Array.from({ length: parallel }, work));
    return shown;
  }

  /** The time the alert took, looked for by the administrator; what it says must lead to nobody. */
  async alertedIn(ids: readonly string[]): Promise<number | undefined> {
    if (this.firstRefusal === undefined) return undefined;
    const response = await fetch(`${this.running.base}/v1/alertes`, {
      headers: { authorization: `Bearer ${this.running.adminKey}` },
    });
    const text = await response.text();
    const { data } = JSON.parse(text) as { data: { instant: string; refus: number }[] };
    if (ids.some((id) => text.includes(id))) this.differences.push('an alert names a person');
    const first = data.map(({ instant }) => Date.parse(instant)).sort((a, b) => a - b)[0];
    if (first === undefined) this.differences.push('no alert was raised');
    return first === undefined ? undefined : Math.max(0, first - this.firstRefusal);
  }

  private async tryOne(id: string): Promise<number> {
    for (;;) {
      this.tell((this.attempts += 1));
      try {
        const response = await fetch(`${this.running.base}/v1/personnes/${id}`, {
          headers: { authorization: `Bearer ${this.key}` },
          signal: AbortSignal.timeout(20_000),
        });
        const text = await response.text();
        if (response.status === 200) return 200;
        if (response.status === 429) {
          this.refused += 1;
          this.firstRefusal ??= Date.now();
          if (!(Number(response.headers.get('retry-after')) > 0))
            this.differences.push(`refused without Retry-After: ${text.slice(0, 200)}`);
          return 429;
        }
        if (response.status !== 503) {
          this.differences.push(`${response.status} ${text.slice(0, 200)}`);
          return response.status;
        }
      } catch {
        // The server is away: again.
      }
      await sleep(100);
    }
  }
}
