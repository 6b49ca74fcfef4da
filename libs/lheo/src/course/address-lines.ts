import { GRAMMAR } from '../grammar/grammar.js';

/** Lines of an address, broken between words where the standard has no room for one. */
export function addressLines(lines: readonly string[]): string[] {
  const most = GRAMMAR.get('ligne')?.length.max ?? Infinity;
  return lines.flatMap((line) => {
    const broken: string[] = [];
    for (const word of line.split(/\s+/)) {
      const last = broken.at(-1);
      if (last !== undefined && last.length + 1 + word.length <= most)
        broken[broken.length - 1] = `${last} ${word}`;
      else broken.push(word);
    }
    return broken;
  });
}
