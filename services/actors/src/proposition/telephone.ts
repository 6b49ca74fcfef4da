/** A number as people read it: those of France in pairs; any other as it is. */
export const inPairs = (telephone: string): string =>
  /^\+(33|262|590|594|596)\d{9}$/.test(telephone)
    ? `0${telephone.slice(-9)}`.replace(/(\d\d)(?=\d)/g, '$1 ')
    : telephone;
