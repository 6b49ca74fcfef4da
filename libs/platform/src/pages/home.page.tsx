import type { VNode } from 'preact';
import type { Language } from '../request/language.js';
import { DOORS, PURPOSE, type ShownService, WORDS } from './home.js';
import { Page } from './layout.page.js';

/** What this server is and where to go. */
export function HomePage({
  language,
  services,
}: {
  readonly language: Language;
  readonly services: readonly ShownService[];
}): VNode {
  const words = WORDS[language];
  return (
    <Page language={language} title={words.title}>
      <h1>{words.title}</h1>
      <p>{PURPOSE[language]}</p>
      <h2>{words.where}</h2>
      <ul>
        {Object.values(DOORS).map((door) => (
          <li key={door.href}>
            <a href={door.href}>{door[language]}</a>
          </li>
        ))}
      </ul>
      <p>{words.key}</p>
      <h2>{words.services}</h2>
      <ul>
        {services.map(({ nom, titre, openapi }) => (
          <li key={nom}>
            <span lang="fr">{titre}</span>
            {' ('}
            <a href={openapi}>
              {words.contract} {nom}
            </a>
            {')'}
          </li>
        ))}
      </ul>
    </Page>
  );
}
