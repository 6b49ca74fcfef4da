import type { Attributes } from '@maillage/files';

/** An element of a document with all it holds: the record of the standard, of which nothing is lost. */
export interface LheoElement {
  /** Without prefix for what is LHÉO's; as written for what is of others. */
  readonly name: string;
  /** 1 for the first line of the file; 0 for what was read from no file, `FILLED_IN` for what nobody said. */
  readonly line: number;
  readonly attributes: Attributes;
  readonly content: readonly (LheoElement | string)[];
}

/** The elements of a name among what an element holds. */
export const childrenOf = (element: LheoElement | undefined, name: string): LheoElement[] =>
  element === undefined
    ? []
    : element.content.filter(
        (part): part is LheoElement => typeof part !== 'string' && part.name === name,
      );

/** The first element that a path of names leads to. */
export const elementAt = (
  element: LheoElement | undefined,
  ...path: readonly string[]
): LheoElement | undefined =>
  path.reduce<LheoElement | undefined>(
    (at, name) =>
      at?.content.find(
        (part): part is LheoElement => typeof part !== 'string' && part.name === name,
      ),
    element,
  );

/** The text of an element and of all it holds, as written. */
export const fullText = ({ content }: LheoElement): string =>
  content.length === 1 && typeof content[0] === 'string'
    ? content[0]
    : content.map((part) => (typeof part === 'string' ? part : fullText(part))).join('');

/** How feeds say that there is nothing to say in a place that has to hold something. */
const NOTHING = /^-*$/;

/** The text of an element without the blanks around it; undefined where it says nothing (`-`). */
export function textAt(
  element: LheoElement | undefined,
  ...path: readonly string[]
): string | undefined {
  const found = elementAt(element, ...path);
  const text = found === undefined ? '' : fullText(found).trim();
  return NOTHING.test(text) ? undefined : text;
}

/** The texts of all elements of a name that say something. */
export const textsAt = (element: LheoElement | undefined, name: string): string[] =>
  childrenOf(element, name).flatMap((child) => textAt(child) ?? []);
