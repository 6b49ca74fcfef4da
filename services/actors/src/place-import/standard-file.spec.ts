import { fileFormat, type FileFormat, type FileItem } from '@maillage/files';
import { fieldAt } from '@maillage/kernel';
import { COLUMNS, REQUIRED_COLUMNS } from '../place/place.js';
import { readStandardFile } from './standard-file.js';

async function* stream(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function items(
  content: string | Buffer,
  format: FileFormat = 'csv',
  size = 1 << 16,
): Promise<FileItem[]> {
  const read: FileItem[] = [];
  for await (const item of readStandardFile(stream(Buffer.from(content as string), size), format))
    read.push(item);
  return read;
}
const summary = (read: FileItem[]): string[] =>
  read.map((item) => {
    if ('row' in item) return `${item.line} row ${String(item.row['id'])}`;
    if ('remark' in item) return `${item.line} ? ${item.remark.code}`;
    const { code, pointer } = 'fault' in item ? item.fault : item.unreadable;
    return `${item.line} ${code} ${fieldAt(pointer)}`.trim();
  });

const header = REQUIRED_COLUMNS.join(',');
const line = (id: string, nom = 'Lieu'): string =>
  `${id},00000000000000,${nom},Arras,62000,1 rue,2024-01-01`;
const csv = (...lines: string[]): string => [header, ...lines, ''].join('\n');

describe('CSV', () => {
  it('gives rows with their lines, whatever the separator, the line ends and the mark', async () => {
    const plain = csv(
      line('a'),
      '',
      line('b', '"Lieu, ""dit"" beau"'),
      line('c', '"sur\ndeux lignes"'),
      line('d'),
    );
    for (const text of [
      plain,
      `\uFEFF${plain}`,
      plain.replace(/\n/g, '\r\n'),
      plain.replace(/\n/g, '\r'),
      plain.trimEnd(),
    ]) {
      for (const size of [1, 3, 1 << 16]) {
        expect(summary(await items(text, 'csv', size))).toEqual([
          '2 row a',
          '4 row b',
          '5 row c',
          '7 row d',
        ]);
      }
    }
    const [, second] = await items(plain);
    expect(second && 'row' in second && second.row['nom']).toBe('Lieu, "dit" beau');
    const semicolon = csv(line('a')).replace(/,/g, ';');
    expect(summary(await items(semicolon))).toEqual(['2 row a']);
  });

  it('reads Latin-1 and says so', async () => {
    const read = await items(Buffer.from(csv(line('a', 'Médiathèque')), 'latin1'));
    expect(summary(read)).toEqual(['1 ? actors.encoding_converted', '2 row a']);
    expect(read[1] && 'row' in read[1] && read[1].row['nom']).toBe('Médiathèque');
  });

  it('loses one record to a quote that is not closed', async () => {
    expect(
      summary(await items(csv(line('a'), line('b', '"ouvert'), line('c'), line('d', '"x"')))),
    ).toEqual(['2 row a', '3 actors.unclosed_quote', '4 row c', '5 row d']);
    expect(summary(await items(csv(line('a'), line('b', '12" écran'), line('c'))))).toEqual([
      '2 row a',
      '3 actors.unclosed_quote',
      '4 row c',
    ]);
    expect(summary(await items(csv(line('a'), line('b', '"x" y'), line('c'))))).toEqual([
      '2 row a',
      '3 actors.misplaced_quote',
      '4 row c',
    ]);
  });

  it('loses one record to a wrong number of columns', async () => {
    expect(
      summary(await items(csv(line('a'), line('b', 'un,deux'), 'c,d', `${line('e')},,`))),
    ).toEqual(['2 row a', '3 actors.column_count', '4 actors.column_count', '5 row e']);
  });

  it('sees a file that was cut', async () => {
    const whole = csv(line('a'), line('b'));
    expect(summary(await items(whole.slice(0, -20)))).toEqual(['2 row a', '3 actors.truncated']);
    expect(summary(await items(`${csv(line('a'))}b,00000000000000,"Li`))).toEqual([
      '2 row a',
      '3 actors.unclosed_quote',
    ]);
  });

  it('names the columns that are missing, double or unknown, and reads nothing under a wrong header', async () => {
    expect(summary(await items('id,nom\n1,2\n'))).toEqual(
      ['pivot', 'commune', 'code_postal', 'adresse', 'date_maj'].map(
        (c) => `1 actors.missing_column ${c}`,
      ),
    );
    expect(summary(await items(`${header},nom\n${line('a')},x\n`))).toEqual([
      '1 actors.duplicate_column nom',
    ]);
    expect(summary(await items(`${header},couleur\n${line('a')},x\n${line('b')},y\n`))).toEqual([
      '2 ? actors.unknown_column',
      '2 row a',
      '3 row b',
    ]);
    expect(summary(await items(''))).toEqual(['1 actors.empty_file']);
    expect(summary(await items(`${header}\n`))).toEqual(['1 actors.empty_file']);
  });

  it('gives neutralised cells back', async () => {
    const [row] = await items(csv(line('a', "'=SOMME(A1)")));
    expect(row && 'row' in row && row.row['nom']).toBe('=SOMME(A1)');
  });

  it('is not filled by a line without an end', async () => {
    expect(summary(await items(csv(line('a'), 'x'.repeat(3 << 20), line('b'))))).toEqual([
      '2 row a',
      '3 actors.too_long',
      '4 row b',
    ]);
  });

  it('passes NUL bytes on to the row, whose reader refuses them', async () => {
    const [row] = await items(csv(line('a', 'nul\u0000')));
    expect(row && 'row' in row && row.row['nom']).toBe('nul\u0000');
  });
});

describe('JSON', () => {
  it.each([1, 2, 7, 1 << 16])('gives the elements of an array, in pieces of %i', async (size) => {
    const text =
      '\n[ {"id":"a","nom":"é ] } , \\" [ {"},\n{"id":"b",\n"services":["x","y"],"o":{"p":[1]}} , {"id":"c"}]\n';
    const read = await items(text, 'json', size);
    expect(summary(read.filter((item) => 'row' in item))).toEqual([
      '2 row a',
      '3 row b',
      '4 row c',
    ]);
    expect(read[0] && 'row' in read[0] && read[0].row['nom']).toBe('é ] } , " [ {');
  });

  it('loses one element to a fault', async () => {
    const text = '[{"id":"a"},\n{"id":},\n12,\n{"id":"ouvert},\n{"id":"d"},,\n{"id":"e"}]';
    expect(summary(await items(text, 'json'))).toEqual([
      '1 row a',
      '2 actors.malformed_json',
      '3 actors.not_an_object',
      '4 actors.malformed_json',
      '5 row d',
      '5 actors.malformed_json',
      '6 row e',
    ]);
  });

  it.each([
    ['[{"id":"a"},{"id":"b"', ['1 row a', '1 actors.truncated']],
    ['[{"id":"a"}', ['1 row a', '1 actors.truncated']],
    ['[{"id":"a"},', ['1 row a', '1 actors.truncated']],
    ['[{"id":"a"}] fin', ['1 row a', '1 actors.after_end']],
    ['{"id":"a"}', ['1 actors.not_an_array']],
    ['id,nom', ['1 actors.not_an_array']],
    ['', ['1 actors.not_an_array']],
    ['[]', ['1 actors.empty_file']],
    ['[,{"id":"a"}]', ['1 actors.malformed_json', '1 row a']],
  ])('%s', async (text, expected) => {
    expect(summary(await items(text, 'json'))).toEqual(expected);
  });
});

it('reads NDJSON line by line', async () => {
  expect(summary(await items('{"id":"a"}\n\nnon\n[1]\r\n{"id":"b"}', 'ndjson'))).toEqual([
    '1 row a',
    '3 actors.malformed_json',
    '4 actors.not_an_object',
    '5 row b',
  ]);
});

it.each([
  ['json', '[{"id":"a","nom":"x","nom":"y"}]'],
  ['ndjson', '{"id":"a","nom":"x","nom":"y"}'],
] as const)('faults a field that is written twice in a place of %s', async (format, text) => {
  const [item] = await items(text, format);
  expect(item && 'row' in item && item.faults).toMatchObject([
    { pointer: '/nom', code: 'actors.duplicate_field' },
  ]);
});

it('knows the formats by their media type', () => {
  expect(
    ['text/csv; charset=utf-8', 'application/json', 'Application/X-NDJSON', 'text/plain', ''].map(
      fileFormat,
    ),
  ).toEqual(['csv', 'json', 'ndjson', undefined, undefined]);
});

it('has the standard’s 32 columns', () => {
  expect(new Set(COLUMNS).size).toBe(32);
});

it('throws on what the stream itself throws, after the rows that came', async () => {
  const broken = async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.from(csv(line('a')));
    throw new Error('connection lost');
  };
  const seen: FileItem[] = [];
  const reading = async (): Promise<void> => {
    for await (const item of readStandardFile(broken(), 'csv')) seen.push(item);
  };
  await expect(reading()).rejects.toThrow('connection lost');
  expect(summary(seen)).toEqual(['2 row a']);
});
