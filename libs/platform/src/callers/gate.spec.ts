import { createHook } from 'node:async_hooks';
import { Gate } from './gate.js';
import type { GateStore, KeyState } from './gate.store.js';
import { hashSecret, newKey, parseKey } from './key.js';

const KEY = newKey();
const { prefix, secret } = parseKey(KEY) ?? { prefix: '', secret: '' };
const bearer = (key: string): string => `Bearer ${key}`;

/** How many slow hashes `work` computes: what a key costs, whatever the machine does meanwhile. */
async function hashesOf(work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const hook = createHook({
    init: (_, type) => void (count += type === 'SCRYPTREQUEST' ? 1 : 0),
  }).enable();
  await work().catch(() => undefined);
  hook.disable();
  return count;
}

describe('the gate', () => {
  let now: number;
  let asked: string[];
  let state: KeyState | undefined;
  let gate: Gate;
  beforeEach(async () => {
    [now, asked] = [0, []];
    state = {
      secret_hash: await hashSecret(secret),
      key_id: 'k',
      client_id: 'c',
      name: 'n',
      source: 's',
      grants: [],
    };
    const store = {
      findKey: (one: string) => {
        asked.push(one);
        return Promise.resolve(one === prefix ? state : undefined);
      },
    };
    gate = new Gate(store as unknown as GateStore, [], () => now);
  });

  it('makes an unknown prefix cost what a wrong secret costs, and a key that was proved nothing', async () => {
    const wrongSecret = KEY.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    expect(await hashesOf(() => gate.recognise(bearer(newKey())))).toBe(1);
    expect(await hashesOf(() => gate.recognise(bearer(wrongSecret)))).toBe(1);
    expect(await hashesOf(() => gate.recognise(bearer(KEY)))).toBe(1);
    expect(await hashesOf(() => gate.recognise(bearer(KEY)))).toBe(0);
    expect(await hashesOf(() => gate.recognise(bearer(wrongSecret)))).toBe(1);
    await expect(gate.recognise(bearer(wrongSecret))).rejects.toMatchObject({
      code: 'platform.unknown_caller',
    });
    await expect(gate.recognise(bearer(newKey()))).rejects.toMatchObject({
      code: 'platform.unknown_caller',
    });
  });

  it('asks for the state of a key again after half a second, and forgets what was proved under another hash', async () => {
    await gate.recognise(bearer(KEY));
    now = 499;
    await gate.recognise(bearer(KEY));
    expect(asked).toHaveLength(1);
    now = 500;
    await gate.recognise(bearer(KEY));
    expect(asked).toHaveLength(2);
    state = state && { ...state, secret_hash: await hashSecret('autre') };
    now = 1_000;
    await expect(gate.recognise(bearer(KEY))).rejects.toMatchObject({
      code: 'platform.unknown_caller',
    });
    state = undefined;
    now = 1_500;
    await expect(gate.recognise(bearer(KEY))).rejects.toMatchObject({
      code: 'platform.unknown_caller',
    });
  });

  it('says that it is busy rather than let guesses take the processor', async () => {
    const answers = await Promise.allSettled(
      Array.from({ length: 200 }, () => gate.recognise(bearer(newKey()))),
    );
    const codes = answers.map((answer) =>
      answer.status === 'rejected' ? (answer.reason as { code: string }).code : 'in',
    );
    expect(codes.filter((code) => code === 'platform.unknown_caller')).toHaveLength(64);
    expect(codes.filter((code) => code === 'platform.too_many_proofs')).toHaveLength(136);
    await expect(gate.recognise(bearer(KEY))).resolves.toMatchObject({ id: 'c', keyId: 'k' });
  });

  it.each([
    '',
    'Bearer',
    `Basic ${KEY}`,
    KEY,
    `Bearer ${KEY} x`,
    'Bearer a.b',
    'Bearer a.b.c',
    'Bearer ..',
    `Bearer ${'x'.repeat(100_000)}`,
  ])('knows nobody by "%.40s"', async (authorization) => {
    await expect(gate.recognise(authorization)).rejects.toMatchObject({
      code: 'platform.unknown_caller',
    });
    expect(asked).toEqual([]);
  });
});
