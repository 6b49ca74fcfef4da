import type { ConsumerLoop } from '../events/consumer-loop.js';
import type { Database } from '../db/database.js';
import type { Outbox } from '../events/outbox.js';
import type { Links } from '../links/links.js';

/** A service mounted in this process. */
export interface MountedService {
  readonly name: string;
  /** What it is for, in French, as the API's documentation introduces it. */
  readonly title: string;
  readonly database: Database;
  readonly outbox: Outbox;
  /** Its addresses for people without account. */
  readonly links: Links;
}

/** The services of this process and their consumers. */
export class ServiceRegistry {
  private readonly services = new Map<string, MountedService>();
  private readonly loops: ConsumerLoop[] = [];
  private readonly checks: (() => Promise<string | undefined>)[] = [];

  add(service: MountedService): void {
    this.services.set(service.name, service);
  }

  /** @throws Error when the service is not mounted here. */
  get(name: string): MountedService {
    const service = this.services.get(name);
    if (service === undefined) throw new Error(`service ${name} is not mounted in this process`);
    return service;
  }

  /** One of them, for what any can do. */
  any(): MountedService {
    const [first] = this.services.values();
    if (first === undefined) throw new Error('no service is mounted in this process');
    return first;
  }

  all(): MountedService[] {
    return [...this.services.values()];
  }

  /** Adds a reason why this process may not be ready yet, in French; undefined when there is none. */
  addCheck(check: () => Promise<string | undefined>): void {
    this.checks.push(check);
  }

  /** Why the services of this process are not ready, where one has a reason of its own. */
  async reasonsNotReady(): Promise<string[]> {
    const reasons = await Promise.all(this.checks.map((check) => check()));
    return reasons.filter((reason) => reason !== undefined);
  }

  addConsumer(loop: ConsumerLoop): void {
    this.loops.push(loop);
  }

  consumers(): readonly ConsumerLoop[] {
    return this.loops;
  }
}
