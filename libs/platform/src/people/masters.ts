import { DomainError } from '@maillage/kernel';
import { databaseAway } from '../db/away.js';
import type { Keyring } from './master-key.js';
import { open, seal } from './sealing.js';

/** What the database says of its master key. */
export interface MasterState {
  /** `Keyring.check` of the key that new keys of persons are wrapped by. */
  readonly master_check: string;
  /** The key of references, wrapped; null while it is still the one that derives from the master key. */
  readonly reference_key: Buffer | null;
}

/**
 * Asks the database which master key it goes by.
 * @param check of the key that a database which has none yet shall go by.
 */
export async function masterState(
  database: { query<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]> },
  check: string,
): Promise<MasterState> {
  const [state] = await database.query<MasterState>(
    'SELECT master_check, reference_key FROM access.master_state($1)',
    [check],
  );
  if (state === undefined) throw databaseAway();
  return state;
}

/** The master key that the database goes by, and the one beside it while one takes the other's place. */
export interface Masters {
  readonly current: Keyring;
  /** Turns references into what people are found by. Outlives the master key it came from: most references are known to nobody here. */
  readonly references: Buffer;
  /** Wraps the key of a person. */
  wrap(personId: string, key: Buffer): Buffer;
  /** @throws DomainError unavailable for what neither master key opens. */
  unwrap(personId: string, wrapped: Buffer): Buffer;
}

/** @throws DomainError unavailable when neither key of this process is the database's: all would be unreadable, or sealed under two keys. */
export function mastersOf(
  ring: Keyring,
  { master_check: check, reference_key: kept }: MasterState,
): Masters {
  const rings = ring.previous === undefined ? [ring] : [ring, ring.previous];
  const current = rings.find((one) => one.check === check);
  if (current === undefined) throw wrongMasterKey();
  return {
    current,
    references: kept === null ? current.references : open(current.wrapping, REFERENCES, kept),
    wrap: (personId, key) => wrapKey(current, personId, key),
    unwrap: (personId, wrapped) => {
      const [key] = rings.flatMap((one) => unwrapKey(one, personId, wrapped) ?? []);
      if (key === undefined) throw wrongMasterKey();
      return key;
    },
  };
}

const REFERENCES = ['references'];

/** The key of references as the database keeps it under another master key. */
export function wrapReferences({ references }: Masters, ring: Keyring): Buffer {
  return seal(ring.wrapping, REFERENCES, references);
}

export function wrapKey({ wrapping }: Keyring, personId: string, key: Buffer): Buffer {
  return seal(wrapping, [personId, 'key'], key);
}

/** The key of a person; undefined when another master key has wrapped it. */
export function unwrapKey(
  { wrapping }: Keyring,
  personId: string,
  wrapped: Buffer,
): Buffer | undefined {
  try {
    return open(wrapping, [personId, 'key'], wrapped);
  } catch {
    return undefined;
  }
}

export function wrongMasterKey(): DomainError {
  return new DomainError(
    'platform.wrong_master_key',
    'unavailable',
    {
      fr: "La clé maîtresse de ce serveur n'est pas celle de cette base : rien de personnel ne peut être lu ni écrit. L'exploitant doit rétablir ACCESS_MASTER_KEY, ou le fichier personnes.cle de DATA_DIR ; pendant un changement de clé, ACCESS_MASTER_KEY_PREVIOUS aussi.",
      en: 'The master key of this server is not that of this database: nothing personal can be read or written. The operator must restore ACCESS_MASTER_KEY, or the file personnes.cle of DATA_DIR; while the key is changed, ACCESS_MASTER_KEY_PREVIOUS too.',
    },
    [],
    60,
  );
}
