import { isUuid } from '@maillage/kernel';
import { LRUCache } from 'lru-cache';
import type { Caller } from '../rights/caller.js';
import { Fresh } from '../runtime/fresh.js';
import type { AgentState, GateStore, KeyState } from './gate.store.js';
import type { Issuer } from './issuers.config.js';
import { fingerprint, matchesHash, type ParsedKey, parseKey } from './key.js';
import { narrow, readScope } from '../rights/scope.js';
import { OWN_ISSUER, subjectDigest, TokenVerifier } from './token-verifier.js';
import { unknownCaller } from './unknown-caller.js';

const PROVED = 10_000;
/** What begins like a key of ours is none of a provider's, and is shown to none. */
const OURS = /^mlg_/i;

interface Proof {
  readonly fingerprint: Buffer;
  /** The hash this secret was proved against; another hash under the prefix voids the proof. */
  readonly hash: string;
}

/**
 * Recognises callers by a key, by a token made from one, or by a token of an identity provider. A token names its caller;
 * the caller's rights are looked up each time, at most half a second ago.
 */
export class Gate {
  private readonly proved = new LRUCache<string, Proof>({ max: PROVED });
  private readonly keys: Fresh<KeyState | undefined>;
  private readonly keysById: Fresh<KeyState | undefined>;
  private readonly agents: Fresh<AgentState | undefined>;
  private readonly tokens: TokenVerifier;

  constructor(store: GateStore, issuers: readonly Issuer[], now: () => number = Date.now) {
    this.keys = new Fresh((prefix) => store.findKey(prefix), now);
    this.keysById = new Fresh((id) => store.findKeyById(id), now);
    this.agents = new Fresh((digest) => store.findAgent(Buffer.from(digest, 'base64')), now);
    this.tokens = new TokenVerifier(issuers, () => store.tokenKeys(), now);
  }

  /** @throws DomainError unauthenticated, or unavailable when the state of the caller can't be read. */
  async recognise(authorization: string | undefined): Promise<Caller> {
    const text = /^Bearer ([^\s]+)$/i.exec(authorization ?? '')?.[1] ?? '';
    const key = parseKey(text);
    if (key !== undefined) return this.recogniseKey(key);
    if (text === '' || OURS.test(text)) throw unknownCaller();
    return this.recogniseToken(text);
  }

  /** True when recognising costs little: a key that was proved here lately (whether or not it still holds), or a token that is verified here. */
  isCheap(authorization: string): boolean {
    const text = /^Bearer ([^\s]+)$/i.exec(authorization)?.[1] ?? '';
    const key = parseKey(text);
    return key === undefined
      ? this.tokens.isCheap(text)
      : this.proved.get(key.prefix)?.fingerprint.equals(fingerprint(key.secret)) === true;
  }

  /** @throws DomainError as `recognise`. */
  async recogniseKey(key: ParsedKey): Promise<Caller> {
    const state = await this.keys.get(key.prefix);
    const print = fingerprint(key.secret);
    const proof = this.proved.get(key.prefix);
    const isProved =
      state !== undefined && proof?.hash === state.secret_hash && proof.fingerprint.equals(print);
    // An unknown prefix costs what a wrong secret costs, so that the time reveals nothing.
    if (!isProved && !(await matchesHash(key.secret, state?.secret_hash))) throw unknownCaller();
    if (state === undefined) throw unknownCaller();
    if (!isProved) this.proved.set(key.prefix, { fingerprint: print, hash: state.secret_hash });
    return callerOf(state);
  }

  private async recogniseToken(token: string): Promise<Caller> {
    const { issuer, subject, payload } = await this.tokens.verify(token);
    if (issuer !== OWN_ISSUER) {
      const agent = await this.agents.get(subjectDigest(issuer, subject).toString('base64'));
      if (agent === undefined) throw unknownCaller();
      const { agent_id: id, grants } = agent;
      return { id, kind: 'agent', name: `Agent ${id}`, source: `agent-${id}`, grants };
    }
    const { cle: keyId, scope } = payload;
    const state = isUuid(String(keyId)) ? await this.keysById.get(String(keyId)) : undefined;
    if (state?.client_id !== subject) throw unknownCaller();
    const { scope: narrowed, wrong } = readScope(typeof scope === 'string' ? scope : '');
    // A word that is not understood any more may have narrowed.
    if (wrong.length > 0) throw unknownCaller();
    return { ...narrow(callerOf(state), narrowed), isByToken: true };
  }
}

function callerOf({ client_id: id, name, source, key_id: keyId, grants }: KeyState): Caller {
  return { id, kind: 'client', name, source, keyId, grants };
}
