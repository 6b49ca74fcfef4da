import { type Plan, type PlannedItem } from './plan.js';

/** Items that may come next, and the parts that should have come but have none left. */
export interface Candidates {
  readonly items: readonly PlannedItem[];
  readonly exhausted: readonly string[];
}

/**
 * Items that may come next: not shown, not retired, open to this test, no enemy of one shown, of no area that is precise enough, of the part that is furthest behind its
 * share (constrained adaptive testing, Kingsbury & Zara 1989). Parts equally far behind compete by their items.
 * Where a part has none left, the next furthest takes its place, and the part is named.
 */
export function candidatesOf(
  plan: Plan,
  shown: readonly PlannedItem[],
  open: Uint8Array | undefined,
  precise: ReadonlySet<string>,
): Candidates {
  const closed = Uint8Array.from(plan.retired);
  for (const { index, enemyIndexes } of shown)
    for (const at of [index, ...enemyIndexes]) closed[at] = 1;
  const leftOf = (part: string): PlannedItem[] => {
    const left: PlannedItem[] = [];
    for (const index of plan.parts.get(part)?.indexes ?? []) {
      if (closed[index] === 1 || open?.[index] === 0) continue;
      const item = plan.list[index] as PlannedItem;
      if (!precise.has(item.area)) left.push(item);
    }
    return left;
  };
  if (plan.shares === undefined)
    return { items: [...plan.parts.keys()].flatMap(leftOf), exhausted: [] };
  const behind = new Map<number, string[]>();
  for (const [part, share] of plan.shares) {
    const count = shown.filter((item) => item.part === part).length;
    // Rounded, so that shares which are equal on paper tie.
    const deficit = Number((share * (shown.length + 1) - count).toFixed(9));
    behind.set(deficit, [...(behind.get(deficit) ?? []), part]);
  }
  const exhausted: string[] = [];
  for (const deficit of [...behind.keys()].sort((x, y) => y - x)) {
    const left = (behind.get(deficit) ?? []).map((part) => ({ part, items: leftOf(part) }));
    exhausted.push(...left.filter(({ items }) => items.length === 0).map(({ part }) => part));
    const items = left.flatMap((one) => one.items);
    if (items.length > 0) return { items, exhausted };
  }
  return { items: [], exhausted };
}
