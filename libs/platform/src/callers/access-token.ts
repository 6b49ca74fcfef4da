import { DomainError } from '@maillage/kernel';
import type { JWTPayload } from 'jose';
import { unknownCaller } from './unknown-caller.js';

/** `typ` of a signed access token (RFC 9068 §2.1). */
const TYPES = ['at+jwt', 'application/at+jwt'];
/** `typ` where an issuer declares no access tokens: what else it signs has the same. */
const UNDECLARED = [undefined, 'jwt'];
/** One of these stands in an access token (RFC 9068 §2.2, and `scp` at some), and in no ID token or userinfo. */
const OF_ACCESS = ['client_id', 'scope', 'scp'];
/** These stand in an ID token, a security event or an introspection, beside whatever ends in `_hash` (OpenID Connect Core §2, §3.3.2.11). */
const OF_OTHERS = ['nonce', 'events', 'token_introspection', 'sub_jwk'];
/** The last second that a date can be. */
const LAST_SECOND = 8.64e12;

/**
 * Holds a signed token to be an access token: an issuer signs ID tokens, userinfo and logout tokens by the same keys, for
 * the same audience.
 * @param typ of its header.
 * @param isUntyped whether its issuer declares no access tokens; then the claims tell.
 * @throws DomainError unauthenticated.
 */
export function requireAccessToken(
  typ: string | undefined,
  payload: JWTPayload,
  isUntyped: boolean,
): void {
  const type = typ?.toLowerCase();
  if (type !== undefined && TYPES.includes(type)) return;
  const names = Object.keys(payload);
  const isAccess =
    isUntyped &&
    UNDECLARED.includes(type) &&
    names.some((name) => OF_ACCESS.includes(name)) &&
    !names.some((name) => OF_OTHERS.includes(name) || name.endsWith('_hash'));
  if (!isAccess) throw notAccessToken();
}

/**
 * Holds what is known of a token, signed or introspected, to be good for whoever bears it, at times that are dates.
 * @throws DomainError unauthenticated.
 */
export function requireBearer({ cnf, token_type: type, exp, nbf, iat }: JWTPayload): void {
  if (![exp, nbf, iat].every((one) => one === undefined || isSecond(one))) throw unknownCaller();
  if (cnf !== undefined || (typeof type === 'string' && type.toLowerCase() === 'dpop'))
    throw boundToken();
}

const isSecond = (value: unknown): boolean =>
  typeof value === 'number' && value >= 0 && value <= LAST_SECOND;

const notAccessToken = (): DomainError =>
  new DomainError('platform.not_access_token', 'unauthenticated', {
    fr: 'Ce jeton est authentique, mais n’est pas un jeton d’accès (typ « at+jwt », RFC 9068) : un jeton d’identité ou une réponse userinfo n’ouvre rien ici. Envoyez le jeton d’accès que votre fournisseur d’identité a remis avec lui ; si ses jetons d’accès n’ont pas ce typ, l’administrateur de Maillage peut le déclarer.',
    en: 'This token is authentic, but it is no access token (typ "at+jwt", RFC 9068): an ID token or a userinfo response opens nothing here. Send the access token that your identity provider gave with it; if its access tokens lack that typ, the administrator of Maillage can declare so.',
  });

const boundToken = (): DomainError =>
  new DomainError('platform.bound_token', 'unauthenticated', {
    fr: 'Ce jeton est lié à une clé (cnf) que son porteur doit prouver détenir, par DPoP (RFC 9449) ou certificat (RFC 8705) ; cette preuve n’est pas vérifiée ici, et sans elle le jeton pourrait avoir été volé. Demandez à votre fournisseur d’identité un jeton au porteur (Bearer).',
    en: 'This token is bound to a key (cnf) that its bearer must prove to hold, by DPoP (RFC 9449) or certificate (RFC 8705); that proof is not verified here, and without it the token might be stolen. Ask your identity provider for a bearer token.',
  });
