import { jsonItems, type JsonText } from './json-items.js';

async function split(text: string | Buffer, size: number): Promise<JsonText[]> {
  const bytes = Buffer.from(text as string);
  async function* chunks(): AsyncGenerator<Buffer> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const items: JsonText[] = [];
  for await (const some of jsonItems(chunks())) items.push(...some);
  return items;
}

const texts = (items: JsonText[]): unknown[] =>
  items.map((item) => ('text' in item ? JSON.parse(item.text) : item.fault));

describe('jsonItems', () => {
  const values = [{ a: '],[}"\\' }, 'é, "]"', [1, [2]], 3, null, { b: { c: [] } }];

  it.each([1, 2, 3, 7, 1000])('splits an array cut into chunks of %i bytes', async (size) => {
    expect(texts(await split(` ${JSON.stringify(values)} \n`, size))).toEqual(values);
  });

  it.each([1, 2, 3, 7, 1000])(
    'splits lines cut into chunks of %i bytes, the last without newline',
    async (size) => {
      const lines = [{ a: 1 }, { b: 'é' }];
      expect(
        texts(
          await split(
            `\uFEFF${lines.map((line) => JSON.stringify(line)).join('\r\n')}\n\n{"c":2}`,
            size,
          ),
        ),
      ).toEqual([...lines, { c: 2 }]);
    },
  );

  it('says that an array was cut, after giving its good elements', async () => {
    expect(texts(await split('[{"a":1},{"b":', 4))).toEqual([{ a: 1 }, 'truncated']);
  });

  it('says that something follows the array, and gives an empty text for an element that is missing', async () => {
    expect(texts(await split('[1] 2', 100))).toEqual([1, 'after_end']);
    expect(await split('[1,,2]', 100)).toMatchObject([{ text: '1' }, { text: '' }, { text: '2' }]);
  });

  it('reads Latin-1 as such and says so', async () => {
    expect(await split(Buffer.from('{"nom":"été"}', 'latin1'), 5)).toEqual([
      { text: '{"nom":"été"}', isLatin1: true },
    ]);
  });

  it('refuses a line without end and goes on with the next', async () => {
    expect(texts(await split(`${'x'.repeat(1_100_000)}\n{"a":1}`, 65_536))).toEqual([
      'too_long',
      { a: 1 },
    ]);
  });

  it('gives nothing for an empty body or an empty array', async () => {
    expect(await split('  \n', 1)).toEqual([]);
    expect(await split('[ ]', 1)).toEqual([]);
  });
});
