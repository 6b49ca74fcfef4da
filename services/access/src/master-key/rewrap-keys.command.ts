import { setTimeout as pause } from 'node:timers/promises';
import {
  installationKeyring,
  type CommandContext,
  type Keyring,
  mastersOf,
  unwrapKey,
  wrapKey,
  wrapReferences,
} from '@maillage/platform/access';
import { MasterKeyStore } from './master-key.store.js';

/** Until then, every process has asked again which master key wraps. */
const FELT_MS = 2_000;

/** What came of it: keys wrapped anew, those that were already, and those that no key here opens. */
export interface Rewrapped {
  readonly done: number;
  readonly already: number;
  readonly closed: number;
}

/**
 * Makes the present master key take the place of the previous one: the database goes by it from then on, and the key of
 * every person is wrapped anew. Cut anywhere and begun again, it goes on; done again, it changes nothing.
 *
 * @throws DomainError unavailable when the database goes by neither.
 */
export async function rewrapKeys(
  store: MasterKeyStore,
  ring: Keyring,
  felt: () => Promise<unknown> = () => pause(FELT_MS),
): Promise<Rewrapped> {
  const state = await store.state(ring.check);
  const masters = mastersOf(ring, state);
  if (masters.current !== ring) {
    // What an earlier change left behind would be out of reach of the two keys that are known now.
    const closed = await countClosed(store, masters.current);
    if (closed > 0) return { done: 0, already: 0, closed };
    await store.replace(state.master_check, {
      master_check: ring.check,
      reference_key: wrapReferences(masters, ring),
    });
    await felt();
  }
  const sum = { done: 0, already: 0, closed: 0 };
  for await (const slice of store.keys()) {
    const others = slice.filter(({ id, wrapped }) => unwrapKey(ring, id, wrapped) === undefined);
    const changes = others.flatMap(({ id, wrapped }) => {
      const key = ring.previous && unwrapKey(ring.previous, id, wrapped);
      return key === undefined ? [] : [{ id, before: wrapped, wrapped: wrapKey(ring, id, key) }];
    });
    sum.done += await store.rewrap(changes);
    sum.already += slice.length - others.length;
    sum.closed += others.length - changes.length;
  }
  return sum;
}

async function countClosed(store: MasterKeyStore, ring: Keyring): Promise<number> {
  let closed = 0;
  for await (const slice of store.keys())
    closed += slice.filter(({ id, wrapped }) => unwrapKey(ring, id, wrapped) === undefined).length;
  return closed;
}

/** `npm run people:rewrap`: 0 when every person's key is under the present master key, 1 when some can't be. */
export async function rewrapCommand({ database, say }: CommandContext): Promise<number> {
  const { done, already, closed } = await rewrapKeys(
    new MasterKeyStore(database),
    installationKeyring(),
  );
  if (closed > 0) {
    say(
      `${closed} clé(s) de personnes sont encore sous une clé maîtresse plus ancienne : redonnez-la dans ACCESS_MASTER_KEY_PREVIOUS et relancez. ${done} changée(s).`,
    );
    return 1;
  }
  say(
    `Toutes les clés de personnes sont sous la clé maîtresse actuelle : ${done} changée(s), ${already} qui y étai(en)t déjà. ACCESS_MASTER_KEY_PREVIOUS peut être retirée de chaque processus.`,
  );
  return 0;
}
