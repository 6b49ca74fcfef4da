import { type KnownStructure, pivotOf } from './structure.js';

const keyOf = (source: string, key: string): string => JSON.stringify([source, key]);

/** Structures that a decision has to do with: those it writes, and those they name. */
export class StructureDirectory {
  private readonly byId = new Map<string, KnownStructure>();
  private readonly byKey = new Map<string, string>();
  private readonly byPivot = new Map<string, string>();
  private readonly byAntenna = new Map<string, string>();

  constructor(known: Iterable<KnownStructure>) {
    for (const one of known) this.put(one);
  }

  /** Notes a structure as it is from now on. */
  put(known: KnownStructure): void {
    const before = this.byId.get(known.id);
    if (before !== undefined) this.index(before, false);
    this.byId.set(known.id, known);
    this.index(known, true);
  }

  /** A structure that is not withdrawn. */
  find(id: string): KnownStructure | undefined {
    return this.standing(id);
  }

  /** That of a source under its own id, withdrawn or not. */
  ofKey(source: string, key: string): KnownStructure | undefined {
    return this.byId.get(this.byKey.get(keyOf(source, key)) ?? '');
  }

  /** The one that has a number of a register. */
  ofPivot(pivot: string | undefined): KnownStructure | undefined {
    return pivot === undefined ? undefined : this.standing(this.byPivot.get(pivot) ?? '');
  }

  /** The one of which a source lists an antenna under that id. */
  holderOf(source: string, key: string): KnownStructure | undefined {
    return this.standing(this.byAntenna.get(keyOf(source, key)) ?? '');
  }

  /** Whether one of them is found among a structure and its parents, and theirs. */
  leadsTo(id: string, from: string): boolean {
    const seen = new Set<string>();
    for (let at: string | undefined = from; at !== undefined && !seen.has(at);) {
      if (at === id) return true;
      seen.add(at);
      at = this.byId.get(at)?.structure.parent_id;
    }
    return false;
  }

  private standing(id: string): KnownStructure | undefined {
    const known = this.byId.get(id);
    return known?.isWithdrawn === true ? undefined : known;
  }

  private index({ id, source, sourceId, structure, isWithdrawn }: KnownStructure, is: boolean) {
    const note = (map: Map<string, string>, key: string): void => {
      if (is) map.set(key, id);
      else if (map.get(key) === id) map.delete(key);
    };
    note(this.byKey, keyOf(source, sourceId));
    if (isWithdrawn) return;
    const pivot = pivotOf(structure);
    if (pivot !== undefined) note(this.byPivot, pivot);
    for (const { source_id: key } of structure.antennes ?? [])
      if (key !== undefined) note(this.byAntenna, keyOf(source, key));
  }
}
