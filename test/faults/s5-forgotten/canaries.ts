import type { Random } from '@maillage/testing';

/** Every canary begins with one of these, so that one search finds any of them in any bytes. */
export const MARKS = ['zqcanari', '+33 699 887 7'] as const;

/** A person, and the words that stand for them wherever personal data can be said. */
export interface Hidden {
  readonly number: number;
  /** Named in lots and in the registry. */
  readonly reference: string;
  /** The same person as one who leads workshops. */
  readonly workerReference: string;
  /** Of lots that are refused and of trials, of a registration that is refused, of an address that leads nowhere. */
  readonly refused: string;
  readonly tried: string;
  readonly misspelt: string;
  readonly address: string;
  readonly query: string;
  readonly identity: {
    readonly prenom: string;
    readonly nom: string;
    readonly courriel: string;
    readonly telephone: string;
  };
  /** Given later, in place of the name, under an Idempotency-Key. */
  readonly newName: string;
}

/** Draws a person of twelve canaries. */
export function drawHidden(dice: Random, number: number): Hidden {
  const word = (kind: string): string =>
    `${MARKS[0]}${number}x${kind}${dice.integer(1e8, 1e9 - 1)}`;
  const digits = String(number).padStart(4, '0') + String(dice.integer(100_000, 999_999));
  return {
    number,
    reference: word('ref'),
    workerReference: word('mediateur'),
    refused: word('refuse'),
    tried: word('essai'),
    misspelt: word('faute'),
    address: word('adresse'),
    query: word('requete'),
    identity: {
      prenom: word('prenom'),
      nom: word('nom'),
      courriel: `${word('courriel')}@exemple.fr`,
      telephone: `${MARKS[1]}${digits}`,
    },
    newName: word('nouveau'),
  };
}

/** All the canaries of a person. */
export function canariesOf({ identity, number: _, ...rest }: Hidden): string[] {
  return [...Object.values(rest), ...Object.values(identity)].map(String);
}

/** Every canary in some bytes, as far as its first 40 characters; none in what was never told them. */
export function canariesIn(bytes: Buffer): string[] {
  const found: string[] = [];
  for (const mark of MARKS) {
    for (let at = bytes.indexOf(mark); at !== -1; at = bytes.indexOf(mark, at + 1))
      found.push(
        bytes
          .subarray(at, at + 40)
          .toString('latin1')
          .replace(/[^\w+@. -].*$/s, ''),
      );
  }
  return found;
}
