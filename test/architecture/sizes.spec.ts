import { filesUnder, isGenerated, isTest, read } from './workspace.js';

const SOURCES = ['services', 'libs']
  .flatMap(filesUnder)
  .filter((path) => /\.tsx?$/.test(path) && !isGenerated(path) && !isTest(path))
  .map((path) => ({ path, lines: read(path).trimEnd().split('\n').length }))
  .sort((a, b) => a.lines - b.lines);

const quantile = (share: number): number =>
  SOURCES[Math.ceil(SOURCES.length * share) - 1]?.lines ?? Infinity;
const longerThan = (lines: number): string[] =>
  SOURCES.filter((file) => file.lines > lines).map((file) => `${file.path} (${file.lines})`);

describe('the size of source files', () => {
  it('is at most 62 lines for half of them', () => {
    expect(quantile(0.5)).toBeLessThanOrEqual(62);
  });

  it('is at most 200 lines for 95 in 100', () => {
    const tooMany = quantile(0.95) > 200 ? longerThan(200) : [];
    expect(tooMany).toEqual([]);
  });

  it('is never above 300 lines', () => {
    expect(longerThan(300)).toEqual([]);
  });
});
