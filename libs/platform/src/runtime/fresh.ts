import { LRUCache } from 'lru-cache';

/** How long a caller's state is trusted without asking again: a right that is taken away is missed everywhere within a second. */
const FRESH_MS = 500;
const SIZE = 10_000;

/** What was found a moment ago, by key. Calls at the same time share one lookup; a failure is not kept. */
export class Fresh<T> {
  private readonly found = new LRUCache<
    string,
    { readonly value: Promise<T>; readonly at: number }
  >({ max: SIZE });

  constructor(
    private readonly find: (key: string) => Promise<T>,
    private readonly now: () => number = Date.now,
  ) {}

  get(key: string): Promise<T> {
    const known = this.found.get(key);
    // Its age counts from before the question: the answer may be the state of that moment.
    if (known !== undefined && this.now() - known.at < FRESH_MS) return known.value;
    const value = this.find(key);
    this.found.set(key, { value, at: this.now() });
    value.catch(() => {
      if (this.found.peek(key)?.value === value) this.found.delete(key);
    });
    return value;
  }
}
