import { chunksOf } from './intake.js';

async function sizes(lengths: readonly number[], group: number): Promise<number[]> {
  const items = async function* (): AsyncGenerator<number[]> {
    for (let at = 0; at < lengths.length; at += group) yield lengths.slice(at, at + group);
  };
  const found: number[] = [];
  for await (const chunk of chunksOf({
    items: items(),
    chunk: 3,
    lengthOf: (length: number) => length,
  }))
    found.push(chunk.length);
  return found;
}

describe('chunks of what comes in', () => {
  it.each([1, 2, 100])('are of one size, in groups of %i', async (group) => {
    expect(await sizes([1, 1, 1, 1, 1, 1, 1], group)).toEqual([3, 3, 1]);
  });

  it.each([1, 2, 100])('are shorter where records are long, in groups of %i', async (group) => {
    const [long, short] = [3 << 20, 1];
    expect(await sizes([long, long, short, short, short, long, long], group)).toEqual([2, 3, 2]);
  });
});
