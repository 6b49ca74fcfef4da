import type { Random } from '@maillage/testing';
import type { Answered, OperationId } from '../kit/contract-path.js';
import { routeOf } from '../kit/documents.js';
import type { Findings, Question } from '../kit/fence-world.js';
import type { Answer, Person } from '../kit/person.js';
import type { Opened, Role, Stage } from '../kit/stage.js';

/** An id of the right form that nothing has. */
export const NOBODY = '0192f000-0000-7000-8000-000000000000';

/** What a call adds to the method and the path of its document. */
export interface Sent {
  /** Values of the path's parameters; `NOBODY` where none is given. */
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: string;
  /** Text is sent as it is, all else as JSON. */
  readonly body?: unknown;
  /** `application/json` where a body goes without. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Method and address of an operation, filled in. */
export function addressOf(id: OperationId, { path = {}, query }: Sent = {}): string {
  const filled = routeOf(id).path.replace(/\{(\w+)\}/g, (_, name: string) => path[name] ?? NOBODY);
  return query === undefined ? filled : `${filled}?${query}`;
}

/** Calls an operation; the answer is typed as what the contract publishes for success. */
export function operate<Id extends OperationId>(
  person: Person,
  id: Id,
  sent: Sent = {},
): Promise<Answer<Answered<Id>>> {
  const { body, type = 'application/json', headers = {} } = sent;
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  return person.call(routeOf(id).method, addressOf(id, sent), text, {
    ...(text === undefined ? {} : { 'content-type': type }),
    ...headers,
  });
}

/** One operation in the hands of one caller. */
export class Call {
  constructor(
    private readonly id: OperationId,
    readonly person: Person,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  send<T = unknown>(sent: Sent = {}): Promise<Answer<T>> {
    const headers = { ...sent.headers, ...this.headers };
    return operate(this.person, this.id, { ...sent, headers }) as Promise<Answer<T>>;
  }

  /** Every item of the list that the operation gives, by its pages. */
  async walk<T>(query?: string): Promise<T[]> {
    const address = addressOf(this.id, query === undefined ? {} : { query });
    return (await this.person.walk(address)) as unknown as T[];
  }
}

/** A running product, and the operation in the hands of an administrator and of a partner. */
export interface Scene {
  readonly stage: Stage;
  readonly partner: Opened;
  readonly asAdmin: Call;
  readonly asPartner: Call;
}

/** Asks as one caller, and gives what was shown or done that must not be. */
export type Fence = (question: Question, call: Call) => Promise<Findings>;

/** What stands after a write, and the remarks that were made on it. */
export interface ReadBackState {
  readonly stands: Readonly<Record<string, unknown>>;
  readonly remarks: readonly string[];
}

/** A good body that hostile requests spoil a little. */
export interface Sample {
  readonly by: 'admin' | 'partner';
  /** How often a hostile body is made from it, and not from the document. */
  readonly share: number;
  readonly fields: (made: number, dice: Random) => Readonly<Record<string, unknown>>;
  /** One line of a file, and not JSON. */
  readonly isCsv?: true;
  readonly query?: (made: number) => string;
}

/** Reads back what a write says that it accepted; undefined where nothing of it is to be read. */
export type ReadBack = (
  answered: Readonly<Record<string, unknown>>,
  sent: { readonly query: string },
  get: (id: OperationId, sent: Sent) => Promise<Readonly<Record<string, unknown>>>,
) => Promise<ReadBackState | undefined>;

/** An operation as tests call it. Method and path are its document's. */
export interface Operation {
  /** A call that harms nothing, and the status of its answer to every caller that has the right. */
  readonly probe: Sent & { readonly status: number };
  /** A caller's view from inside and outside of its fence; or why all callers are shown the same. */
  readonly fence: Fence | string;
  /** The fence's answer holds all there is, whatever the question: one question a caller is enough. */
  readonly isWhole?: true;
  /** Every operation that writes has one: a call that succeeds, and what has to be there before it. */
  readonly success?: (scene: Scene) => Promise<Answer<unknown>>;
  readonly sample?: Sample;
  readonly readBack?: ReadBack;
}

export type Operations = Readonly<Partial<Record<OperationId, Operation>>>;
/** The roles of each right (api.md §5), written down a second time so that a change has to be meant. */
export type Holders = Readonly<Record<string, readonly Role[]>>;
