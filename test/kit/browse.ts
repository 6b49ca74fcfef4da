import { Person } from './person.js';
import type { Answer } from './person.js';

const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

/** Somebody without account at a page, with a browser that runs no script. */
export class Browsing {
  private readonly person: Person;

  constructor(readonly base: string) {
    this.person = new Person(base);
  }

  /** @param path of the page, or its whole address. */
  open(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer<unknown>> {
    return this.person.get(path.replace(/^https?:\/\/[^/]+/, ''), { ...BROWSER, ...headers });
  }

  /** Sends the first form of a page with its hidden fields, its own values and some others. */
  async send(
    page: Answer<unknown>,
    fields: Readonly<Record<string, string>> = {},
  ): Promise<Answer<unknown>> {
    const { action, values } = formOf(page);
    return this.post(action, { ...values, ...fields });
  }

  /** Sends a form, and follows where its answer leads. */
  async post(path: string, fields: Readonly<Record<string, string>>): Promise<Answer<unknown>> {
    const body = new URLSearchParams(fields).toString();
    const type = 'application/x-www-form-urlencoded';
    const answer = await this.person.send(path, body, type, BROWSER);
    return answer.status === 303 ? this.open(answer.headers.get('location') ?? '') : answer;
  }
}

/** Where the first form of a page is sent to, and what stands in it. */
export function formOf({ text }: Answer<unknown>): {
  readonly action: string;
  readonly values: Readonly<Record<string, string>>;
} {
  const [, action = '', inner = ''] =
    /<form[^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/s.exec(text) ?? [];
  const inputs = [...inner.matchAll(/<input([^>]*)>/g)].map(([, given = '']) => [
    attributeOf(given, 'name'),
    attributeOf(given, 'value'),
  ]);
  const areas = [...inner.matchAll(/<textarea([^>]*)>(.*?)<\/textarea>/gs)].map(
    ([, given = '', value = '']) => [attributeOf(given, 'name'), unescaped(value)],
  );
  return {
    action: unescaped(action),
    values: Object.fromEntries([...inputs, ...areas]) as Record<string, string>,
  };
}

const attributeOf = (given: string, name: string): string =>
  unescaped(new RegExp(`\\b${name}="([^"]*)"`).exec(given)?.[1] ?? '');

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
