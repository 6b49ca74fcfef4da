import { isTooDeep, JSON_DEPTH } from './json-depth.js';

const nested = (open: string, close: string, depth: number): string =>
  open.repeat(depth) + close.repeat(depth);

describe('the depth of a JSON text', () => {
  it.each([
    ['lists at the limit', nested('[', ']', JSON_DEPTH), false],
    ['lists above it', nested('[', ']', JSON_DEPTH + 1), true],
    ['objects above it', nested('{"a":', '}', JSON_DEPTH + 1), true],
    ['lists that never close', '['.repeat(100_000), true],
    ['many lists side by side', `[${'[],'.repeat(1_000)}[]]`, false],
    [
      'brackets in a string',
      JSON.stringify({ a: '['.repeat(1_000), b: '"[{\\'.repeat(100) }),
      false,
    ],
    ['a string without end', `"${'['.repeat(100)}`, false],
    [
      'depth after a string with quotes and backslashes',
      `["\\"\\\\",${nested('[', ']', JSON_DEPTH)}]`,
      true,
    ],
  ])('%s', (_, text, expected) => expect(isTooDeep(text)).toBe(expected));

  it('agrees with what a parser sees, for any text', () => {
    const depthOf = (value: unknown): number =>
      typeof value === 'object' && value !== null
        ? 1 + Math.max(0, ...Object.values(value).map(depthOf))
        : 0;
    for (let depth = JSON_DEPTH - 3; depth < JSON_DEPTH + 4; depth++) {
      let value: unknown = 'fond "[{';
      for (let level = 0; level < depth; level++)
        value = level % 2 === 0 ? [value, '}]'] : { '[{"\\': value };
      expect([depth, isTooDeep(JSON.stringify(value))]).toEqual([
        depth,
        depthOf(value) > JSON_DEPTH,
      ]);
    }
  });
});
