import { readFileSync } from 'node:fs';
import { FIELD_EXAMPLES } from './field-examples.js';

interface Schema {
  readonly properties?: Readonly<Record<string, unknown>>;
}

describe('FIELD_EXAMPLES', () => {
  it('names only fields that there are', () => {
    const { components } = JSON.parse(readFileSync('services/host/openapi.json', 'utf8')) as {
      components: { schemas: Record<string, Schema> };
    };
    const known = new Set(
      Object.entries(components.schemas).flatMap(([schema, { properties = {} }]) =>
        Object.keys(properties).flatMap((field) => [field, `${schema}.${field}`]),
      ),
    );
    expect(Object.keys(FIELD_EXAMPLES).filter((key) => !known.has(key))).toEqual([]);
  });
});
