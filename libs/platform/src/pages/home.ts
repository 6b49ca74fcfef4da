/** What `/` leads to, in the order of a first visit. */
export const DOORS = {
  documentation: {
    href: '/docs',
    fr: 'La documentation, où chaque demande s’essaie',
    en: 'The documentation, where each request can be tried',
  },
  openapi: {
    href: '/v1/openapi.json',
    fr: 'Le contrat OpenAPI, pour les programmes',
    en: 'The OpenAPI contract, for programs',
  },
  territoires: {
    href: '/v1/territoires',
    fr: 'Les territoires',
    en: 'Territories',
  },
  nomenclatures: {
    href: '/v1/nomenclatures',
    fr: 'Les nomenclatures, avec leurs libellés',
    en: 'Code lists, with their labels',
  },
  pret: {
    href: '/sante/pret',
    fr: 'Ce serveur est-il prêt ?',
    en: 'Is this server ready?',
  },
  mesures: {
    href: '/metrics',
    fr: 'Ses mesures, pour Prometheus',
    en: 'Its metrics, for Prometheus',
  },
} as const;

/** What this is, in one sentence. */
export const PURPOSE = {
  fr: 'Maillage aide un réseau local d’inclusion numérique à se gouverner : qui agit où, ce qui est fait, ce que cela change.',
  en: 'Maillage helps a local digital-inclusion network to govern itself: who acts where, what is done, what it changes.',
};

const WORDS = {
  fr: {
    where: 'Où aller',
    services: 'Services de ce serveur',
    contract: 'contrat OpenAPI',
    key: 'Le reste demande une clé, que délivre l’administrateur de cette installation.',
  },
  en: {
    where: 'Where to go',
    services: 'Services of this server',
    contract: 'OpenAPI contract',
    key: 'Everything else asks for a key, which the administrator of this installation gives.',
  },
};

/** A service of this server, as `/` shows it; its title is in French. */
export interface ShownService {
  readonly nom: string;
  readonly titre: string;
  readonly openapi: string;
}

const STYLE = `:root{color-scheme:light dark}
body{font:1.0625rem/1.6 system-ui,sans-serif;margin:0 auto;max-width:42rem;padding:2rem 1rem}
a:focus-visible{outline:3px solid;outline-offset:2px}
li{margin:.5rem 0}`;

/** The page that `/` shows a person: one document, without script and with nothing loaded from elsewhere. */
export function homePage(language: 'fr' | 'en', services: readonly ShownService[]): string {
  const words = WORDS[language];
  const doors = Object.values(DOORS).map((door) => item(link(door.href, door[language])));
  const mounted = services.map(({ nom, titre, openapi }) =>
    item(`<span lang="fr">${escaped(titre)}</span> (${link(openapi, `${words.contract} ${nom}`)})`),
  );
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Maillage</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Maillage</h1>
<p>${PURPOSE[language]}</p>
<h2>${words.where}</h2>
<ul>
${doors.join('\n')}
</ul>
<p>${words.key}</p>
<h2>${words.services}</h2>
<ul>
${mounted.join('\n')}
</ul>
</main>
</body>
</html>
`;
}

const item = (html: string): string => `<li>${html}</li>`;
const link = (href: string, text: string): string =>
  `<a href="${escaped(href)}">${escaped(text)}</a>`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (one) => ENTITIES[one] ?? one);
