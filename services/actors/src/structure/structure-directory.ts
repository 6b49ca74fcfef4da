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

  /** A structure that is not withdrawn, or the one that stands for it. */
  find(id: string): KnownStructure | undefined {
    return this.standing(id);
  }

  /** A structure that is not withdrawn, itself: its source goes on describing one that was merged. */
  described(id: string): KnownStructure | undefined {
    const known = this.byId.get(id);
    return known?.isWithdrawn === true && known.mergedInto === undefined ? undefined : known;
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
      const known = this.standing(at);
      if (at === id || known?.id === id) return true;
      seen.add(at);
      at = known?.structure.parent_id;
    }
    return false;
  }

  private standing(id: string): KnownStructure | undefined {
    const known = this.byId.get(id);
    if (known?.mergedInto !== undefined) return this.standing(known.mergedInto);
    return known?.isWithdrawn === true ? undefined : known;
  }

  private index(known: KnownStructure, is: boolean): void {
    const { id, source, sourceId, structure, isWithdrawn, mergedInto } = known;
    const note = (map: Map<string, string>, key: string): void => {
      if (is) map.set(key, id);
      else if (map.get(key) === id) map.delete(key);
    };
    note(this.byKey, keyOf(source, sourceId));
    // Numbers and antennas of one that was merged are those of its survivor.
    if (isWithdrawn && mergedInto === undefined) return;
    const pivot = pivotOf(structure);
    if (pivot !== undefined) note(this.byPivot, pivot);
    for (const { source_id: key } of structure.antennes ?? [])
      if (key !== undefined) note(this.byAntenna, keyOf(source, key));
  }
}
