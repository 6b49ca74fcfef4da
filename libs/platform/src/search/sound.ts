/**
 * How a French word sounds, roughly: letters that are heard alike are one, doubled and silent ones are left out. Typing
 * errors and errors of spelling both keep most of it.
 */
export function soundOf(word: string): string {
  return word
    .replace(/ph/g, 'f')
    .replace(/e?au/g, 'o')
    .replace(/qu|q|ck|c(?![eiyh])/g, 'k')
    .replace(/c(?=[eiy])|z/g, 's')
    .replace(/(?<!c)h/g, '')
    .replace(/y/g, 'i')
    .replace(/w/g, 'v')
    .replace(/m(?=[bp])/g, 'n')
    .replace(/(.)\1+/g, '$1')
    .replace(/(?<=...)e$/, '');
}

const oneLess = (text: string): string[] =>
  Array.from({ length: text.length }, (_, at) => text.slice(0, at) + text.slice(at + 1));

/** A sound, and what is left of it when a letter is missing: two words a letter apart have one of these in common. */
export function keysOf(sound: string): string[] {
  return [...new Set([sound, ...(sound.length < 3 ? [] : oneLess(sound))])];
}

/** Keys by which words near one are looked for: of a long word two letters may be missing. */
export function askedKeysOf(sound: string): string[] {
  const keys = keysOf(sound);
  return sound.length < 7 ? keys : [...new Set([...keys, ...keys.flatMap(oneLess)])];
}
