/** Ids that a source may give and that an address has trouble with; each can be named as a parameter. */
export const ODD_IDS: readonly string[] = [
  'a\\b',
  '.',
  '..',
  '../x',
  '../../moi',
  'a/b',
  'a//b',
  ';x',
  '..;',
  'a?b=c',
  'a#b',
  'a%2fb',
  '%',
  '%2e%2e',
  'a+b',
  'a&source_id=b',
  'é',
  '€'.repeat(200),
  '\u3164',
  'a\tb',
  'a\nb',
  "'=1",
  '{id}',
  'changements',
  'lots',
];

/** A parameter that names an id. */
export const named = (id: string): string => `source_id=${encodeURIComponent(id)}`;
