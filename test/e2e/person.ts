import { makeClient, type MaillageClient } from '@maillage/contracts';

/** One answer, read to its end. `body` is the parsed JSON where there is some. */
export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: T;
}

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly request_id: string;
  readonly erreurs?: readonly { pointeur: string; code: string; detail: string }[];
}

type Headers_ = Readonly<Record<string, string>>;

/** Somebody who calls the API over HTTP with a key, or without one. */
export class Person {
  /** The client that is generated from the published document. */
  readonly client: MaillageClient;

  constructor(
    readonly base: string,
    private readonly key?: string,
  ) {
    this.client = makeClient(base, key);
  }

  get<T = unknown>(path: string, headers: Headers_ = {}): Promise<Answer<T>> {
    return this.call('GET', path, undefined, headers);
  }

  delete<T = unknown>(path: string, headers: Headers_ = {}): Promise<Answer<T>> {
    return this.call('DELETE', path, undefined, headers);
  }

  post<T = unknown>(path: string, body: unknown, headers: Headers_ = {}): Promise<Answer<T>> {
    return this.send(path, JSON.stringify(body), 'application/json', headers);
  }

  send<T = unknown>(path: string, body: string | Buffer, type: string, headers: Headers_ = {}): Promise<Answer<T>> {
    return this.call('POST', path, body, { 'content-type': type, ...headers });
  }

  async call<T>(method: string, path: string, body?: string | Buffer, headers: Headers_ = {}): Promise<Answer<T>> {
    const response = await fetch(this.base + path, {
      method,
      headers: { ...this.authorization, ...headers },
      ...(body === undefined ? {} : { body: Buffer.from(body) }),
      signal: AbortSignal.timeout(30_000),
    });
    const text = Buffer.from(await response.arrayBuffer()).toString('utf8');
    const isJson = /[/+]json/.test(response.headers.get('content-type') ?? '') && text !== '';
    return { status: response.status, headers: response.headers, text, body: (isJson ? JSON.parse(text) : undefined) as T };
  }

  /** A GET that must succeed. */
  async read<T>(path: string): Promise<T> {
    const { status, body, text } = await this.get<T>(path);
    if (status !== 200) throw new Error(`GET ${path}: ${status} ${text.slice(0, 500)}`);
    return body;
  }

  /** Every item of a list, by its pages. */
  async walk<T>(path: string): Promise<T[]> {
    const items: T[] = [];
    for (let next: string | undefined = path; next !== undefined; ) {
      const page: { data: T[]; links: { suivant?: string } } = await this.read(next);
      items.push(...page.data);
      next = page.links.suivant;
    }
    return items;
  }

  get authorization(): Headers_ {
    return this.key === undefined ? {} : { authorization: `Bearer ${this.key}` };
  }
}
