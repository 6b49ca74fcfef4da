import type { DataSource } from 'typeorm';
import { unlessAway } from '../db/away.js';
import type { Grant } from '../rights/caller.js';

/** The state of a key that is good at this moment. */
export interface KeyState {
  readonly secret_hash: string;
  readonly key_id: string;
  readonly client_id: string;
  readonly name: string;
  readonly source: string;
  readonly grants: readonly Grant[];
}

/** The state of an agent that may call at this moment. */
export interface AgentState {
  readonly agent_id: string;
  readonly grants: readonly Grant[];
}

/**
 * What the edge may ask of the access schema, by its functions and under a role that has no other right: taking a right
 * away works with the bus down.
 */
export class GateStore {
  constructor(private readonly source: DataSource) {}

  /** The key under a public prefix. */
  findKey(prefix: string): Promise<KeyState | undefined> {
    return this.one<KeyState>('find_key', [prefix]);
  }

  /** The key that a token was made from. */
  findKeyById(id: string): Promise<KeyState | undefined> {
    return this.one<KeyState>('find_key_by_id', [id]);
  }

  /** @param subject digest of issuer and subject, see `subjectDigest`. */
  findAgent(subject: Buffer): Promise<AgentState | undefined> {
    return this.one<AgentState>('find_agent', [subject]);
  }

  /** Public keys (JWK) by which tokens of our own are verified. */
  async tokenKeys(): Promise<readonly object[]> {
    const rows = await unlessAway(() =>
      this.source.query<{ public_jwk: object }[]>('SELECT public_jwk FROM access.token_keys()'),
    );
    return rows.map((row) => row.public_jwk);
  }

  /** Adds requests of callers in a minute to those that all processes counted, and gives the sums. */
  countRequests(
    minute: number,
    callers: readonly string[],
    counts: readonly number[],
  ): Promise<{ caller: string; total: string }[]> {
    return this.source.query('SELECT * FROM access.count_requests($1, $2, $3)', [
      minute,
      callers,
      counts,
    ]);
  }

  private async one<Row>(name: string, parameters: unknown[]): Promise<Row | undefined> {
    const [row] = await unlessAway(() =>
      this.source.query<Row[]>(`SELECT * FROM access.${name}($1)`, parameters),
    );
    return row;
  }
}
