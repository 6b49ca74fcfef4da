import { setImmediate as turn } from 'node:timers/promises';
import { writeBehind } from './write-behind.js';

async function run(
  failsAt?: number,
): Promise<{ readonly steps: string[]; readonly error: unknown }> {
  const steps: string[] = [];
  async function* chunks(): AsyncGenerator<number> {
    try {
      for (let i = 1; i <= 3; i++) {
        steps.push(`made ${i}`);
        yield i;
      }
    } finally {
      steps.push('closed');
    }
  }
  const write = async (chunk: number): Promise<void> => {
    await turn();
    if (chunk === failsAt) throw new Error('disk full');
    steps.push(`written ${chunk}`);
  };
  return { error: await writeBehind(chunks(), write).catch((error: unknown) => error), steps };
}

describe('writeBehind', () => {
  it('makes a chunk while the one before is written, and writes them in order', async () => {
    expect((await run()).steps).toEqual([
      'made 1',
      'made 2',
      'written 1',
      'made 3',
      'written 2',
      'closed',
      'written 3',
    ]);
  });

  it.each([1, 2, 3])(
    'throws what writing chunk %i throws, writes none behind it and closes its source',
    async (failsAt) => {
      const { steps, error } = await run(failsAt);
      expect(error).toEqual(new Error('disk full'));
      expect(steps.filter((step) => step.startsWith('written'))).toEqual(
        Array.from({ length: failsAt - 1 }, (_, i) => `written ${i + 1}`),
      );
      expect(steps).toContain('closed');
    },
  );

  it('waits for the chunk under way when the next cannot be made', async () => {
    let isWritten = false;
    async function* chunks(): AsyncGenerator<number> {
      yield 1;
      await Promise.resolve();
      throw new Error('too large');
    }
    const write = async (): Promise<void> => {
      await turn();
      await turn();
      isWritten = true;
    };
    await expect(writeBehind(chunks(), write)).rejects.toThrow('too large');
    expect(isWritten).toBe(true);
  });
});
