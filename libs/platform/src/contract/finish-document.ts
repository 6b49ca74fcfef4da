import type { OpenAPIObject } from '@nestjs/swagger';
import { addExamples, type FieldExamples } from './examples.js';
import {
  headerRefs,
  HEADERS,
  IDEMPOTENCY_KEY,
  PROBLEM_SCHEMAS,
  refusal,
  REFUSAL_RESPONSES,
  SOME_HEADERS,
} from './shared-parts.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Schema = Record<string, unknown>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/**
 * Makes what Nest gathered into the document that is published: every answer and header that is really there.
 *
 * @param tagTexts what each tag stands for, in French.
 * @param fieldExamples see `addExamples`.
 * @throws Error for a tag without a text.
 */
export function finishDocument(
  document: OpenAPIObject,
  title: string,
  tagTexts: Readonly<Record<string, string>>,
  fieldExamples: FieldExamples,
): OpenAPIObject {
  const tags = new Set<string>();
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (operation === undefined) continue;
      finishOperation(operation, method, path);
      for (const tag of operation.tags ?? []) tags.add(tag);
    }
  }
  const components = document.components ?? {};
  const finished: OpenAPIObject = {
    openapi: '3.1.0',
    info: {
      title,
      version: '1.0.0',
      summary: 'Gouverner un réseau local d’inclusion numérique.',
      description:
        'Lieux, activités et indicateurs des réseaux locaux d’inclusion numérique. Les noms de champs et les codes sont ceux du standard national des lieux et de La Coop. Les refus sont des problèmes RFC 9457, en français, ou en anglais par Accept-Language.',
      contact: { name: 'Maillage', url: 'https://maillage.example/contact' },
      license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/fr/' },
    } as OpenAPIObject['info'],
    servers: [
      {
        url: 'https://api.maillage.example',
        description: 'Production (chaque installation a son adresse)',
        'x-internal': 'false',
      } as never,
    ],
    tags: [...tags].sort().map((name) => ({ name, description: textOf(tagTexts, name) })),
    paths: Object.fromEntries(Object.entries(document.paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      schemas: structuredClone({ ...PROBLEM_SCHEMAS, ...components.schemas }),
      responses: { ...REFUSAL_RESPONSES },
      headers: structuredClone({ ...HEADERS, ...SOME_HEADERS }),
      securitySchemes: {
        cle: {
          type: 'http',
          scheme: 'bearer',
          description:
            'La clé délivrée par l’administrateur : « Authorization: Bearer mlg_… ». Elle n’est acceptée nulle part ailleurs, sauf pour demander un jeton (POST /v1/jetons).',
        },
      },
    },
  };
  bound(finished.paths);
  bound(finished.components);
  dropUnused(finished);
  addExamples(finished, fieldExamples);
  return finished;
}

function textOf(tagTexts: Readonly<Record<string, string>>, tag: string): string {
  const text = tagTexts[tag];
  if (text === undefined) throw new Error(`The tag "${tag}" has no description.`);
  return text;
}

/** Leaves out shared parts that nothing refers to, again and again since parts refer to parts. */
function dropUnused(document: OpenAPIObject): void {
  const groups = document.components as Record<string, Record<string, unknown>>;
  for (let isChanged = true; isChanged;) {
    isChanged = false;
    const text = JSON.stringify(document);
    for (const [group, parts] of Object.entries(groups)) {
      if (group === 'securitySchemes') continue;
      for (const name of Object.keys(parts)) {
        if (text.includes(`"#/components/${group}/${name}"`)) continue;
        Reflect.deleteProperty(parts, name);
        isChanged = true;
      }
      if (Object.keys(parts).length === 0) Reflect.deleteProperty(groups, group);
    }
  }
}

