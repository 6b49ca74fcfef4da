import { createHash, createHmac, randomBytes } from 'node:crypto';

/** Crockford's base 32: nothing in it is mistaken for something else on paper. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
/** Of 5 bits each: 130 random bits. */
const LENGTH = 26;
const FORM = new RegExp(`^([a-z]+)-([${LETTERS}]{${LENGTH}})$`);

/** The secret of an address of its own, as it stands in the address: `<service>-<letters>`. */
export interface LinkSecret {
  /** The service that made it, which proxies route by. */
  readonly service: string;
  /** The random part. */
  readonly letters: string;
  readonly text: string;
}

/** Makes a new one. It is shown once; only `hashOf` it is kept. */
export const newSecret = (service: string): LinkSecret => secretOf(service, randomBytes(LENGTH));

/** Bytes (32) that only this secret gives, the same each time; they do not lead back to it. */
export const derivedFrom = ({ text }: LinkSecret, label: string): Buffer =>
  createHmac('sha256', text).update(label).digest();

/** The secret of the address that a form of this one leads to: the same however often the form is sent. */
export const ownSecret = (secret: LinkSecret, nonce: string): LinkSecret =>
  secretOf(secret.service, derivedFrom(secret, `own ${nonce}`));

function secretOf(service: string, bytes: Buffer): LinkSecret {
  const letters = [...bytes.subarray(0, LENGTH)].map((byte) => LETTERS[byte % 32]).join('');
  return { service, letters, text: `${service}-${letters}` };
}

/** Reads what stands in an address, as a person may have copied it by hand; undefined when it is no secret of ours. */
export function readSecret(text: string): LinkSecret | undefined {
  const at = text.lastIndexOf('-');
  const written = text.slice(at + 1).toLowerCase();
  const tidy = written.replace(/[il]/g, '1').replaceAll('o', '0');
  const [whole, service, letters] = FORM.exec(`${text.slice(0, at).toLowerCase()}-${tidy}`) ?? [];
  return whole === undefined || service === undefined || letters === undefined
    ? undefined
    : { service, letters, text: whole };
}

/** What is kept of a secret. It has 130 random bits, which nobody tries out: a fast hash will do. */
export const hashOf = ({ text }: LinkSecret): Buffer => createHash('sha256').update(text).digest();
