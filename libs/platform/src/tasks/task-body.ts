import { randomBytes } from 'node:crypto';
import { piecesOf } from '../idempotency/idempotency.store.js';
import type { Keyring } from '../people/master-key.js';
import { unwrapKey, wrapKey, wrongMasterKey } from '../people/masters.js';
import { openBytes, sealBytes } from '../people/sealing.js';

/** Bytes of a part; the last one may be shorter. */
export const PART = 262_144;

/** Where parts are kept. */
export interface Parts {
  addPart(id: string, part: number, bytes: Buffer): Promise<boolean>;
  part(id: string, part: number): Promise<Buffer | undefined>;
}

/** The bytes that came with a task, sealed under a key of their own that goes when the task ends. */
export class TaskBody {
  private constructor(
    private readonly parts: Parts,
    private readonly id: string,
    private readonly key: Buffer,
    /** The key as it may be kept. */
    readonly sealedKey: Buffer,
  ) {}

  static make(parts: Parts, id: string, ring: Keyring): TaskBody {
    const key = randomBytes(32);
    return new TaskBody(parts, id, key, wrapKey(ring, id, key));
  }

  /** @throws DomainError unavailable when no master key of this process has wrapped the key. */
  static open(parts: Parts, id: string, ring: Keyring, sealedKey: Buffer): TaskBody {
    const key =
      unwrapKey(ring, id, sealedKey) ?? (ring.previous && unwrapKey(ring.previous, id, sealedKey));
    if (key === undefined) throw wrongMasterKey();
    return new TaskBody(parts, id, key, sealedKey);
  }

  /** Keeps all bytes; each part is durable before the next is asked for. @returns false when nobody waits for them any more. */
  async fill(bytes: AsyncIterable<Buffer>): Promise<boolean> {
    let part = 0;
    for await (const piece of piecesOf(bytes, PART)) {
      const sealed = sealBytes(this.key, bound(part), piece);
      if (!(await this.parts.addPart(this.id, part, sealed))) return false;
      part += 1;
    }
    return true;
  }

  /** The bytes from one on. */
  async *read(from = 0): AsyncGenerator<Buffer> {
    let skip = from % PART;
    for (let part = Math.floor(from / PART); ; part++) {
      const sealed = await this.parts.part(this.id, part);
      if (sealed === undefined) return;
      yield openBytes(this.key, bound(part), sealed).subarray(skip);
      skip = 0;
    }
  }
}

const bound = (part: number): Buffer => Buffer.from(String(part));
