/** First digits of numbers overseas, by their international prefix (ARCEP, plan national de numérotation). */
const OVERSEAS: readonly (readonly [RegExp, string])[] = [
  [/^0(262|263|269|639|692|693)/, '+262'],
  [/^0(590|690|691)/, '+590'],
  [/^0(594|694)/, '+594'],
  [/^0(596|696|697)/, '+596'],
];

/** A number as it is kept: one that is written as within France gets its international prefix. */
export function international(written: string): string {
  const number = written.replace(/[\s\u00A0\u202F.()-]/g, '');
  if (!/^0[1-9]\d{8}$/.test(number)) return written;
  const prefix = OVERSEAS.find(([digits]) => digits.test(number))?.[1] ?? '+33';
  return prefix + number.slice(1);
}

/** A number as people read it: those of France in pairs; any other as it is. */
export const inPairs = (telephone: string): string =>
  /^\+(33|262|590|594|596)\d{9}$/.test(telephone)
    ? `0${telephone.slice(-9)}`.replace(/(\d\d)(?=\d)/g, '$1 ')
    : telephone;
