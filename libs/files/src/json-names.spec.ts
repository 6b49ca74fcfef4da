import { repeatedNames } from './json-names.js';

const at = (text: string): string[] =>
  repeatedNames(text, JSON.parse(text), 'essai').map(({ pointer }) => pointer);

describe('names that stand twice in an object of JSON', () => {
  it.each<[string, readonly string[]]>([
    ['{"a":1,"a":2}', ['/a']],
    ['{"a":1,"b":2,"a":1,"b":2,"a":3}', ['/a', '/b']],
    ['{ "a" : 1 , "\\u0061"\n: 2 }', ['/a']],
    ['{"a\\"b":1,"a\\"b":2}', ['/a"b']],
    ['{"\\\\":1,"\\\\":2}', ['/\\']],
    ['{"a/b":1,"m~n":2,"a/b":3,"m~n":4}', ['/a~1b', '/m~0n']],
    ['{"":1,"":2}', ['/']],
    ['[{"a":1},{"b":[0,{"c":1,"c":2}]}]', ['/1/b/1/c']],
    ['{"x":{"a":1,"a":2},"x":{"a":1,"a":2}}', ['/x/a', '/x']],
    ['{"__proto__":1,"__proto__":2}', ['/__proto__']],
    ['{"a":{"b":1},"a":{"c":"d:e"}}', ['/a']],
  ])('are told at their pointers: %s', (text, pointers) => {
    expect(at(text)).toEqual(pointers);
  });

  it.each([
    '{"a":{"a":{"a":[{"a":1},{"a":1}]}}}',
    '{"a":"a","b":"\\"a\\":","c":"\\\\","d":"a:\\\\\\""}',
    '["a","a:",{"a":":"}]',
    '{"toString":1,"constructor":2,"__proto__":3}',
    '"a:a"',
    'null',
    '{}',
  ])('are not seen where each stands once: %s', (text) => {
    expect(at(text)).toEqual([]);
  });

  it('are told in words with the code of the service', () => {
    expect(repeatedNames('{"a":1,"a":2}', { a: 2 }, 'essai')).toMatchObject([
      { code: 'essai.duplicate_field' },
    ]);
  });
});
