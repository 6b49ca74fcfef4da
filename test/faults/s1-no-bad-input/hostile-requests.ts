import { random, type Random } from '@maillage/testing';
import { operationOf } from '../../operations/index.js';
import { NOBODY, type Sample } from '../../operations/operation.js';
import { forgedCursor, hostileText, hostileValue, inAddress } from './hostile-values.js';

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly example?: unknown;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}
interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
  };
}
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** A request, and what was meant by it: the value that its body was written from, when it is one that may be accepted. */
export interface HostileRequest {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly who: 'admin' | 'partner' | 'nobody' | 'forger';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly meant?: Readonly<Record<string, unknown>>;
}

/** Makes hostile requests over every operation of a published document, the same ones for the same seed. */
export class Hostility {
  private readonly dice: Random;
  private readonly operations: readonly { path: string; method: string; operation: Operation }[];
  private made = 0;
  /** Ids that exist, learned from answers: a hostile request is more so when half of it is right. */
  readonly known: string[] = [NOBODY];

  constructor(
    private readonly document: Document,
    seed: number,
  ) {
    this.dice = random(seed);
    this.operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );
  }

  get operationIds(): string[] {
    return this.operations.map(({ operation }) => operation.operationId);
  }

  next(): HostileRequest {
    const { dice } = this;
    this.made += 1;
    // Any, and writes more often: they can do harm that is not seen at once.
    const writes = this.operations.filter(({ operation }) => operation.requestBody !== undefined);
    const { path, method, operation } = dice.pick(dice.chance(0.3) ? writes : this.operations);
    const body: Partial<ReturnType<Hostility['body']>> =
      operation.requestBody === undefined ? {} : this.body(operation);
    const { sample } = operationOf(operation.operationId);
    // What is written under plain circumstances is mostly accepted, and can be read back.
    if (sample !== undefined && body.meant !== undefined && dice.chance(0.6)) {
      const query = sample.query?.(this.made);
      return {
        operationId: operation.operationId,
        method: method.toUpperCase(),
        path: query === undefined ? path : `${path}?${query}`,
        who: sample.by,
        headers: {},
        ...body,
      };
    }
    return {
      operationId: operation.operationId,
      method: method.toUpperCase(),
      path: this.address(path, operation),
      who: dice.chance(0.1)
        ? dice.pick(['nobody', 'forger'])
        : sample?.by === 'partner' || dice.chance(0.3)
          ? 'partner'
          : 'admin',
      ...body,
      headers: { ...this.headers(operation), ...body.headers },
    };
  }

  private address(path: string, { parameters = [] }: Operation): string {
    const { dice } = this;
    // Mostly one hostile value among good ones: what is refused for another fault never gets far.
    const alone =
      dice.chance(0.6) && parameters.length > 0 ? dice.pick(parameters).name : undefined;
    const value = (name: string, schema: Schema): string =>
      (alone === undefined ? dice.chance(0.45) : alone === name)
        ? hostileText(dice)
        : this.parameter(schema);
    const filled = path.replace(
      /\{(\w+)\}/g,
      (_, name: string) =>
        inAddress(value(name, parameters.find((one) => one.name === name)?.schema ?? {})) || 'x',
    );
    const queries = parameters.filter(
      (one) =>
        one.in === 'query' &&
        (one.required === true ||
          one.name === alone ||
          dice.chance(alone === undefined ? 0.4 : one.name === 'curseur' ? 0 : 0.15)),
    );
    const pairs = queries.map(
      ({ name, schema }) =>
        `${name}=${inAddress(['curseur', 'depuis'].includes(name) && dice.chance(0.5) ? forgedCursor(dice) : value(name, schema))}`,
    );
    if (dice.chance(0.05))
      pairs.push(`${inAddress(hostileText(dice))}=${inAddress(hostileText(dice))}`);
    if (pairs.length > 0 && dice.chance(0.05)) pairs.push(dice.pick(pairs));
    const tricked = dice.chance(0.03)
      ? filled.replace(/\/(?=\w)/g, () =>
          dice.pick(['/', '/', '//', '/./', '/%2e%2e/', '%2f', '/x/..;/']),
        )
      : filled;
    return tricked + (pairs.length === 0 ? '' : `?${pairs.join('&')}`);
  }

  /** A good value of a parameter, as its schema has it. */
  private parameter(schema: Schema): string {
    const { dice } = this;
    if (schema.format === 'uuid') return dice.pick(this.known);
    const value = this.good(schema);
    return Array.isArray(value) ? value.join(',') : String(value);
  }

  private headers({ parameters = [] }: Operation): Record<string, string> {
    const { dice } = this;
    const plain = (): string =>
      hostileText(dice)
        .replace(/[^\x20-\x7e]/g, '')
        .trim();
    const headers: Record<string, string> = {};
    for (const { name } of parameters.filter((one) => one.in === 'header')) {
      if (name === 'Idempotency-Key' ? dice.chance(0.3) : dice.chance(0.8))
        headers[name] = dice.chance(0.5) && name !== 'Idempotency-Key' ? '*' : plain() || '"x"';
    }
    for (const name of [
      'accept',
      'accept-language',
      'accept-encoding',
      'x-request-id',
      'traceparent',
      'range',
      'if-none-match',
      'x-forwarded-for',
      'x-http-method-override',
      'origin',
    ])
      if (dice.chance(0.04)) headers[name] = plain();
    return headers;
  }

  private body({
    operationId,
    requestBody,
  }: Operation): Pick<HostileRequest, 'body' | 'meant' | 'headers'> {
    const { dice } = this;
    const types = Object.keys(requestBody?.content ?? {});
    const { sample } = operationOf(operationId);
    if (sample?.isCsv === true && dice.chance(sample.share)) return this.line(sample);
    const type = dice.chance(0.05)
      ? dice.pick([
          'text/plain',
          'application/xml',
          'multipart/form-data',
          'application/json; charset=utf-16',
          'x',
        ])
      : dice.pick(types);
    const headers = { 'content-type': type };
    const schema = this.resolve(requestBody?.content['application/json']?.schema ?? {});
    const isList = schema.type === 'array';
    const meant =
      sample !== undefined && sample.isCsv === undefined && dice.chance(sample.share)
        ? this.item(sample)
        : this.object(this.resolve(isList ? (schema.items ?? {}) : schema));
    if (dice.chance(0.15))
      return { headers, body: this.spoilt(JSON.stringify(isList ? [meant] : meant)) };
    const text = JSON.stringify(meant);
    return {
      headers,
      body: isList && !type.includes('ndjson') ? `[${text}]` : text,
      ...(types.includes(type) ? { meant } : {}),
    };
  }

  private item(sample: Sample): Record<string, unknown> {
    const { dice } = this;
    const meant: Record<string, unknown> = { ...sample.fields(this.made, dice) };
    for (const field of Object.keys(meant))
      if (dice.chance(0.06)) meant[field] = hostileValue(dice);
    return meant;
  }

  /** A file of one line, with its id in the first cell. */
  private line(sample: Sample): Pick<HostileRequest, 'body' | 'meant' | 'headers'> {
    const { dice } = this;
    const [first, ...others] = Object.entries(sample.fields(this.made, dice));
    if (first === undefined) throw new Error('a sample without fields');
    const spoilt = others.map(([field, value]) => [
      field,
      dice.chance(0.12) ? hostileText(dice) : value,
    ]);
    const meant = Object.fromEntries([first, ...spoilt]) as Record<string, unknown>;
    const cell = (value: unknown): string => `"${String(value).replaceAll('"', '""')}"`;
    const body = `${Object.keys(meant).join(',')}\n${Object.values(meant).map(cell).join(',')}\n`;
    return { headers: { 'content-type': 'text/csv' }, body, meant };
  }

  /** An object that is good but for a few fields; of those that name it, a new one each time. */
  private object(schema: Schema): Record<string, unknown> {
    const { dice } = this;
    const object: Record<string, unknown> = {};
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      if (schema.required?.includes(name) !== true && dice.chance(0.75)) continue;
      object[name] = this.good(property);
      if (name === 'source' || name === 'source_id')
        object[name] = `${name.replace('_', '-')}-${this.made}`;
      if (dice.chance(0.08)) object[name] = hostileValue(dice);
      if (dice.chance(0.02)) Reflect.deleteProperty(object, name);
    }
    if ('lieu_code_insee' in (schema.properties ?? {}) && dice.chance(0.8))
      object['lieu_code_insee'] = '62041';
    if (dice.chance(0.05))
      return {
        ...object,
        [dice.pick([
          'role',
          'territoires_',
          'id',
          'version',
          'creation',
          'constructor',
          'toString',
          'administrateur',
          ' nom',
        ])]: hostileValue(dice),
      };
    return object;
  }

  private good(given: Schema): unknown {
    const { dice } = this;
    const schema = this.resolve(given);
    if (schema.enum !== undefined) return dice.pick(schema.enum);
    if (schema.example !== undefined && dice.chance(0.8)) return schema.example;
    if (schema.type === 'array') return [this.good(schema.items ?? {})];
    if (schema.type === 'object') return schema.properties === undefined ? {} : this.object(schema);
    if (schema.type === 'boolean') return dice.chance(0.5);
    if (schema.type === 'integer' || schema.type === 'number')
      return dice.integer(schema.minimum ?? 0, Math.min(schema.maximum ?? 1_000, 1_000_000));
    if (schema.format === 'uuid') return dice.pick(this.known);
    if (schema.format === 'date') return '2025-03-14';
    return `Texte d’essai n° ${this.made}, ${'assez long '.repeat(dice.integer(0, 12))}`
      .slice(0, schema.maxLength ?? 200)
      .trim();
  }

  private spoilt(text: string): string {
    const { dice } = this;
    return dice.pick([
      () => text.slice(0, dice.integer(0, text.length)),
      () => `${text}${text}`,
      () => `\ufeff${text}`,
      () => text.replace('{', '{"__proto__":{"role":"administrateur"},'),
      () => text.replace('{', '{"constructor":{"prototype":{"x":1}},'),
      () => text.replace(/:("[^"]*"|\d+)/, ':1e400'),
      () => text.replace(/:("[^"]*"|\d+)/, ':"\\ud800"'),
      () => '['.repeat(5_000),
      () => '{"a":'.repeat(5_000),
      () => JSON.stringify(hostileValue(dice)),
      () => hostileText(dice),
      () => '',
    ])();
  }

  private resolve(schema: Schema): Schema {
    const name = schema.$ref?.split('/').pop();
    return name === undefined ? schema : (this.document.components.schemas[name] ?? {});
  }
}
