import { endOfString } from './json-names.js';

/** Deeper than any document we read; what walks a value recursively (checks, JSON.stringify) stays far from its stack's end. */
export const JSON_DEPTH = 32;

const QUOTE = 0x22;

/** Tells whether a JSON text nests arrays and objects deeper than `JSON_DEPTH`, without parsing it. */
export function isTooDeep(text: string): boolean {
  if (!hasManyBrackets(text)) return false;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (code === 0x5b || code === 0x7b) {
      if (++depth > JSON_DEPTH) return true;
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
  return false;
}

/** Too few opening brackets, in strings or not, cannot nest too deep: true of nearly every item, and quick to see. */
function hasManyBrackets(text: string): boolean {
  let left = JSON_DEPTH;
  for (const bracket of ['[', '{']) {
    for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1))
      if (--left < 0) return true;
  }
  return false;
}
