import { randomInt } from 'node:crypto';

/** A SIRET that nobody else in a test has, with its two keys (Luhn). */
export function newSiret(): string {
  const digits = (most: number): string => String(randomInt(10 ** most)).padStart(most, '0');
  return withKey(`${withKey(digits(8))}${digits(4)}`);
}

function withKey(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const weighed = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
