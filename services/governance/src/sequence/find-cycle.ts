/** What each thing waits for, by its id. */
export type Edges = ReadonlyMap<string, readonly string[]>;

/** The first ring of things that wait for one another, each after the one it waits for; undefined where there is none. */
export function findCycle(edges: Edges): string[] | undefined {
  const done = new Set<string>();
  for (const start of edges.keys()) {
    // Depth first without recursion: a chain may be as long as a roadmap.
    const path: string[] = [];
    const on = new Map<string, number>();
    const stack: { readonly id: string; next: number }[] = [];
    const enter = (id: string): void => {
      on.set(id, path.length);
      path.push(id);
      stack.push({ id, next: 0 });
    };
    if (!done.has(start)) enter(start);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const to = edges.get(top.id)?.[top.next++];
      if (to === undefined) {
        stack.pop();
        path.pop();
        on.delete(top.id);
        done.add(top.id);
      } else if (on.has(to)) return path.slice(on.get(to)).reverse();
      else if (!done.has(to)) enter(to);
    }
  }
  return undefined;
}
