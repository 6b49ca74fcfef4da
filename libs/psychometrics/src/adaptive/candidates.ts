import { type Plan, type PlannedItem } from './plan.js';

/** Items that may come next, and the parts that should have come but have none left. */
export interface Candidates {
  readonly items: readonly PlannedItem[];
  readonly exhausted: readonly string[];
}

/**
 * Items that may come next: not shown, not retired, open to this test, no enemy of one shown, of the part that is furthest behind its
 * share (constrained adaptive testing, Kingsbury & Zara 1989). Parts equally far behind compete by their items.
 * Where a part has none left, the next furthest takes its place, and the part is named.
 */
export function candidatesOf(
  plan: Plan,
  shown: readonly PlannedItem[],
  open: Uint8Array | undefined,
  isAsked: (item: PlannedItem) => boolean,
): Candidates {
  const closed = new Uint8Array(plan.items.size);
  for (const { index, enemyIndexes } of shown)
    for (const at of [index, ...enemyIndexes]) closed[at] = 1;
  const mayCome = (item: PlannedItem): boolean =>
    closed[item.index] === 0 &&
    open?.[item.index] !== 0 &&
    item.isRetired !== true &&
    isAsked(item);
  if (plan.shares === undefined)
    return { items: [...plan.items.values()].filter(mayCome), exhausted: [] };
  const behind = new Map<number, string[]>();
  for (const [part, share] of plan.shares) {
    const count = shown.filter((item) => item.part === part).length;
    // Rounded, so that shares which are equal on paper tie.
    const deficit = Number((share * (shown.length + 1) - count).toFixed(9));
    behind.set(deficit, [...(behind.get(deficit) ?? []), part]);
  }
  const exhausted: string[] = [];
  for (const deficit of [...behind.keys()].sort((x, y) => y - x)) {
    const tied = behind.get(deficit) ?? [];
    const left = tied.map((part) => ({
      part,
      items: (plan.parts.get(part) ?? []).filter(mayCome),
    }));
    exhausted.push(...left.filter(({ items }) => items.length === 0).map(({ part }) => part));
    const items = left.flatMap((one) => one.items);
    if (items.length > 0) return { items, exhausted };
  }
  return { items: [], exhausted };
}
