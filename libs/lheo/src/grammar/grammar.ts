import { readGrammar } from './grammar.file.js';

/** A child that an element may hold. */
export interface ChildRule {
  readonly name: string;
  readonly min: number;
  /** `Infinity` where the standard sets no bound. */
  readonly max: number;
}

/** What the standard says of an element. */
export interface ElementRule {
  readonly label: string;
  readonly kind: 'sequence' | 'choice' | 'any' | 'text' | 'code' | 'int' | 'date';
  /** In the order of the standard. */
  readonly children: readonly ChildRule[];
  /** Where a child stands in that order. */
  readonly order: ReadonlyMap<string, number>;
  /** Characters of a text, digits of a number. */
  readonly length: { readonly min: number; readonly max: number };
  /** Codes that a `code` may hold, with their labels. */
  readonly codes: ReadonlyMap<string, string>;
  readonly required: readonly string[];
  readonly attributes: ReadonlySet<string>;
}

const file = readGrammar();

/** Bounds written `1..5`, `n` being none. */
function bounds(text: string): { min: number; max: number } {
  const [min, max] = text.split('..');
  return { min: Number(min), max: max === 'n' ? Infinity : Number(max) };
}

function childOf(text: string): ChildRule {
  const [name = '', occurs = ''] = text.split(' ');
  return { name, ...bounds(occurs) };
}

/** Every element of LHÉO 2.3 by its name. */
export const GRAMMAR: ReadonlyMap<string, ElementRule> = new Map(
  Object.entries(file.elements).map(([name, rule]) => {
    const children = (rule.children ?? []).map(childOf);
    return [
      name,
      {
        label: rule.label,
        kind: rule.kind,
        children,
        order: new Map(children.map((child, at) => [child.name, at])),
        length: bounds(rule.length ?? '0..n'),
        codes: new Map(Object.entries(file.lists[rule.list ?? ''] ?? {})),
        required: rule.required ?? [],
        attributes: new Set([...file.attributes, ...(rule.attributes ?? [])]),
      },
    ];
  }),
);
