import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Middleware } from 'openapi-fetch';

interface Answered {
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content?: Readonly<Record<string, unknown>>;
}
export interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, Answered | { readonly $ref: string }>>;
}
export interface Contract {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly responses: Readonly<Record<string, Answered>> };
}

/** Sent with every answer of a route, by the document's own word. */
const ALWAYS = ['x-request-id', 'ratelimit', 'ratelimit-policy'];

const FORMATS = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  date: /^\d{4}-\d\d-\d\d$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  uri: /^[a-z][a-z0-9+.-]*:\S+$/,
  'uri-reference': /^\S*$/,
  email: /^\S+@\S+$/,
  binary: true,
  int32: true,
  double: true,
  int64: true,
} as const;

const escaped = (part: string): string => part.replaceAll('~', '~0').replaceAll('/', '~1');

/** Objects that list their fields have no others: what is sent and not published is a fault too. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]));
  const isListed =
    copy['type'] === 'object' &&
    typeof copy['properties'] === 'object' &&
    copy['additionalProperties'] === undefined;
  return isListed ? { ...copy, additionalProperties: false } : copy;
}

/** Holds answers against a published contract and remembers which operations answered with what. */
export class Published {
  /** `operationId status`, of every answer held against the contract. */
  readonly seen = new Set<string>();
  readonly faults: string[] = [];
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true, formats: FORMATS });

  constructor(private readonly contract: Contract) {
    this.ajv.addSchema(closed(contract) as object, 'contract');
  }

  /** For `client.use(…)`: every answer that the client gets is held against the contract. */
  readonly middleware: Middleware = {
    onResponse: async ({ request, response, schemaPath }) => {
      const found = await this.faultsOf(request.method.toLowerCase(), schemaPath, response.clone());
      this.faults.push(
        ...found.map((fault) => `${request.method} ${request.url} ${response.status}: ${fault}`),
      );
      return undefined;
    },
  };

  /** What an answer is that the contract does not foresee. */
  async faultsOf(method: string, path: string, response: Response): Promise<string[]> {
    const operation = this.contract.paths[path]?.[method];
    const published = operation?.responses[response.status];
    if (operation === undefined || published === undefined) return ['not foreseen'];
    this.seen.add(`${operation.operationId} ${response.status}`);
    const isShared = '$ref' in published;
    const answered = isShared
      ? this.contract.components.responses[published.$ref.split('/').pop() ?? '']
      : published;
    const place = isShared
      ? published.$ref
      : `#/paths/${escaped(path)}/${method}/responses/${response.status}`;
    const declared = Object.keys(answered?.headers ?? {}).map((name) => name.toLowerCase());
    const missing = ALWAYS.filter(
      (name) => !response.headers.has(name) || !declared.includes(name),
    ).map((name) => `no ${name}`);
    const silent = ['etag', 'location', 'link', 'retry-after'].filter(
      (name) => response.headers.has(name) && !declared.includes(name),
    );
    const headers = declared.flatMap((name) => this.headerFaults(name, response.headers.get(name)));
    return [
      ...missing,
      ...silent.map((name) => `${name} is not published`),
      ...headers,
      ...(await this.bodyFaults(place, answered, response)),
    ];
  }

  private headerFaults(name: string, value: string | null): string[] {
    if (value === null) return [];
    const published = Object.keys(
      (this.contract.components as { headers?: object }).headers ?? {},
    ).find((one) => one.toLowerCase() === name);
    const isNumber = name === 'retry-after';
    return this.check(
      `#/components/headers/${published}/schema`,
      isNumber ? Number(value) : value,
    ).map((fault) => `${name}${fault}`);
  }

  private async bodyFaults(
    place: string,
    answered: Answered | undefined,
    response: Response,
  ): Promise<string[]> {
    const text = await response.text();
    const type = response.headers.get('content-type')?.split(';')[0] ?? '';
    if (answered?.content === undefined)
      return text === '' ? [] : ['a body where none is published'];
    if (answered.content[type] === undefined) return [`"${type}" is not a published type`];
    return this.check(
      `${place}/content/${escaped(type)}/schema`,
      /[/+]json$/.test(type) && type !== 'application/geo+json' ? JSON.parse(text) : text,
    );
  }

  private check(pointer: string, value: unknown): string[] {
    const ref = `contract${pointer.replaceAll('{', '%7B').replaceAll('}', '%7D')}`;
    const validate = this.ajv.getSchema(ref) ?? this.ajv.compile({ $ref: ref });
    return validate(value) === true
      ? []
      : (validate.errors ?? []).map(
          (error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`,
        );
  }
}
