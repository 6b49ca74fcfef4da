import { setTimeout as pause } from 'node:timers/promises';
import { makeClient, type MaillageClient } from '@maillage/contracts';
import type { Item, Read, Written } from './contract-path.js';

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

/** What the client read as JSON, of a route that has other formats too. */
export const asDocument = <T>(data: T): Exclude<T, string> | undefined =>
  typeof data === 'string' ? undefined : (data as Exclude<T, string>);

/** Longer waits tell of more than a busy moment, and are an answer. */
const LONGEST_WAIT_S = 5;

/** Sends a question until it is not put off for a moment; four times at most. */
async function patiently<T extends { readonly status: number; readonly headers: Headers }>(
  ask: () => Promise<T>,
): Promise<T> {
  for (let turn = 1; ; turn++) {
    const answer = await ask();
    const wait = Number(answer.headers.get('retry-after'));
    if (answer.status !== 503 || !(wait > 0 && wait <= LONGEST_WAIT_S) || turn === 4) return answer;
    await pause(wait * 1_000);
  }
}

type Headers_ = Readonly<Record<string, string>>;

/**
 * Somebody who calls the API over HTTP with a key, or without one. Questions that a busy machine puts off (503 with
 * `Retry-After`) are asked again, as clients are told to.
 */
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

  /** A POST of JSON, which may be wrong on purpose; its answer is typed as what the contract publishes for success. */
  post<const Address extends string>(
    address: Address,
    body: unknown,
    headers: Headers_ = {},
  ): Promise<Answer<Written<Address>>> {
    return this.send(address, JSON.stringify(body), 'application/json', headers);
  }

  send<T = unknown>(
    path: string,
    body: string | Buffer,
    type: string,
    headers: Headers_ = {},
  ): Promise<Answer<T>> {
    return this.call('POST', path, body, { 'content-type': type, ...headers });
  }

  /** A file, to the byte. */
  async download(path: string): Promise<Buffer> {
    const response = await fetch(this.base + path, {
      headers: this.authorization,
      signal: AbortSignal.timeout(30_000),
    });
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  }

  async call<T>(
    method: string,
    path: string,
    body?: string | Buffer,
    headers: Headers_ = {},
  ): Promise<Answer<T>> {
    const send = (): Promise<Response> =>
      fetch(this.base + path, {
        method,
        // Where an answer leads is a part of it.
        redirect: 'manual',
        headers: { ...this.authorization, ...headers },
        ...(body === undefined ? {} : { body: Buffer.from(body) }),
        signal: AbortSignal.timeout(30_000),
      });
    const response = await (method === 'GET' ? patiently(send) : send());
    const text = Buffer.from(await response.arrayBuffer()).toString('utf8');
    const isJson = /[/+]json/.test(response.headers.get('content-type') ?? '') && text !== '';
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: (isJson ? JSON.parse(text) : undefined) as T,
    };
  }

  /** A GET that must succeed, by the generated client; its answer is what the contract publishes for the address. */
  async read<const Address extends string>(address: Address): Promise<Read<Address>> {
    const { status, data, error } = await patiently(async () => {
      const { response, ...told } = await this.client.request('get', address as never);
      return { status: response.status, headers: response.headers, ...told };
    });
    if (status !== 200)
      throw new Error(`GET ${address}: ${status} ${JSON.stringify(error).slice(0, 500)}`);
    return data as Read<Address>;
  }

  /** Every item of a list, by its pages. */
  async walk<const Address extends string>(address: Address): Promise<Item<Address>[]> {
    const items: Item<Address>[] = [];
    for (let next: string | undefined = address; next !== undefined;) {
      const page = (await this.read(next)) as unknown as {
        data: Item<Address>[];
        links: { suivant?: string };
      };
      items.push(...page.data);
      next = page.links.suivant;
    }
    return items;
  }

  get authorization(): Headers_ {
    return this.key === undefined ? {} : { authorization: `Bearer ${this.key}` };
  }
}
