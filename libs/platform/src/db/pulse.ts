import type { Socket } from 'node:net';
import { setImmediate as ioTurn, setTimeout as pause } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import { END_STUCK } from './session.js';

const ASK_EVERY_MS = 500;
/** An answer that takes longer is none. */
const SILENCE_MS = 1_000;
/** A session of the pulse's own that takes longer to open is given up. */
const OPENING_MS = 5_000;
/** Every so many beats it is looked for sessions that are stuck. */
const BEATS = 4;

/** How often it is listened to what the other connections receive. */
const LISTEN_EVERY_MS = 50;

const open = new Set<HeardClient>();
let isSilent = false;
/** When a byte was last received, on any connection of this process. */
let heardAt = 0;

/**
 * A connection with a listener for errors of its own: the pool has none while the connection passes from one user to
 * the next. An error without a listener would end the process; with one, the next query fails.
 */
export class HeardClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    open.add(this);
    this.on('error', () => undefined).on('end', () => open.delete(this));
  }

  private bytes = 0;

  /** Whether it has received anything since it was last asked. */
  hasHeard(): boolean {
    const { bytesRead } = this.connection.stream as Socket;
    const isMore = bytesRead > this.bytes;
    this.bytes = bytesRead;
    return isMore;
  }

  /** Ends the connection without a word to the server; what waits for its answer fails. */
  cut(): void {
    this.connection.stream.destroy(new Error('Connection terminated: the server is silent'));
  }
}

/** Whether PostgreSQL takes connections and gives no sign of life on them. */
export const isDatabaseSilent = (): boolean => isSilent;

/**
 * The pulse of PostgreSQL, felt twice a second over a connection of its own. A server that is frozen, or behind a network
 * that swallows everything, sends no error: what waits for it would wait for ever. When the pulse stops for a second, every
 * connection of this process is cut, and what would open a new one fails at once, until the pulse is back.
 */
export class Pulse {
  private client: HeardClient | undefined;
  private isOpen = false;
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private beats = 0;

  /** @param onChange told when the server falls silent, and when it speaks again. */
  constructor(
    private readonly url: string,
    private readonly onChange: (isSilent: boolean) => void,
  ) {}

  onModuleInit(): void {
    this.running = this.feel();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
    this.client?.cut();
  }

  private async feel(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const state = await this.ask();
      // A server that refuses says so to everybody: only silence is told here.
      if ((state === 'silent') !== isSilent) this.turn(state === 'silent');
      await pause(ASK_EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  private turn(silent: boolean): void {
    isSilent = silent;
    if (silent) for (const client of [...open]) client.cut();
    this.onChange(silent);
  }

  private async ask(): Promise<'well' | 'silent' | 'refusing'> {
    let isAnswered = false;
    const answer = this.beat()
      .then(
        () => 'well' as const,
        () => 'refusing' as const,
      )
      .finally(() => (isAnswered = true));
    // A busy machine makes a new session slowly while those that are open are served: of them it tells nothing.
    const isOpening = !this.isOpen && !isSilent;
    const state = await Promise.race([
      answer,
      silence(isOpening ? OPENING_MS : SILENCE_MS, () => isAnswered),
    ]);
    if (state === 'well') return state;
    this.client?.cut();
    this.client = undefined;
    this.isOpen = false;
    return isOpening ? 'refusing' : state;
  }

  private async beat(): Promise<void> {
    if (this.client === undefined) {
      this.client = new HeardClient({
        connectionString: this.url,
        application_name: 'maillage-pulse',
      });
      await this.client.connect();
      this.isOpen = true;
    }
    await this.client.query(this.beats++ % BEATS === 0 ? END_STUCK : 'SELECT');
  }
}

/**
 * Once no connection has received anything for this long. What came meanwhile, while this process was held up, is taken first:
 * a busy machine lets one session wait while it serves the others.
 */
async function silence(ms: number, isOver: () => boolean): Promise<'silent'> {
  let since = Date.now();
  do {
    await pause(LISTEN_EVERY_MS);
    await ioTurn();
    await ioTurn();
    if ([...open].filter((client) => client.hasHeard()).length > 0) heardAt = Date.now();
    since = Math.max(since, heardAt);
  } while (!isOver() && Date.now() - since < ms);
  return 'silent';
}
