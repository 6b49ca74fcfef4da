import type { OpenAPIObject } from '@nestjs/swagger';
import { addExamples, type FieldExamples } from './examples.js';

const example = (
  schema: object,
  fields: FieldExamples = {},
  schemas: Record<string, object> = {},
): unknown => {
  const media: { schema: object; example?: unknown } = { schema };
  const get = { responses: { 200: { description: '', content: { 'application/json': media } } } };
  addExamples(
    { paths: { '/v1/x/{id}': { get } }, components: { schemas } } as unknown as OpenAPIObject,
    fields,
  );
  return media.example;
};
const object = (properties: object) => ({ type: 'object', properties });

describe('addExamples', () => {
  it("takes a field's own example, then that of its name, then what its form gives", () => {
    const schema = object({
      a: { type: 'string', example: 'own' },
      b: { type: 'string' },
      c: { type: 'string', enum: ['first', 'second'] },
      d: { type: 'integer', minimum: 5, maximum: 9 },
      e: { type: 'string', format: 'date' },
      f: { type: ['boolean', 'null'] },
    });
    expect(example(schema, { a: 'named', b: 'named', c: 'named' })).toEqual({
      a: 'own',
      b: 'named',
      c: 'first',
      d: 5,
      e: '2026-03-14',
      f: true,
    });
  });

  it('prefers the word of a schema, and leaves out a field without any of these', () => {
    const schemas = { One: object({ code: { type: 'string' }, other: { type: 'string' } }) };
    const fields = { code: 'general', 'One.code': 'special' };
    expect(example({ $ref: '#/components/schemas/One' }, fields, schemas)).toEqual({
      code: 'special',
    });
  });

  it('goes through arrays, parts of a whole and alternatives', () => {
    const schemas = { One: object({ id: { type: 'string', format: 'uuid' } }) };
    const id = '01932f5a-7c1e-7b42-9d3e-5f60718293a4';
    const one = { $ref: '#/components/schemas/One' };
    expect(example({ type: 'array', items: one }, {}, schemas)).toEqual([{ id }]);
    expect(example({ allOf: [one, object({ n: { type: 'integer' } })] }, {}, schemas)).toEqual({
      id,
      n: 1,
    });
    expect(example({ oneOf: [{ type: 'null' }, one] }, {}, schemas)).toEqual({ id });
  });

  it('shows in links the address of the route, and ends in a schema that holds itself', () => {
    expect(example(object({ self: { type: 'string' } }))).toEqual({
      self: '/v1/x/01932f5a-7c1e-7b42-9d3e-5f60718293a4',
    });
    const loop = object({ next: { $ref: '#/components/schemas/Loop' } });
    expect(example(loop, {}, { Loop: loop })).toBeDefined();
  });
});