/** Statuses an operation can answer with, beyond its own success. */
function refusals(operation: Operation, method: string, path: string): string[] {
  const hasBody = operation.requestBody !== undefined;
  return [
    '400',
    '401',
    ...('x-permission' in operation ? ['403'] : []),
    ...(path.includes('{') || method === 'delete' ? ['404'] : []),
    ...(takes(operation, 'If-Match') ? ['412', '428'] : []),
    ...(hasBody ? ['408', '413', '415'] : []),
    ...(method === 'post' ? ['409', '422'] : []),
    ...Object.keys(operation.responses).filter((status) => Number(status) >= 400),
    '429',
    '500',
    '503',
  ];
}

const takes = (operation: Operation, name: string): boolean =>
  (operation.parameters ?? []).some((parameter) => 'name' in parameter && parameter.name === name);

function finishOperation(operation: Operation, method: string, path: string): void {
  // A caller need not show a key on an open route; one that shows a wrong key is refused.
  operation.security = 'x-ouvert' in operation ? [{ cle: [] }, {}] : [{ cle: [] }];
  describeFileBodies(operation);
  // A change answers with the new state and its tag.
  const isTagged =
    operation.responses['304'] !== undefined ||
    (takes(operation, 'If-Match') && method !== 'delete');
  if (method === 'post') operation.parameters = [...(operation.parameters ?? []), IDEMPOTENCY_KEY];
  for (const [status, response] of Object.entries(operation.responses)) {
    if (response === undefined || '$ref' in response) continue;
    response.description ||= status === '204' ? 'Fait.' : 'La réponse.';
    const more = [
      ...(isTagged ? ['ETag'] : []),
      ...(takes(operation, 'curseur') ? ['Link'] : []),
      ...(method === 'post' ? ['Idempotency-Replayed'] : []),
    ];
    response.headers = { ...headerRefs(more), ...response.headers };
  }
  for (const status of refusals(operation, method, path))
    operation.responses[status] = { $ref: `#/components/responses/${refusal(status)}` };
}

/**
 * A body of lines, or a workbook, is one file, of the same items as the JSON array beside it: OpenAPI 3.1 has no word for
 * a sequence. `x-table` of the array says what its columns are, and shows them as CSV.
 */
function describeFileBodies({ requestBody }: Operation): void {
  if (requestBody === undefined || '$ref' in requestBody) return;
  for (const [type, media] of Object.entries(requestBody.content)) {
    const { 'x-table': table, ...schema } = (media.schema ?? {}) as Schema & { 'x-table'?: Table };
    if (FILE_TYPES.test(type)) {
      const isTable = table !== undefined && !/ndjson/.test(type);
      media.schema = {
        type: 'string',
        format: 'binary',
        maxLength: STREAM_LIMIT,
        ...(isTable ? { description: table.description } : {}),
      };
      if (isTable && /csv/.test(type)) media.example = table.example;
    } else if (table !== undefined) media.schema = schema;
  }
}

interface Table {
  readonly description: string;
  readonly example: string;
}

/** As large as a stream may be unless STREAM_LIMIT says otherwise; the document is the same in every installation. */
const STREAM_LIMIT = 4_294_967_296;
const FILE_TYPES = /ndjson|^text\/|spreadsheetml/;
const INT32 = 2_147_483_647;

/** Says of every text and whole number what holds for all. Lengths are each field's own: a limit set here would be a guess. */
function bound(node: unknown): void {
  if (Array.isArray(node)) return node.forEach(bound);
  if (typeof node !== 'object' || node === null) return;
  const schema = node as Schema;
  const type: unknown = [schema['type']].flat().find((one) => one !== 'null');
  if (type === 'string') {
    if (schema['enum'] === undefined && schema['const'] === undefined) {
      // No text holds a NUL: it is refused on the way in.
      if (schema['format'] === undefined) schema['pattern'] ??= '^[^\\u0000]*$';
    }
  } else if (type === 'integer') {
    schema['format'] ??= Number(schema['maximum']) > INT32 ? 'int64' : 'int32';
  }
  Object.entries(schema).forEach(([key, value]) => {
    if (key !== 'example' && key !== 'examples') bound(value);
  });
}
