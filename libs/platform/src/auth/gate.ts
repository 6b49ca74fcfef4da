import { DomainError } from '@maillage/kernel';
import type { DataSource } from 'typeorm';
import { unlessAway } from '../db/away.js';
import type { Caller } from './caller.js';
import { fingerprint, matchesHash, parseKey } from './key.js';

/** How long a key's state is trusted without asking again: a revocation is felt everywhere within a second. */
const FRESH_MS = 500;
const CACHE_SIZE = 10_000;

/** What `access.find_key` answers for a prefix. */
interface KeyRow {
  readonly secret_hash: string;
  readonly key_id: string;
  readonly client_id: string;
  readonly name: string;
  readonly source: string;
  readonly grants: Caller['grants'];
}

interface Entry {
  readonly fingerprint: Buffer;
  /** The hash this secret was proved against; another hash under the prefix voids the proof. */
  readonly provedHash: string;
  caller: Caller;
  checkedAt: number;
}

const unknownCaller = (): DomainError =>
  new DomainError('platform.unknown_caller', 'unauthenticated', {
    fr: "La clé est absente, inconnue, expirée ou révoquée. Envoyez l'en-tête « Authorization: Bearer <votre clé> » ; une nouvelle clé se demande à votre administrateur.",
    en: 'The key is missing, unknown, expired or revoked. Send the header "Authorization: Bearer <your key>"; ask your administrator for a new one.',
  });

/**
 * Recognises callers by their key. The state of a key is read through one function of the access schema
 * (the only right services have there), so that taking a right away works with the bus down.
 */
export class Gate {
  private readonly proved = new Map<string, Entry>();

  constructor(
    private readonly source: DataSource,
    private readonly now: () => number = Date.now,
  ) {}

  /** @throws DomainError unauthenticated, or unavailable when the state of the key can't be read. */
  async recognise(authorization: string | undefined): Promise<Caller> {
    const text = /^Bearer ([^\s]+)$/i.exec(authorization ?? '')?.[1];
    const key = text === undefined ? undefined : parseKey(text);
    if (text === undefined || key === undefined) throw unknownCaller();
    const known = this.proved.get(key.prefix);
    const print = fingerprint(text);
    const isSame = known?.fingerprint.equals(print) === true;
    if (isSame && this.now() - known.checkedAt < FRESH_MS) return known.caller;
    const row = await this.find(key.prefix);
    if (row === undefined) {
      this.proved.delete(key.prefix);
      throw unknownCaller();
    }
    if (!(isSame && known.provedHash === row.secret_hash) && !(await matchesHash(key.secret, row.secret_hash))) throw unknownCaller();
    const caller: Caller = {
      id: row.client_id,
      kind: 'client',
      name: row.name,
      source: row.source,
      keyId: row.key_id,
      grants: row.grants,
    };
    if (this.proved.size >= CACHE_SIZE) this.proved.delete(this.proved.keys().next().value ?? '');
    this.proved.set(key.prefix, { fingerprint: print, provedHash: row.secret_hash, caller, checkedAt: this.now() });
    return caller;
  }

  private async find(prefix: string): Promise<KeyRow | undefined> {
    return unlessAway(async () => {
      const [row] = await this.source.query<KeyRow[]>('SELECT * FROM access.find_key($1)', [prefix]);
      return row;
    });
  }
}
