import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { cluster, type Cluster, random, type Random } from '@maillage/testing';
import { Person } from '../../kit/person.js';
import { CuttingLine } from './cutting-line.js';
import { openKey } from '../kit/keys.js';
import { breaking } from '../kit/planted.js';
import { progress } from '../kit/progress.js';

export interface OncePlan {
  readonly seed: number;
  readonly operations: number;
  /** SIGKILLs of the server and of PostgreSQL, in turns. */
  readonly kills: number;
  readonly bug?: string;
}

export interface OnceReport {
  readonly tries: number;
  readonly cut: number;
  readonly replays: number;
  readonly running: number;
  readonly kills: number;
  readonly effects: Readonly<Record<Kind, number>>;
  readonly findings: readonly string[];
  readonly seconds: number;
}

type Kind = 'client' | 'key' | 'lot';
const LANES = 24;
const MOST_AT_ONCE = 16;
const CUT = 0.3;
const ITEMS = 3;
/** An operation that has no answer by then will never have one, however busy the machine is. */
const DEADLINE_MS = 300_000;

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly isReplay: boolean;
}

interface Deed {
  readonly kind: Kind;
  readonly path: string;
  readonly body: string;
  readonly key: string;
  readonly bearer: string;
}

/** Does operations over a line that loses answers, each until it is answered, and counts what has really been done. */
export async function onceRun(plan: OncePlan): Promise<OnceReport> {
  const quiet = { LOG_LEVEL: 'fatal', RATE_PER_MINUTE: '100000000' };
  const running = await cluster(['all'], {
    ownPostgres: true,
    env: { ...quiet, ...breaking(plan.bug) },
  });
  const dice = random(plan.seed);
  const line = await CuttingLine.open(running.base, CUT, random(plan.seed + 1));
  try {
    return await new Run(running, line, dice, await openKey(running, 'une-fois')).do(plan);
  } finally {
    line.close();
    await running.stop();
  }
}

class Run {
  private readonly effects: Record<Kind, number> = { client: 0, key: 0, lot: 0 };
  private readonly findings: string[] = [];
  private tries = 0;
  private replays = 0;
  private stillRunning = 0;
  private kills = 0;

  constructor(
    private readonly running: Cluster,
    private readonly line: CuttingLine,
    private readonly dice: Random,
    private readonly partnerKey: string,
  ) {}

  async do(plan: OncePlan): Promise<OnceReport> {
    const began = Date.now();
    const tell = progress('R3', { ...plan, total: plan.operations });
    const owner = await this.first<{ id: string }>('/v1/clients', {
      nom: 'Cles',
      source: 'cles',
      type: 'structure',
      roles: ['national'],
      territoires: ['france'],
    });
    let begun = 0;
    const lane = async (): Promise<void> => {
      while (begun < plan.operations && this.findings.length < 20) {
        tell((begun += 1));
        await this.doOnce(this.deed(begun, owner.id));
      }
    };
    const striking = this.strike(plan.kills, () => begun / plan.operations);
    await Promise.all(Array.from({ length: LANES }, lane));
    await striking;
    await this.running.ready();
    await this.count(owner.id);
    return {
      tries: this.tries,
      cut: this.line.cut,
      replays: this.replays,
      running: this.stillRunning,
      kills: this.kills,
      effects: this.effects,
      findings: this.findings,
      seconds: (Date.now() - began) / 1000,
    };
  }

  private deed(n: number, owner: string): Deed {
    const kind = this.dice.pick<Kind>(['client', 'client', 'key', 'lot', 'lot']);
    this.effects[kind] += 1;
    const key = randomUUID();
    const activity = (item: number): object => ({
      source_id: `op-${n}-${item}`,
      type: 'individuel',
      date: '2025-03-14',
      duree: 30,
      type_lieu: 'autre',
      lieu_code_insee: '62041',
    });
    if (kind === 'client') {
      const wish = {
        nom: `Une fois ${n}`,
        source: `une-fois-${n}`,
        type: 'structure',
        roles: ['national'],
        territoires: ['france'],
      };
      return {
        kind,
        key,
        bearer: this.running.adminKey,
        path: '/v1/clients',
        body: JSON.stringify(wish),
      };
    }
    if (kind === 'key')
      return {
        kind,
        key,
        bearer: this.running.adminKey,
        path: `/v1/clients/${owner}/cles`,
        body: '{}',
      };
    return {
      kind,
      key,
      bearer: this.partnerKey,
      path: '/v1/activites/lots',
      body: JSON.stringify(Array.from({ length: ITEMS }, (_, item) => activity(item))),
    };
  }

