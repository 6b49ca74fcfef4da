import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster, Random } from '@maillage/testing';

export const PARTS = ['serveur', 'postgresql', 'nats'] as const;

/** Kills parts at random instants, now and then two at once or again while they start, and starts them again. */
export class Saboteur {
  readonly kills: Record<string, number> = { serveur: 0, postgresql: 0, nats: 0 };
  freezes = 0;
  private next: string[] = [];

  constructor(
    private readonly cluster: Cluster,
    private readonly dice: Random,
  ) {}

  get total(): number {
    return PARTS.reduce((sum, part) => sum + (this.kills[part] ?? 0), 0);
  }

  /** One act of sabotage, repaired; leaves every part running, not necessarily ready. */
  async strike(): Promise<void> {
    const victims = this.draw(this.dice.chance(0.15) ? 2 : 1);
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

  /** Parts in a random order, each once before any comes again: chance spares none. */
  private draw(number: number): string[] {
    if (this.next.length < number) this.next = this.dice.shuffle(PARTS);
    return this.next.splice(0, number);
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
