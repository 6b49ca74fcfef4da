import { cluster, type Cluster } from '@maillage/testing';
import { PREFIXES, SERVICES } from './documents.js';
import { IdentityProvider } from './identity-provider.js';
import { Person } from './person.js';
import type { Role } from './roles.js';

export { type Role, ROLES } from './roles.js';

/** Both shapes that the product is delivered in. */
export const SHAPES = [
  ['all services in one process', ['all']],
  ['one process per service', SERVICES],
] as const;

/** Settings under which answers say what they had PostgreSQL do, in the header of this name. */
export const STATEMENTS = 'x-statements';
export const tellingStatements = {
  NODE_OPTIONS: `--import ${new URL('statements.mjs', import.meta.url).href}`,
};

/** Limits small enough to be reached by a test. */
export const BODY_LIMIT = 64 * 1024;
export const STREAM_LIMIT = 2 * 1024 * 1024;

export interface Opened {
  readonly clientId: string;
  readonly keyId: string;
  readonly key: string;
  readonly source: string;
  readonly person: Person;
}

/** A running product in one shape, and the people who call it. Open before the first test, close after the last. */
export class Stage {
  private running: Cluster | undefined;
  readonly provider = new IdentityProvider('Essai', 'eidas1', true);
  readonly otherProvider = new IdentityProvider('Autre');
  private readonly opened = new Map<string, Promise<Opened>>();

  constructor(
    readonly targets: readonly string[],
    private readonly moreIssuers: readonly object[] = [],
    private readonly settings: Readonly<Record<string, string>> = {},
  ) {}

  async open(): Promise<void> {
    await this.provider.open();
    await this.otherProvider.open();
    const issuers = JSON.stringify([
      this.provider.setting,
      { ...this.otherProvider.setting, sans_typ: true },
      ...this.moreIssuers,
    ]);
    const env = {
      OIDC_ISSUERS: issuers,
      BODY_LIMIT: String(BODY_LIMIT),
      STREAM_LIMIT: String(STREAM_LIMIT),
      LOG_LEVEL: 'warn',
      ...this.settings,
    };
    this.running = await cluster(this.targets, { routes: PREFIXES, env });
  }

  async close(): Promise<void> {
    await this.running?.stop();
    await this.provider.close();
    await this.otherProvider.close();
  }

  private get cluster(): Cluster {
    if (this.running === undefined) throw new Error('The stage is not open.');
    return this.running;
  }

  get base(): string {
    return this.cluster.base;
  }

  /** For who mends or breaks what only the operator of the database can. */
  get databaseUrl(): string {
    return this.cluster.databaseUrl;
  }

  /** For who lets a part die, freezes it or starts it again. */
  get parts(): Pick<Cluster, 'kill' | 'restart' | 'ready'> {
    return this.cluster;
  }

  /** The log file of a process. */
  log(name: string): string {
    return this.cluster.log(name);
  }

  /** The addresses of all server processes. */
  get processes(): readonly string[] {
    return this.targets.map((target) => this.cluster.url(target));
  }

  get admin(): Person {
    return new Person(this.base, this.cluster.adminKey);
  }

  get stranger(): Person {
    return new Person(this.base);
  }

  /** Opens an access through the API and issues a key; the same name gives the same access again. */
  async enter(source: string, role: Role, territories: readonly string[]): Promise<Opened> {
    const known = this.opened.get(source) ?? this.issue(source, role, territories);
    this.opened.set(source, known);
    return known;
  }

  /** Like `enter`, for who only wants to call. */
  async as(source: string, role: Role, ...territories: string[]): Promise<Person> {
    return (await this.enter(source, role, territories.length === 0 ? ['france'] : territories))
      .person;
  }

  private async issue(source: string, role: Role, territoires: readonly string[]): Promise<Opened> {
    const client = await this.admin.post('/v1/clients', {
      nom: `Essai ${source}`,
      source,
      type: 'structure',
      roles: [role],
      territoires,
      ...(role === 'gestionnaire_structure' ? { structures: ['26620001200013'] } : {}),
    });
    const key = await this.admin.post(`/v1/clients/${client.body.id}/cles`, {});
    if (key.status !== 201) throw new Error(`No key for ${source}: ${client.text} ${key.text}`);
    return {
      clientId: client.body.id,
      keyId: key.body.id,
      key: key.body.cle,
      source,
      person: new Person(this.base, key.body.cle),
    };
  }
}
