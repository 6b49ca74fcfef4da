import type { Findings } from '@maillage/kernel';

/** Values between separators; every liberty that was taken in cutting them is a remark. */
export function readList(
  column: string,
  text: string,
  separator: RegExp,
  found: Findings,
): readonly string[] | undefined {
  const written = text.split(separator);
  const parts = written.map((part) => part.trim()).filter((part) => part !== '');
  const distinct = [...new Set(parts)];
  const say = (code: string, fr: string, en: string): void =>
    found.remark(column, code, { fr, en }, text);
  if (written.length > text.split('|').length)
    say(
      'semicolon_between_values',
      'Les valeurs étaient séparées par « ; » : le standard les sépare par « | ».',
      'The values were separated by ";": the standard separates them by "|".',
    );
  if (written.some((part) => part.trim() !== '' && part !== part.trim()))
    say(
      'blanks_around_value',
      'Des espaces autour d’une valeur n’ont pas été repris.',
      'Blanks around a value were left out.',
    );
  if (parts.length < written.length)
    say(
      'empty_value',
      'Une valeur vide entre deux séparateurs n’a pas été reprise.',
      'An empty value between two separators was left out.',
    );
  if (distinct.length < parts.length)
    say(
      'repeated_value',
      'Une valeur écrite plusieurs fois n’a été reprise qu’une.',
      'A value that was written several times was taken once.',
    );
  return distinct.length > 0 ? distinct : undefined;
}
