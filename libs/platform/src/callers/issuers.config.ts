import { integer, readSettings, type Setting } from '../config/settings.js';

/** An identity provider: its tokens identify persons. Rights come from grants alone. */
export interface Issuer {
  readonly name: string;
  /** As it stands in `iss`; its configuration is found below it (OpenID Connect Discovery 1.0 §4). */
  readonly url: string;
  /** A token must be meant for one of these. */
  readonly audiences: readonly string[];
  readonly algorithms: readonly string[];
  /** Levels of authentication that are accepted; none asks for none. ProConnect: `eidas1`, `eidas2`, …. */
  readonly acr: readonly string[];
  /** Its access tokens are not declared as such (`typ`, RFC 9068), and are told by their claims. */
  readonly isUntyped: boolean;
  /** Our client there, where its access tokens are opaque. */
  readonly introspector?: Introspector;
}

/** A client of an identity provider that may ask it what a token is. */
export interface Introspector {
  readonly id: string;
  readonly secret: string;
}

/** Signatures by a key that we don't hold: `none` and the HMACs are no proof of anything here. */
const ASYMMETRIC = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
const DOC =
  'fournisseurs d’identité, en JSON : [{ "nom", "emetteur", "audience": texte ou liste, "algorithmes"?: ["RS256"], "acr"?: ["eidas1"], "sans_typ"?: true, "introspection"?: { "client", "secret" } }] ; emetteur en https, sauf sur la machine elle-même ; seuls les jetons d’accès déclarés (typ « at+jwt », RFC 9068) sont pris, sauf d’un émetteur sans_typ, dont ils portent client_id, scope ou scp et rien d’un jeton d’identité (nonce, at_hash…) ; introspection chez un seul, à qui sont montrés les jetons que lui seul sait lire';

const issuers: Setting<readonly Issuer[]> = {
  env: 'OIDC_ISSUERS',
  doc: DOC,
  form: 'JSON',
  parse: parseIssuers,
  fallback: [],
};

/** Identity providers of agents, and how far their clocks may be from ours. */
export const issuersConfig = readSettings(
  {
    issuers,
    clockSkew: integer(
      'OIDC_CLOCK_SKEW',
      'écart permis entre les horloges des émetteurs de jetons et la nôtre, en secondes',
      30,
      0,
      300,
    ),
  },
  process.env,
);

/** Reads the setting's JSON; undefined when anything in it is not as it must be. */
export function parseIssuers(text: string): readonly Issuer[] | undefined {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(list)) return undefined;
  const read = list.map(readIssuer);
  const good = read.filter((issuer) => issuer !== undefined);
  if (good.length < read.length || new Set(good.map(({ url }) => url)).size < good.length)
    return undefined;
  // A token that says nothing of where it comes from must not be shown to one provider after the other.
  return good.filter(({ introspector }) => introspector !== undefined).length > 1
    ? undefined
    : good;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(isText);
}

function readIssuer(one: unknown): Issuer | undefined {
  if (typeof one !== 'object' || one === null) return undefined;
  const {
    nom: name,
    emetteur: url,
    audience,
    algorithmes: algorithms = ['RS256', 'ES256'],
    acr = [],
    sans_typ: isUntyped = false,
    introspection,
  } = one as Record<string, unknown>;
  const audiences = isText(audience) ? [audience] : audience;
  if (
    !isText(name) ||
    !isText(url) ||
    !isSafe(url) ||
    !isTexts(audiences) ||
    audiences.length === 0 ||
    !isTexts(acr) ||
    typeof isUntyped !== 'boolean'
  )
    return undefined;
  if (
    !isTexts(algorithms) ||
    algorithms.length === 0 ||
    !algorithms.every((algorithm) => ASYMMETRIC.includes(algorithm))
  )
    return undefined;
  const introspector = introspection === undefined ? undefined : readIntrospector(introspection);
  const issuer = { name, url, audiences, algorithms, acr, isUntyped };
  if (introspector === undefined) return introspection === undefined ? issuer : undefined;
  return { ...issuer, introspector };
}

function readIntrospector(one: unknown): Introspector | undefined {
  if (typeof one !== 'object' || one === null) return undefined;
  const { client: id, secret } = one as Record<string, unknown>;
  return isText(id) && isText(secret) ? { id, secret } : undefined;
}

/** Keys fetched in clear could be anybody's; only the machine itself is exempt. */
export function isSafe(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return (
    protocol === 'https:' ||
    (protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname))
  );
}
