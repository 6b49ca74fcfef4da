import type { Connection } from './connection.js';
import { SILENT_MS } from './session.js';

const BEAT_MS = 1_000;
const KEY = `hashtextextended('maillage: ' || $1 || ' ' || current_schema(), 0)`;

/**
 * The right to do some work of a service, held by one process at a time. What must not happen without the right is done on
 * its connection: when the right is lost, so is the connection.
 */
export interface Lease {
  readonly connection: Connection;
  /** Resolves when the lease is lost or released. */
  readonly over: Promise<void>;
  release(): Promise<void>;
}

/**
 * The leases of a service in this process: advisory locks of one session, which beats once a second, and which PostgreSQL
 * ends after five seconds of silence. A process that dies loses its leases at once, a process that is frozen or cut off
 * within five seconds; when it wakes, its session is gone.
 */
export class Leases {
  private session: LeaseSession | undefined;

  constructor(private readonly connect: () => Connection) {}

  /**
   * Takes a lease; undefined while another process holds it.
   * @param name of the work, unique in the service.
   */
  async take(name: string): Promise<Lease | undefined> {
    if (this.session?.isOver !== false) this.session = new LeaseSession(this.connect());
    return this.session.take(name);
  }
}

/** A session lives as long as somebody holds or asks for a lease in it. */
class LeaseSession {
  private readonly ready: Promise<unknown>;
  private readonly over: Promise<void>;
  private declareOver: () => void = () => undefined;
  private readonly held = new Set<string>();
  private readonly beat: NodeJS.Timeout;
  isOver = false;

  constructor(private readonly connection: Connection) {
    this.over = new Promise((resolve) => (this.declareOver = resolve));
    this.ready = connection.query(`SET idle_session_timeout = ${SILENT_MS}`);
    this.beat = setInterval(() => {
      connection.query('SELECT').catch(() => this.end());
    }, BEAT_MS);
  }

  async take(name: string): Promise<Lease | undefined> {
    // PostgreSQL would give a session its own lock again.
    if (this.held.has(name)) return undefined;
    this.held.add(name);
    try {
      await this.ready;
      if (!(await this.asks(`pg_try_advisory_lock(${KEY})`, name))) {
        await this.leave(name);
        return undefined;
      }
    } catch (error) {
      await this.end();
      throw error;
    }
    return { connection: this.connection, over: this.over, release: () => this.release(name) };
  }

  private async release(name: string): Promise<void> {
    if (!this.isOver) await this.asks(`pg_advisory_unlock(${KEY})`, name).catch(() => this.end());
    await this.leave(name);
  }

  private async leave(name: string): Promise<void> {
    this.held.delete(name);
    if (this.held.size === 0) await this.end();
  }

  /** The connection goes back to its pool, or is found broken there. */
  private async end(): Promise<void> {
    if (this.isOver) return;
    this.isOver = true;
    clearInterval(this.beat);
    this.declareOver();
    await this.connection.query('RESET idle_session_timeout').catch(() => undefined);
    await this.connection.query('SELECT pg_advisory_unlock_all()').catch(() => undefined);
    await this.connection.release().catch(() => undefined);
  }

  private async asks(condition: string, name: string): Promise<boolean> {
    const [row] = await this.connection.query<{ yes: boolean }>(`SELECT ${condition} AS yes`, [
      name,
    ]);
    return row?.yes === true;
  }
}
