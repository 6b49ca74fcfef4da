import { JsonElements } from './json-elements.js';

/** Each element as its line and text, or its line and fault. */
function cut(text: string, size = text.length, envelope?: string): string[] {
  const bytes = Buffer.from(text);
  const elements = new JsonElements(envelope);
  const found = [];
  for (let at = 0; at < bytes.length; at += size)
    found.push(...elements.push(bytes.subarray(at, at + size)));
  return [...found, ...elements.close()].map(
    (one) => `${one.line} ${'bytes' in one ? one.bytes.toString().trim() : one.fault}`,
  );
}

describe('JsonElements', () => {
  it.each([1, 2, 5, 1000])(
    'gives elements with the lines they start on, in pieces of %i bytes',
    (size) => {
      const text = '\n[ {"a":"é ] } , \\" [ {"},\n\n{"b":\n{"c":[1]}} ,3, null\n]\n';
      expect(cut(text, size)).toEqual([
        '2 {"a":"é ] } , \\" [ {"}',
        '4 {"b":\n{"c":[1]}}',
        '5 3',
        '5 null',
      ]);
    },
  );

  it('loses one element to a string that is not closed, whatever stands on the lines after it', () => {
    expect(cut('[{"a":"open},\n{"b":1},{"c":2}]')).toEqual([
      '1 {"a":"open},',
      '2 {"b":1}',
      '2 {"c":2}',
    ]);
    expect(cut('[{\n"a":"open,\n"b":1\n}, {"c":2}]')).toEqual([
      '1 {\n"a":"open,\n"b":1\n}',
      '4 {"c":2}',
    ]);
  });

  it('loses one element to a line end in a text', () => {
    expect(cut('[{"a":"two\nlines, one { and one ["},{"b":1}]')).toEqual([
      '1 {"a":"two\nlines, one { and one ["}',
      '2 {"b":1}',
    ]);
  });

  it('goes on behind an element that is too long', () => {
    expect(cut(`[{"a":"${'x'.repeat(1_100_000)}"},{"b":1}]`, 65_536)).toEqual([
      '1 too_long',
      '1 {"b":1}',
    ]);
    expect(cut(`[{"a":"${'x'.repeat(1_100_000)}`, 65_536)).toEqual(['1 too_long']);
  });

  it.each([
    ['[{"a":1}', ['1 {"a":1}', '1 truncated']],
    ['[{"a":1},{"b":', ['1 {"a":1}', '1 truncated']],
    ['[1,,2]', ['1 1', '1', '1 2']],
    ['[1]\n2 3', ['1 1', '2 after_end']],
    ['{"a":1}', ['1 not_an_array']],
    ['', ['1 not_an_array']],
    ['[ ]', []],
  ])('%s', (text, expected) => {
    expect(cut(text, 3).map((one) => one.trim())).toEqual(expected);
  });

  it.each([
    ['{"data": [1,\n2], "links": {"self": [3]}}', ['1 1', '2 2']],
    ['[1]', ['1 1']],
    ['{"links": {}, "data": [1]}', ['1 not_an_array']],
    ['{"data": {}}', ['1 not_an_array']],
  ])('%s, where the array may be the member "data" of an object', (text, expected) => {
    for (const size of [1, 7, 100]) expect(cut(text, size, 'data')).toEqual(expected);
  });
});
