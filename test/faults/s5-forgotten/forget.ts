import { setTimeout as sleep } from 'node:timers/promises';
import { cluster, type Cluster, eventually, random, type Random } from '@maillage/testing';
import { Backup, canariesOnDisk } from './archive.js';
import { canariesIn, canariesOf, drawHidden } from './canaries.js';
import { Controller, type Entered, workshop } from './controller.js';
import { openKey } from '../kit/keys.js';
import { breaking } from '../kit/planted.js';
import { progress } from '../kit/progress.js';
import { Reader } from '../kit/reader.js';
import { Saboteur } from '../kit/saboteur.js';

export interface ForgetPlan {
  readonly seed: number;
  readonly people: number;
  readonly kills: number;
  /** A module of ./planted that breaks the server. */
  readonly bug?: string;
}

export interface ForgetReport {
  readonly canaries: number;
  /** Different canaries that could be read while the people were known. */
  readonly readBefore: number;
  readonly kills: number;
  readonly pushedMeanwhile: number;
  readonly bytesSearched: number;
  readonly seconds: number;
  readonly differences: readonly string[];
}

/** Enters people with canaries everywhere, has them forgotten under load and kills, and looks for the canaries wherever they could be. */
export async function forget(plan: ForgetPlan): Promise<ForgetReport> {
  const env = {
    PERSONNES_PAR_HEURE: '1000000',
    PERSONNES_PAR_JOUR: '1000000',
    LOG_LEVEL: 'debug',
    ...breaking(plan.bug),
  };
  const running = await cluster(['all'], { ownPostgres: true, env });
  try {
    return await new Forgetting(
      plan,
      running,
      new Controller(running, await openKey(running, 'source')),
    ).run();
  } finally {
    await running.stop();
  }
}

class Forgetting {
  private readonly differences: string[] = [];
  private readonly dice: Random;
  private readonly began = Date.now();
  private readonly tell: (done: number) => void;
  private pushed = 0;

  constructor(
    private readonly plan: ForgetPlan,
    private readonly running: Cluster,
    private readonly controller: Controller,
  ) {
    this.dice = random(plan.seed);
    // Entered, then erased.
    this.tell = progress('S5', { ...plan, total: plan.people * 2 });
  }

  async run(): Promise<ForgetReport> {
    const people = await this.enterAll();
    const readBefore = await this.readAll(people);
    const [pseudonyms, figures] = [
      await this.controller.pseudonyms(),
      await this.participants(people.length * 12),
    ];
    const backup = await Backup.take(this.running);
    const kills = await this.eraseAll(people);
    await this.expectForgotten('after', people, pseudonyms);
    await this.expectFigures('after', figures);
    await backup.restore();
    await this.expectForgotten('restored', people, pseudonyms);
    const { bytes, found } = await canariesOnDisk(this.running, this.began);
    this.differences.push(...found.map((one) => `on disk: ${one}`));
    const canaries = people.reduce((sum, { hidden }) => sum + canariesOf(hidden).length, 0);
    return {
      canaries,
      readBefore,
      kills,
      pushedMeanwhile: this.pushed,
      bytesSearched: bytes,
      seconds: (Date.now() - this.began) / 1000,
      differences: this.differences,
    };
  }

  private async enterAll(): Promise<Entered[]> {
    const numbers = Array.from({ length: this.plan.people }, (_, number) => number);
    const people: Entered[] = [];
    await inParallel(8, numbers, async (number) => {
      this.tell(people.push(await this.controller.enter(drawHidden(this.dice, number))));
    });
    return people;
  }

  /** How many canaries are shown to callers that may see them: what was never seen could not be forgotten. */
  private async readAll(people: readonly Entered[]): Promise<number> {
    const seen = new Set<string>();
    await inParallel(8, people, async (one) => {
      for (const { text } of await this.controller.everythingOf(one))
        for (const canary of canariesIn(Buffer.from(text))) seen.add(canary);
    });
    return seen.size;
  }

  private async eraseAll(people: readonly Entered[]): Promise<number> {
    const saboteur = new Saboteur(this.running, this.dice);
    let isOver = false;
    const load = (async () => {
      for (; !isOver; this.pushed += 50) {
        const items = Array.from({ length: 50 }, (_, index) =>
          workshop(`charge-${this.pushed + index}`, 'autre-mediateur', [
            `charge-${this.pushed + index}`,
          ]),
        );
        await this.controller.push(items);
        await sleep(20);
      }
    })();
    const sabotage = (async () => {
      for (; saboteur.total < this.plan.kills; await sleep(this.dice.integer(200, 1_200)))
        await saboteur.strike();
    })();
    let erased = 0;
    await inParallel(4, people, async (one) => {
      this.tell(people.length + erased++);
      one.receipt = await this.controller.erase(one);
      if (!one.receipt.startsWith('{'))
        this.differences.push(`no receipt: ${one.receipt.slice(0, 300)}`);
      if (this.plan.kills > 0) await sleep(50);
    });
    await sabotage;
    isOver = true;
    await load;
    await this.running.ready();
    return saboteur.total;
  }

  private async expectForgotten(
    when: string,
    people: readonly Entered[],
    pseudonyms: ReadonlyMap<string, string>,
  ): Promise<void> {
    await inParallel(8, people, async (one) => {
      const heard = await this.controller.everythingOf(one);
      heard
        .slice(0, 4)
        .forEach(
          ({ status }) =>
            status === 404 ||
            this.differences.push(`${when}: person ${one.hidden.number} answers ${status}`),
        );
      this.look(`${when}: person ${one.hidden.number}`, heard.map(({ text }) => text).join('\n'));
      const receipt = await this.controller.erase(one);
      if (receipt !== one.receipt)
        this.differences.push(
          `${when}: another receipt, ${receipt.slice(0, 300)} instead of ${one.receipt?.slice(0, 300)}`,
        );
      const [old] = (pseudonyms.get(`t-${one.hidden.number}`) ?? '').split(' ');
      if ((await this.controller.pseudonymNow(one.hidden, when)) === old)
        this.differences.push(
          `${when}: a person who comes back is linked to the erased person ${one.hidden.number}`,
        );
    });
    this.look(`${when}: lists`, await this.controller.everythingElse());
    const now = await this.controller.pseudonyms();
    const changed = [...pseudonyms].filter(([activity, refs]) => now.get(activity) !== refs);
    if (changed.length > 0)
      this.differences.push(
        `${when}: ${changed.length} activities count other people than before, such as ${changed[0]?.[0]}`,
      );
  }

  private look(where: string, text: string): void {
    for (const canary of new Set(canariesIn(Buffer.from(text))))
      this.differences.push(`${where}: ${canary} is shown`);
  }

  private async participants(atLeast: number): Promise<number> {
    const reader = new Reader(this.running.base, this.running.adminKey);
    return eventually(
      async () => {
        const { participants } = await reader.figures('commune-62041');
        if (participants < atLeast) throw new Error(`${participants} participations of ${atLeast}`);
        return participants;
      },
      { timeout: 60_000 },
    );
  }

  /** Participations of before, with those pushed since. */
  private async expectFigures(when: string, before: number): Promise<void> {
    const should = before + (this.pushed + this.plan.people) * 6;
    const is = await this.participants(should).catch(String);
    if (is !== should) this.differences.push(`${when}: ${is} participations, not ${should}`);
  }
}

async function inParallel<T>(
  width: number,
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = [...items];
  const next = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: width }, next));
}
