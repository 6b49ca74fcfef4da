import type { Seal } from './journal-chain.js';
import type { AnchorDto, VerificationDto } from './journal.dto.js';
import { explain } from './journal-rupture.js';
import type { Report } from './verify-journal.handler.js';

export function anchorOf({ seq, entries, at, hash, publicKey, signature }: Seal): AnchorDto {
  return {
    sceau: seq,
    entrees: entries,
    instant: at.toISOString(),
    empreinte: hash.toString('hex'),
    cle_publique: publicKey.toString('base64url'),
    signature: signature.toString('base64url'),
  };
}

/** Everything but the links. */
export function verificationOf(
  { seals, entries, rupture, next, unsealed }: Report,
  head: Seal | undefined,
  ownKey: Buffer,
): Omit<VerificationDto, 'links'> {
  return {
    etat: rupture !== undefined ? 'rompu' : next !== undefined ? 'en_cours' : 'intact',
    sceaux: seals,
    entrees: entries,
    ...(rupture === undefined
      ? {}
      : {
          rupture: {
            nature: rupture.nature,
            sceau: rupture.seal,
            ...(rupture.entry === undefined ? {} : { entree: rupture.entry }),
            explication: explain(rupture),
          },
        }),
    ...(unsealed === undefined
      ? {}
      : {
          non_scellees: {
            nombre: unsealed.number,
            ...(unsealed.oldest === null ? {} : { plus_ancienne: unsealed.oldest.toISOString() }),
          },
        }),
    ...(head === undefined ? {} : { tete: anchorOf(head) }),
    cle_reconnue: head === undefined || head.publicKey.equals(ownKey),
  };
}
