import type { OpenAPIObject } from '@nestjs/swagger';

type Schema = Readonly<Record<string, unknown>>;
type Values = Readonly<Record<string, unknown>>;

/** Examples of fields: by `Schema.field`, or by the field's name where a word means the same everywhere. */
export type FieldExamples = Values;

const BY_FORMAT: Values = {
  uuid: '01932f5a-7c1e-7b42-9d3e-5f60718293a4',
  'date-time': '2026-03-14T09:30:00.000Z',
  date: '2026-03-14',
};
/** Deeper than any schema here; a schema that holds itself ends there. */
const DEEPEST = 12;

/**
 * Gives every JSON body and answer an example, put together from the examples of its fields: a field's own (`example:` of
 * ApiProperty), else that of `fields`, else what its enum, format or bounds give. A field without any of these is left
 * out; when it is required, the contract's test names it. Refusals have none: each code has its own words.
 */
export function addExamples(document: OpenAPIObject, fields: FieldExamples): void {
  const { schemas = {} } = document.components ?? {};
  for (const [path, item] of Object.entries(document.paths)) {
    const self = path.replaceAll(/\{\w+\}/g, String(BY_FORMAT['uuid']));
    const maker = new Examples(schemas as Record<string, Schema>, {
      ...fields,
      self,
      suivant: `${self}?curseur=WyIwMTkzMmY1YSJd`,
    });
    for (const operation of Object.values(item as Record<string, Operation>)) {
      maker.addTo(operation.requestBody?.content);
      for (const response of Object.values(operation.responses ?? {}))
        maker.addTo(response.content);
    }
  }
}

interface Carrier {
  readonly content?: Record<string, { schema?: Schema; example?: unknown; examples?: unknown }>;
}
interface Operation {
  readonly requestBody?: Carrier;
  readonly responses?: Record<string, Carrier>;
}

class Examples {
  constructor(
    private readonly schemas: Readonly<Record<string, Schema>>,
    private readonly fields: FieldExamples,
  ) {}

  addTo(content: Carrier['content'] = {}): void {
    for (const [type, media] of Object.entries(content)) {
      if (!/json$/.test(type) || /ndjson|geo\+json/.test(type) || media.schema === undefined)
        continue;
      if (media.examples === undefined) media.example ??= this.of(media.schema, '', '', 0);
    }
  }

  /**
   * @param owner name of the schema that the field stands in.
   * @returns undefined for what nothing gives an example of.
   */
  private of(schema: Schema, owner: string, field: string, depth: number): unknown {
    const own = schema['example'] ?? (schema['examples'] as unknown[] | undefined)?.[0];
    if (own !== undefined || depth > DEEPEST) return own;
    const given = this.fields[`${owner}.${field}`] ?? this.fields[field];
    if (given !== undefined && fits(given, schema)) return given;
    const { $ref: reference, allOf, anyOf, oneOf } = schema;
    if (typeof reference === 'string') {
      const name = reference.split('/').at(-1) ?? '';
      return this.of(this.schemas[name] ?? {}, name, '', depth + 1);
    }
    if (Array.isArray(allOf)) return this.merged(schema, allOf as Schema[], owner, field, depth);
    const [first] = [anyOf, oneOf].flat().filter((one) => one !== undefined && !isNull(one));
    if (first !== undefined) return this.of(first as Schema, owner, field, depth + 1);
    return this.byType(schema, owner, field, depth);
  }

  private merged(whole: Schema, parts: Schema[], owner: string, field: string, depth: number) {
    const { allOf: _, ...rest } = whole;
    const made = [...parts, ...(rest['properties'] === undefined ? [] : [rest])].map((part) =>
      this.of(part, owner, field, depth + 1),
    );
    return made.every(isObject) ? (Object.assign({}, ...made) as unknown) : made[0];
  }

  private byType(schema: Schema, owner: string, field: string, depth: number): unknown {
    if (schema['const'] !== undefined) return schema['const'];
    if (Array.isArray(schema['enum'])) return (schema['enum'] as unknown[])[0];
    switch (typeOf(schema)) {
      case 'object':
        return this.object(schema, owner, depth);
      case 'array': {
        const item = this.of((schema['items'] ?? {}) as Schema, owner, field, depth + 1);
        return item === undefined ? [] : [item];
      }
      case 'integer':
      case 'number':
        return Math.min(
          Math.max(Number(schema['minimum'] ?? 1), 1),
          Number(schema['maximum'] ?? 1),
        );
      case 'boolean':
        return schema['default'] ?? true;
      case 'string':
        return schema['default'] ?? BY_FORMAT[String(schema['format'])];
      default:
        return undefined;
    }
  }

  private object(schema: Schema, owner: string, depth: number): Values {
    const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>);
    return Object.fromEntries(
      properties
        .map(([name, property]) => [name, this.of(property, owner, name, depth + 1)] as const)
        .filter(([, value]) => value !== undefined),
    );
  }
}

const typeOf = (schema: Schema): unknown =>
  [schema['type']].flat().find((one) => one !== 'null') ??
  (schema['properties'] === undefined ? undefined : 'object');
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isNull = (schema: unknown): boolean =>
  isObject(schema) && 'type' in schema && schema.type === 'null';

/** A word that other schemas use in another sense is no example here. */
function fits(value: unknown, schema: Schema): boolean {
  if (Array.isArray(schema['enum'])) return schema['enum'].includes(value);
  const type = typeOf(schema);
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value) && !Array.isArray(value);
  if (type === 'integer' || type === 'number') return typeof value === 'number';
  return type === 'string' && typeof value === 'string';
}