  /** Tries, now and then many times at once, until an answer arrives whole; all that arrive must be the same. */
  private async doOnce(deed: Deed): Promise<void> {
    const texts = new Set<string>();
    const deadline = Date.now() + DEADLINE_MS;
    do {
      if (Date.now() > deadline)
        return void this.findings.push(`${deed.kind} was not answered in time`);
      const together = this.dice.chance(0.15) ? this.dice.integer(2, MOST_AT_ONCE) : 1;
      const answers = await Promise.all(
        Array.from({ length: together }, () => this.post(this.line.url, deed)),
      );
      for (const { status, text, isReplay } of answers) {
        if (status === 200 || status === 201) {
          texts.add(text);
          if (isReplay) this.replays += 1;
        } else if (status === 409 && text.includes('platform.still_running'))
          this.stillRunning += 1;
        else if (status !== 0 && status !== 503)
          this.findings.push(`${deed.kind} was answered ${status} ${text.slice(0, 200)}`);
      }
      if (texts.size === 0) await sleep(this.dice.integer(20, 120));
    } while (texts.size === 0);
    // One that was answered is asked again, to see that the answer stays.
    if (this.dice.chance(0.3)) {
      const { status, text } = await this.post(this.line.url, deed);
      if (status === 200 || status === 201) texts.add(text);
    }
    if (texts.size > 1)
      this.findings.push(
        `${deed.kind} got ${texts.size} different answers: ${[...texts].join(' ≠ ').slice(0, 400)}`,
      );
  }

  private post(base: string, { path, body, key, bearer }: Omit<Deed, 'kind'>): Promise<Answer> {
    this.tries += 1;
    const { hostname, port } = new URL(base);
    const headers = {
      authorization: `Bearer ${bearer}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'idempotency-key': key,
      connection: 'close',
    };
    return new Promise((resolve) => {
      const lost = (): void => resolve({ status: 0, text: '', isReplay: false });
      const sent = request(
        { hostname, port, path, method: 'POST', headers, agent: false, timeout: 20_000 },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('error', lost).on('aborted', lost);
          answer.on('end', () =>
            resolve({
              status: answer.complete ? (answer.statusCode ?? 0) : 0,
              text: Buffer.concat(parts).toString(),
              isReplay: answer.headers['idempotency-replayed'] === 'true',
            }),
          );
        },
      );
      sent.on('timeout', () => sent.destroy());
      sent.on('error', lost).end(body);
    });
  }

  private async first<T>(path: string, body: object): Promise<T> {
    const { text } = await this.post(this.running.base, {
      path,
      body: JSON.stringify(body),
      key: randomUUID(),
      bearer: this.running.adminKey,
    });
    return JSON.parse(text) as T;
  }

  private async strike(kills: number, share: () => number): Promise<void> {
    while (this.kills < kills && share() < 1) {
      if (share() < (this.kills + 1) / (kills + 1)) {
        await sleep(20);
        continue;
      }
      const victim = this.kills % 2 === 0 ? 'serveur' : 'postgresql';
      await this.running.kill(victim);
      await this.running.restart(victim);
      this.kills += 1;
    }
  }

  /** What stands in the database, by the API, beside what was asked for. */
  private async count(owner: string): Promise<void> {
    const admin = new Person(this.running.base, this.running.adminKey);
    const clients = (await admin.walk('/v1/clients?limite=500')).filter(({ nom }) =>
      nom.startsWith('Une fois '),
    );
    const keys = await admin.walk(`/v1/clients/${owner}/cles?limite=500`);
    const activities = await new Person(this.running.base, this.partnerKey).walk(
      '/v1/activites?limite=500',
    );
    const expected = {
      client: this.effects.client,
      key: this.effects.key,
      lot: this.effects.lot * ITEMS,
    };
    const found = { client: clients.length, key: keys.length, lot: activities.length };
    for (const kind of ['client', 'key', 'lot'] as const)
      if (found[kind] !== expected[kind])
        this.findings.push(
          `${expected[kind]} effects of kind ${kind} were asked for, ${found[kind]} stand`,
        );
    const changed = activities.filter(({ version }) => version !== 1);
    if (changed.length > 0)
      this.findings.push(`${changed.length} activities were entered more than once`);
  }
}
