import { isDeepStrictEqual } from 'node:util';
import type { Seen } from './follower.js';
import { type Entry, sumsOf } from './ledger.js';
import { type Reader, TERRITORIES } from './reader.js';

const NONE = { activites: 0, participants: 0, minutes: 0 };

/** Where the published figures differ from the sums of what was acknowledged. */
export async function compareFigures(reader: Reader, entries: readonly Entry[]): Promise<string[]> {
  const sums = sumsOf(entries);
  const differences = await Promise.all(
    TERRITORIES.map(async (territory) => {
      const [should, is] = [sums.get(territory) ?? NONE, await reader.figures(territory)];
      return isDeepStrictEqual(should, is)
        ? []
        : [`${territory}: acknowledged ${JSON.stringify(should)}, published ${JSON.stringify(is)}`];
    }),
  );
  return differences.flat();
}

/** Where a copy of the ledger differs from what was acknowledged, item by item and version by version. */
export function compareLedger(
  name: string,
  entries: readonly Entry[],
  copy: ReadonlyMap<string, Seen>,
  withTombstones: boolean,
): string[] {
  const differences: string[] = [];
  const expected = new Set<string>();
  for (const { item, version, isWithdrawn } of entries) {
    const { source_id: id, ...content } = item;
    if (isWithdrawn && !withTombstones) continue;
    expected.add(id);
    const should: Seen = isWithdrawn ? {} : { version, ...content };
    const is = copy.get(id);
    if (!isSame(should, is))
      differences.push(
        `${name}: ${id} acknowledged as ${JSON.stringify(should)}, found ${JSON.stringify(is)}`,
      );
  }
  for (const id of copy.keys())
    if (!expected.has(id)) differences.push(`${name}: ${id} is there and should not`);
  return differences;
}

const isSame = (should: Seen, is: Seen | undefined): boolean =>
  is !== undefined &&
  should.version === is.version &&
  should.commune === is.commune &&
  should.date === is.date &&
  should.minutes === is.minutes &&
  should.participants === is.participants;
