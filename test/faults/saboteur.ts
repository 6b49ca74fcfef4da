import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster, Random } from '@maillage/testing';

export const PARTS = ['serveur', 'postgresql', 'nats'] as const;

/** Kills parts at random instants, now and then two at once or again while they start, and starts them again. */
export class Saboteur {
  readonly kills: Record<string, number> = { serveur: 0, postgresql: 0, nats: 0 };
  freezes = 0;

  constructor(
    private readonly cluster: Cluster,
    private readonly dice: Random,
  ) {}

  get total(): number {
    return PARTS.reduce((sum, part) => sum + (this.kills[part] ?? 0), 0);
  }

  /** One act of sabotage, repaired; leaves every part running, not necessarily ready. */
  async strike(): Promise<void> {
    const victims = this.dice.chance(0.15)
      ? this.dice.shuffle(PARTS).slice(0, 2)
      : [this.dice.pick(PARTS)];
    for (const victim of victims) await this.killOne(victim);
    await sleep(this.dice.integer(0, 300));
    // Together, as an operator would: a server waits for its database before it answers.
    await Promise.all(victims.map((victim) => this.repair(victim)));
  }

  /** Stops a process in its tracks for `millis`, then lets it go on as if nothing had been. */
  async freeze(millis: number): Promise<void> {
    const victim = this.dice.pick(PARTS);
    await this.cluster.kill(victim, 'SIGSTOP');
    await sleep(millis);
    await this.cluster.kill(victim, 'SIGCONT');
    this.freezes += 1;
  }

  private async killOne(victim: string): Promise<void> {
    await this.cluster.kill(victim);
    this.kills[victim] = (this.kills[victim] ?? 0) + 1;
  }

  private async repair(victim: string): Promise<void> {
    await this.cluster.restart(victim);
    if (!this.dice.chance(0.1)) return;
    await sleep(this.dice.integer(0, 200));
    await this.killOne(victim);
    await this.cluster.restart(victim);
  }
}
