import type { Random } from '@maillage/testing';

/** Texts that break what handles text carelessly. SQL comes most often; then expressions, encodings, paths, templates, spreadsheets, headers. */
const SQL = [
  "' OR '1'='1", "'; DROP TABLE activities; --", '1; SELECT pg_sleep(20)', "' UNION SELECT secret_hash FROM access.client_keys --", "\\'; --", '$1', '$$', '/*', "'||(SELECT 1)||'", '%', '_%_%', '"', "''",
] as const;
const TEXTS = [
  '(a+)+$', `${'a'.repeat(300)}!`, '(.*a){30}b', '[[[[(((', '\\', '*'.repeat(200), '^(([a-z])+.)+[A-Z]([a-z])+$', `${'é'.repeat(200)}œ`, '% '.repeat(150), ' '.repeat(300),
  '\u0000', 'a\u0000b', '\u202etxet', 'e\u0301', '😀'.repeat(60), '\ufeff', '\ud800', 'a\udfffb', '\u2028', '\u0007', '\t', 'a\r\nSet-Cookie: a=b', 'ﬀ', 'İ', 'ß', '\u00a0', '\u200b', '１２',
  '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'null', 'undefined', 'true',
  '../../etc/passwd', '..;/', '/', '//', '.', '..', '%2e%2e%2f', '%00', '%zz', 'file:///etc/passwd', 'http://127.0.0.1/',
  '<script>alert(1)</script>', '${7*7}', '{{7*7}}', '=cmd|calc!A1', '@SUM(1)', '+1', '-1', '|', ';', ',', 'a|b', '"a";"b"',
  '', ' ', '0', '-0', '1.5', '1e309', '1e-400', 'NaN', 'Infinity', '99999999999999999999', '0x10', '1_000', ' 1', '2147483648', '9007199254740993',
  '2026-02-30', '2025-02-29', '2024-02-29', '0000-01-01', '9999-12-31', '2026-13-01', '2026-1-1', '2026-06-31', '-000001-01-01', '2025-03-30T02:30:00', '2026-01-01T24:00:00Z', '+275760-09-13', '1900-01-01', '2100-01-01',
  'departement-99', 'departement-', 'commune-62041', 'region-32', 'departement-62', 'france', 'epci-1', 'DEPARTEMENT-62', '62041', '2A004',
  'x'.repeat(5_000), 'WyJ4Il0', 'WzEsMl0', 'bnVsbA', 'e30', '0192f000-0000-7000-8000-000000000000', '0192F000-0000-7000-8000-000000000000', '00000000-0000-0000-0000-000000000000',
] as const;

/** Values of every kind that JSON has, and more of some than is good. */
const VALUES: readonly unknown[] = [
  null, true, false, 0, -1, 1.5, 1e21, -1e308, 2 ** 31, 2 ** 53, Number.MIN_VALUE, [], {}, [[]], [null], [{}], [''], { $gt: '' }, { length: 1e9 }, { toString: 1 }, JSON.parse('{"__proto__":{"role":"administrateur"}}'),
  Array.from({ length: 300 }, (_, n) => n), Array.from({ length: 300 }, () => 'email'), ['email', 'email'], JSON.parse('['.repeat(200) + ']'.repeat(200)),
];

export const hostileText = (dice: Random): string => {
  const text = dice.pick<string>(dice.chance(0.3) ? SQL : TEXTS);
  return dice.chance(0.1) ? text + dice.pick<string>(TEXTS) : text;
};

export const hostileValue = (dice: Random): unknown => (dice.chance(0.5) ? hostileText(dice) : dice.pick(VALUES));

/** A cursor that has the form of ours, with parts that may be anything. */
export function forgedCursor(dice: Random): string {
  const part = (): unknown => dice.pick(['0', '1', '-1', 1, 1.5, '9223372036854775807', '9223372036854775808', '9999999999999999999', '18446744073709551615', '0192f000-0000-7000-8000-000000000000', '-'.repeat(36), null, {}, [], 'x', '\u0000', "' OR 1=1"]);
  return Buffer.from(JSON.stringify(Array.from({ length: dice.integer(0, 3) }, part))).toString('base64url');
}

/** A text as it may stand in an address; what UTF-8 has no bytes for is sent as the bytes a careless program makes of it. */
export function inAddress(text: string): string {
  return text.isWellFormed() ? encodeURIComponent(text) : [...Buffer.from(text, 'utf16le')].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}
