/**
 * Text as it is compared, from what typography alone changes to what people write differently. Folded text is compared
 * and searched, never shown.
 */

/**
 * What typography alone changes is made one: decomposed accents (NFC), curly apostrophes, repeated and no-break blanks.
 * Case, accents and wording count.
 */
export function foldTypography(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u2018\u2019\u02BC]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

/** An id as it is compared: blanks of any kind around it mean nothing, and accents have one spelling (NFC). */
export const plainId = (id: string): string => id.trim().normalize('NFC');

/**
 * Words of `a-z0-9`, apart by one space: no accents, no capitals, `œ` as `oe`; hyphens, apostrophes and all other signs part
 * words; `St` and `Ste` are written out. Letters of other scripts, and `æ`, part words too.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\bst(e?)\b/g, 'saint$1')
    .trim();
}

/** A commune's name as `foldText` gives it, without its article and what follows "cedex". */
export function foldCommuneName(name: string): string {
  return foldText(name.replace(/\bcedex\b.*$/i, '')).replace(/^(le|la|les|l) (?=\S)/, '');
}
