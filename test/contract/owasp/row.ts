import { readFileSync } from 'node:fs';
import type { OwaspStage } from './owasp-stage.js';

/** Asks a running server; throws where the promise is not kept. */
export type Check = (stage: OwaspStage) => Promise<void>;

/** How a requirement is shown: by asking a running server here, or by other tests that do it at greater length. */
export type Proof = { readonly live: Check } | { readonly seen: readonly TestReference[] };

/** A test that stands elsewhere, by its file and the beginning of its title. */
export interface TestReference {
  readonly file: string;
  readonly title: string;
}

/** What the requirement comes to here, in our words, and how it is shown. */
export type Row = readonly [about: string, proof: Proof];

export const live = (check: Check): Proof => ({ live: check });

/** `file: title` of one or more tests. */
export const seen = (...tests: readonly string[]): Proof => ({
  seen: tests.map((one) => {
    const [file = '', ...title] = one.split(': ');
    return { file, title: title.join(': ') };
  }),
});

/** Whether the file has a test with a title that begins so; the titles of comments and skipped tests don't count. */
export function stands({ file, title }: TestReference): boolean {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return false;
  }
  const lines = text.split('\n').filter((line) => !/^\s*(\/\/|\*|(it|describe)\.skip)/.test(line));
  const quoted = ["'", '"', '`'].map((mark) => mark + title);
  // `it('…`, `it.each([…])('…`, or the title of an `it.each` on a line by itself.
  return (
    title !== '' &&
    lines.some((line) =>
      quoted.some((one) => line.includes(`(${one}`) || line.trimStart().startsWith(one)),
    )
  );
}
