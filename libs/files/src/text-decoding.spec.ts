import { decodeText } from './text-decoding.js';

async function* chunks(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function decode(
  bytes: Buffer,
  size: number,
): Promise<{ text: string; encoding: string | undefined; mixed: number }> {
  let text = '',
    encoding: string | undefined,
    mixed = 0;
  for await (const part of decodeText(chunks(bytes, size))) {
    text += part.text;
    encoding = part.encoding;
    mixed += part.mixedLines?.length ?? 0;
  }
  return { text, encoding, mixed };
}

const text = 'id;nom\n1;Médiathèque d’Arras — 20 €\n2;Œuvre sociale\n3;ASCII 🙂\n'.repeat(3);
const cp1252 = (written: string): Buffer =>
  Buffer.from(
    written
      .replace(/🙂/g, ':)')
      .replace(/[’—€Œ]/g, (c) => ({ '’': '\x92', '—': '\x97', '€': '\x80', Œ: '\x8c' })[c] ?? c),
    'latin1',
  );
const sizes = [1, 2, 3, 5, 7, 64, 10_000];

describe.each(sizes)('decoding in pieces of %i bytes', (size) => {
  it('reads UTF-8, with a mark or without', async () => {
    expect(await decode(Buffer.from(text), size)).toEqual({ text, encoding: 'utf-8', mixed: 0 });
    expect(await decode(Buffer.from(`\uFEFF${text}`), size)).toEqual({
      text,
      encoding: 'utf-8',
      mixed: 0,
    });
  });

  it('reads Windows-1252', async () => {
    expect(await decode(cp1252(text), size)).toEqual({
      text: text.replace(/🙂/g, ':)'),
      encoding: 'windows-1252',
      mixed: 0,
    });
  });

  it('reads UTF-16 with its mark, either way round', async () => {
    const little = Buffer.from(`\uFEFF${text}`, 'utf16le');
    expect(await decode(little, size)).toEqual({ text, encoding: 'utf-16le', mixed: 0 });
    expect(await decode(Buffer.from(little).swap16(), size)).toEqual({
      text,
      encoding: 'utf-16be',
      mixed: 0,
    });
  });

  it('reads one long line', async () => {
    const line = JSON.stringify({ nom: 'é🙂'.repeat(500) });
    expect((await decode(Buffer.from(line), size)).text).toBe(line);
  });
});

it('reads one Latin-1 line of a UTF-8 file by itself and says so', async () => {
  const bytes = Buffer.concat([
    Buffer.from('é1\né2\n'),
    Buffer.from('caf\xe9\n', 'latin1'),
    Buffer.from('é3\n'),
  ]);
  expect(await decode(bytes, 10_000)).toEqual({
    text: 'é1\né2\ncafé\né3\n',
    encoding: 'utf-8',
    mixed: 1,
  });
});

it('reads texts of zero to three bytes', async () => {
  for (const short of ['', 'a', 'é', 'ab', 'abc'])
    expect((await decode(Buffer.from(short), 1)).text).toBe(short);
});
