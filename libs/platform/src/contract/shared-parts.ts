import type { OpenAPIObject } from '@nestjs/swagger';

type Components = NonNullable<OpenAPIObject['components']>;
type Headers = NonNullable<Components['headers']>;
type Schemas = NonNullable<Components['schemas']>;

const text = (description: string, maxLength: number, more: object = {}): object => ({
  type: 'string',
  description,
  maxLength,
  ...more,
});

/** Headers that every answer bears or may bear. */
export const HEADERS: Headers = {
  'X-Request-Id': {
    description: 'Identifiant de la demande : le vôtre, ou un nouveau.',
    schema: { type: 'string', maxLength: 128, pattern: '^[\\w.:-]{1,128}$' },
  },
  RateLimit: {
    description: 'Ce qui reste de la limite et dans combien de secondes elle se renouvelle.',
    schema: { type: 'string', maxLength: 100, pattern: '^"defaut";r=\\d+;t=\\d+$' },
  },
  'RateLimit-Policy': {
    description: 'La limite : demandes (q) par fenêtre de w secondes.',
    schema: { type: 'string', maxLength: 100, pattern: '^"defaut";q=\\d+;w=\\d+$' },
  },
  'Access-Control-Allow-Origin': {
    description: 'L’origine de l’appelant, quand la configuration la permet (CORS) ; absent sinon.',
    schema: { type: 'string', format: 'uri', maxLength: 200 },
  },
};

/** Headers of some answers. */
export const SOME_HEADERS: Headers = {
  ETag: {
    description: 'État de la ressource, à renvoyer en If-None-Match ou If-Match.',
    schema: { type: 'string', maxLength: 200, pattern: '^"[^"]+"$' },
  },
  Link: {
    description: 'La page suivante (RFC 8288), quand il y en a une.',
    schema: { type: 'string', maxLength: 4100, pattern: '^<[^>]+>; rel="next"$' },
  },
  Location: {
    description: 'Adresse de la ressource créée.',
    schema: { type: 'string', format: 'uri-reference', maxLength: 500 },
  },
  'Preference-Applied': {
    description: 'La préférence (RFC 7240) qui a été suivie.',
    schema: { type: 'string', enum: ['respond-async'] },
  },
  'Idempotency-Replayed': {
    description:
      'Vrai quand cette réponse est celle, répétée, de la première demande de même Idempotency-Key.',
    schema: { type: 'string', enum: ['true'] },
  },
  'Retry-After': {
    description: 'Secondes à attendre avant un nouvel essai.',
    schema: { type: 'integer', format: 'int32', minimum: 0, maximum: 86_400 },
  },
};

/** What every POST accepts. */
export const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Une clé de votre choix, neuve pour chaque demande (un UUID convient). Répéter la demande avec la même clé rend la première réponse sans rien refaire, au moins 24 h durant ; une autre demande sous la même clé est refusée (422), et 409 dit que la première est encore en cours. Un refus (4xx) n’est pas gardé.',
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x20-\\x7e]*$' },
} as const;

/** RFC 9457, with our members. */
export const PROBLEM_SCHEMAS: Schemas = {
  Probleme: {
    type: 'object',
    description: 'Un refus, dit pour la personne qui le lit (RFC 9457).',
    required: ['type', 'title', 'status', 'detail', 'code', 'request_id'],
    properties: {
      type: text('Nature du problème.', 200, { format: 'uri' }),
      title: text('Titre.', 200),
      status: {
        type: 'integer',
        format: 'int32',
        minimum: 400,
        maximum: 599,
        description: 'Code HTTP.',
      },
      detail: text('Ce qui ne va pas et que faire.', 2000),
      code: text('Code stable.', 100),
      request_id: text('Identifiant de la demande.', 128),
      erreurs: {
        type: 'array',
        maxItems: 10_000,
        description: 'Chaque faute, avec son emplacement.',
        items: { $ref: '#/components/schemas/Faute' },
      },
      aujourd_hui: {
        type: 'array',
        maxItems: 100,
        description:
          'Pour la référence d’une commune qui n’est plus, ou d’une partie de commune : les territoires d’aujourd’hui.',
        items: text('Référence typée.', 30),
      },
    },
  },
  Faute: {
    type: 'object',
    description: 'Une faute de la demande.',
    required: ['pointeur', 'code', 'detail'],
    properties: {
      pointeur: text('Pointeur JSON (RFC 6901) ou nom du paramètre.', 300),
      code: text('Code stable.', 100),
      detail: text('Ce qui ne va pas et que faire.', 1000),
    },
  },
};

/** What each refusal means. */
export const REFUSALS: Readonly<Record<string, string>> = {
  400: 'Demande mal formée ; « erreurs » nomme chaque faute.',
  401: 'Clé absente, inconnue, expirée ou révoquée.',
  403: 'La clé ne permet pas cette action.',
  404: 'Introuvable, ou hors de ce que la clé permet de voir.',
  406: 'L’en-tête Accept refuse tous les formats de cette réponse.',
  408: 'La demande n’est pas arrivée en entier à temps.',
  409: 'Conflit avec l’état présent.',
  412: 'La ressource a changé depuis qu’elle a été lue.',
  413: 'Envoi trop volumineux.',
  415: 'Type de contenu non lu ici.',
  422: 'Bien formé, mais refusé par une règle.',
  428: 'If-Match manque.',
  429: 'Trop de demandes.',
  500: 'Erreur imprévue de notre côté.',
  503: 'Momentanément indisponible.',
};

/** The response of a refusal, as `components.responses` holds it under `refusal(status)`. */
export const REFUSAL_RESPONSES: NonNullable<Components['responses']> = Object.fromEntries(
  Object.entries(REFUSALS).map(([status, description]) => [
    refusal(status),
    {
      description,
      headers: headerRefs(['429', '503'].includes(status) ? ['Retry-After'] : []),
      content: {
        'application/problem+json': { schema: { $ref: '#/components/schemas/Probleme' } },
      },
    },
  ]),
);

/** Name of the shared response of a status. */
export function refusal(status: string): string {
  return `Refus${status}`;
}

/** References of the headers every answer bears, and of some more. */
export function headerRefs(more: readonly string[] = []): Headers {
  return Object.fromEntries(
    [...Object.keys(HEADERS), ...more].map((name) => [
      name,
      { $ref: `#/components/headers/${name}` },
    ]),
  );
}
