import { jsonItems } from './json-items.js';
import { readRecords } from './records/read-records.js';
import type { RecordShape } from './records/record-file.js';

const SHAPE: RecordShape = {
  service: 'essai',
  noun: { fr: 'une ligne', en: 'a line' },
  origin: { fr: 'de l’essai', en: 'of the test' },
  columns: ['id', 'nom'],
  required: ['id'],
  isRecord: () => false,
};
const MIB = 1 << 20;

/** A document whose record never ends; being read far beyond the limit of a record is a failure. */
async function* endless(head: string, fill: string): AsyncGenerator<Buffer> {
  yield Buffer.from(head);
  const part = Buffer.from(fill.repeat(65_536 / fill.length));
  for (let read = 0; read < 2 * MIB; read += part.length) yield part;
  throw new Error('read on beyond the limit');
}
/** A document of one long record between two good ones. */
async function* long(head: string, fill: string, tail: string): AsyncGenerator<Buffer> {
  yield Buffer.from(head);
  for (let read = 0; read < 3 * MIB; read += 65_536)
    yield Buffer.from(fill.repeat(65_536 / fill.length));
  yield Buffer.from(tail);
}

type Document = readonly [name: string, head: string, fill: string, tail: string];
const LINES: Document = ['lines', '{"id":"a"}\n{"id":"', 'x', '"}\n{"id":"b"}\n'];
const ARRAY: Document = ['array', '[{"id":"a"},{"id":"', 'x', '"},{"id":"b"}]'];

describe('a record that is too long', () => {
  describe.each([LINES, ARRAY])('in JSON as it streams (%s)', (_, head, fill, tail) => {
    it('is refused as it passes the limit', async () => {
      const faults: unknown[] = [];
      for await (const items of jsonItems(endless(head, fill))) {
        faults.push(...items.filter((item) => 'fault' in item));
        if (faults.length > 0) break;
      }
      expect(faults).toMatchObject([{ fault: 'too_long' }]);
    });

    it('is refused once, and costs no other', async () => {
      const found: unknown[] = [];
      for await (const items of jsonItems(long(head, fill, tail))) found.push(...items);
      expect(found).toMatchObject([
        { text: '{"id":"a"}' },
        { fault: 'too_long' },
        { text: '{"id":"b"}' },
      ]);
    });
  });

  const FILES = [
    ['csv', 'line', 'id,nom\na,\nx,', 'x', '\nb,\n', 'too_long'],
    ['csv', 'cell', 'id,nom\na,\nx,"', 'x', '"\nb,\n', 'too_long'],
    ['csv', 'cell of lines', 'id,nom\na,\nx,"', `${'x'.repeat(8_191)}\n`, '', 'unclosed_quote'],
    ['json', 'element', ARRAY[1], 'x', ARRAY[3], 'too_long'],
    ['ndjson', 'line', LINES[1], 'x', LINES[3], 'too_long'],
  ] as const;

  it.each(FILES)('is refused as it passes the limit: %s, %s', async (format, _, ...rest) => {
    const [head, fill, , code] = rest;
    const items = readRecords(endless(head, fill), format, SHAPE);
    expect((await items.next()).value).toMatchObject({ row: { id: 'a' } });
    expect((await items.next()).value).toMatchObject({ fault: { code: `essai.${code}` } });
  });

  it.each(FILES.filter(([, , , , tail]) => tail !== ''))(
    'is refused once, and costs no other: %s, %s',
    async (format, _, head, fill, tail) => {
      const found: unknown[] = [];
      for await (const item of readRecords(long(head, fill, tail), format, SHAPE)) found.push(item);
      expect(found).toMatchObject([
        { row: { id: 'a' } },
        { fault: { code: 'essai.too_long' } },
        { row: { id: 'b' } },
      ]);
    },
  );

  it('is refused as a record of several lines, too', async () => {
    const lines = `${'x'.repeat(8_191)}\n`.repeat(127); // 127 × 8 KiB, closed by a line that passes the limit
    const text = `id,nom\nx,"${lines}${'y'.repeat(20_000)}"\nb,\n`;
    const found: unknown[] = [];
    for await (const item of readRecords(
      (async function* () {
        yield Buffer.from(text);
      })(),
      'csv',
      SHAPE,
    ))
      found.push(item);
    expect(found).toMatchObject([{ fault: { code: 'essai.too_long' } }, { row: { id: 'b' } }]);
  });

  it('is not made by spaces before it', async () => {
    const spaces = ' '.repeat(3 * MIB);
    for (const text of [
      `${spaces}{"id":"a"}\n${spaces}\n${spaces}{"id":"b"}`,
      `[${spaces}{"id":"a"},${spaces}{"id":"b"}${spaces.slice(0, 100)}]`,
    ]) {
      const found: unknown[] = [];
      const chunks = async function* (): AsyncGenerator<Buffer> {
        const bytes = Buffer.from(text);
        for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
      };
      for await (const items of jsonItems(chunks())) found.push(...items);
      expect(found.map((item) => JSON.parse((item as { text: string }).text) as unknown)).toEqual([
        { id: 'a' },
        { id: 'b' },
      ]);
    }
  });
});
