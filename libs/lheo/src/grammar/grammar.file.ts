import { readFileSync } from 'node:fs';

/** Elements, orders, lengths and code lists of LHÉO 2.3, as `lheo-2.3.json` writes them. */
interface GrammarFile {
  readonly attributes: readonly string[];
  readonly elements: Readonly<
    Record<
      string,
      {
        readonly label: string;
        readonly kind: 'sequence' | 'choice' | 'any' | 'text' | 'code' | 'int' | 'date';
        readonly children?: readonly string[];
        readonly length?: string;
        readonly list?: string;
        readonly required?: readonly string[];
        readonly attributes?: readonly string[];
      }
    >
  >;
  readonly lists: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export const readGrammar = (): GrammarFile =>
  JSON.parse(readFileSync(new URL('./lheo-2.3.json', import.meta.url), 'utf8')) as GrammarFile;
