import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';

interface Media {
  readonly schema?: object;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}
interface Carrier {
  readonly content?: Readonly<Record<string, Media>>;
}
interface Operation {
  readonly description?: string;
  readonly requestBody?: Carrier;
  readonly responses: Readonly<Record<string, Carrier>>;
}
interface Contract {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

const SHORTEST_DESCRIPTION = 30;
const contract = JSON.parse(readFileSync('services/host/openapi.json', 'utf8')) as Contract;
const operations = Object.entries(contract.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, one]) => ({ route: `${method.toUpperCase()} ${path}`, one })),
);

const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema(contract, 'contract');

/** A schema of the document, with its references turned to the document as ajv names it. */
const validator = (schema: object) =>
  ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"contract#/')) as object);

/** JSON bodies and answers, each with what is wrong with its example. */
const faults = (all: typeof operations): string[] =>
  all.flatMap(({ route, one }) =>
    [['body', one.requestBody] as const, ...Object.entries(one.responses)].flatMap(
      ([place, carrier]) =>
        Object.entries(carrier?.content ?? {})
          .filter(([type]) => type === 'application/json')
          .flatMap(([, media]) => faultsOf(media).map((fault) => `${route} ${place}: ${fault}`)),
    ),
  );

const ADVICE = 'give the property an `example:` in its DTO';

function faultsOf({ schema = {}, example, examples = {} }: Media): string[] {
  const shown = [example, ...Object.values(examples).map(({ value }) => value)].filter(
    (one) => one !== undefined,
  );
  if (shown.length === 0) return [`no example; ${ADVICE}`];
  const validate = validator(schema);
  return shown.flatMap((one) =>
    validate(one)
      ? []
      : (validate.errors ?? []).map(
          (error) => `${error.instancePath} ${error.message ?? ''}; ${ADVICE}`,
        ),
  );
}

describe('examples and descriptions of the contract', () => {
  it('show a body and an answer that their own schemas allow, on every operation', () => {
    expect(operations.length).toBeGreaterThan(20);
    expect(faults(operations)).toEqual([]);
  });

  it('would be missed where there is none, or one that is not allowed', () => {
    const schema = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } };
    const planted = (media: Media) => [
      { route: 'GET /x', one: { responses: { 200: { content: { 'application/json': media } } } } },
    ];
    expect(faults(planted({ schema }))).toEqual([`GET /x 200: no example; ${ADVICE}`]);
    expect(faults(planted({ schema, example: {} }))).toHaveLength(1);
    expect(faults(planted({ schema, example: { id: 'a' } }))).toEqual([]);
    const named = (value: object) => faults(planted({ schema, examples: { one: { value } } }));
    expect([named({}).length, named({ id: 'a' })]).toEqual([1, []]);
  });

  it('say in a line or more what each operation does', () => {
    const short = operations
      .filter(({ one }) => (one.description ?? '').length < SHORTEST_DESCRIPTION)
      .map(({ route, one }) => `${route}: « ${one.description ?? ''} »`);
    expect(short).toEqual([]);
  });
});
