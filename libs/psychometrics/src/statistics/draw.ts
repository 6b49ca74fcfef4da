/**
 * A uniform number in [0, 1) that a seed and a name determine, with no state between draws: what one name draws does not
 * depend on which others were drawn before, so that a test resumed elsewhere, or on a bank that changed, draws the same.
 * FNV-1a over the characters, finished as MurmurHash3 does.
 */
export function draw(seed: number, name: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ seed ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
