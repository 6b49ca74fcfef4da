import { readdirSync, readFileSync } from 'node:fs';
import { fromBinary, type JsonValue, toJson } from '@bufbuild/protobuf';
import { eventSchemas, schemaOf, subjectOf } from './index.js';

const FOLDER = 'test/fixtures/events';
interface Recorded {
  readonly subject: string;
  /** The bytes as they were published, in base64. */
  readonly data: string;
  readonly message: JsonValue;
}
/** One for each event, and another for each addition to it: `<subject>.<what was added>.json`. */
const recorded = readdirSync(FOLDER).map((file) => ({
  file,
  ...(JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as Recorded),
}));

describe('recorded events', () => {
  it('stand for every event that is published', () => {
    const subjects = new Set(recorded.map(({ subject }) => subject));
    expect([...subjects].sort()).toEqual(eventSchemas.map(subjectOf).sort());
  });

  it.each(recorded)('$file still decodes to what it said', ({ subject, data, message }) => {
    const schema = schemaOf(subject);
    expect(schema).toBeDefined();
    if (schema !== undefined)
      expect(toJson(schema, fromBinary(schema, Buffer.from(data, 'base64')))).toEqual(message);
  });
});
