import { EnteredKeys } from './entered-keys.js';

it('knows the keys it was given, up to its limit', () => {
  const keys = new EnteredKeys(2);
  expect(keys.has('a')).toBe(false);
  for (const key of ['a', 'b', 'c']) keys.add(key);
  expect(['a', 'b', 'c', 'A', ''].map((key) => keys.has(key))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

it('tells many keys apart', () => {
  const keys = new EnteredKeys();
  for (let at = 0; at < 20_000; at++) keys.add(`key-${at}`);
  const known = (from: number): number =>
    Array.from({ length: 20_000 }, (_, at) => keys.has(`key-${from + at}`)).filter(Boolean).length;
  expect([known(0), known(20_000)]).toEqual([20_000, 0]);
});
