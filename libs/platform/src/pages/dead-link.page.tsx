import type { VNode } from 'preact';
import { pagesConfig } from '../config/pages.config.js';
import type { Language } from '../request/language.js';
import { Page } from './layout.page.js';

const WORDS = {
  fr: {
    title: 'Cette adresse ne mène nulle part',
    why: 'Elle a pu finir, servir déjà ou être retirée, ou il y manque une lettre.',
    next: 'Que faire ?',
    check: 'Si vous l’avez recopiée, comparez-la lettre à lettre avec le message reçu.',
    ask: 'Sinon, demandez une nouvelle adresse à la personne qui vous l’a envoyée.',
    contact: 'Vous ne savez plus qui ? Adressez-vous à :',
  },
  en: {
    title: 'This address leads nowhere',
    why: 'It may have ended, been used or been withdrawn, or a letter is missing.',
    next: 'What to do?',
    check: 'If you copied it, compare it letter by letter with the message that you received.',
    ask: 'Otherwise, ask the person who sent it to you for a new one.',
    contact: 'You do not remember who? Ask:',
  },
};

/** What is behind an address that ended, and one that never was: the same, whoever asks. */
export function DeadLinkPage({ language }: { readonly language: Language }): VNode {
  const words = WORDS[language];
  return (
    <Page language={language} title={words.title}>
      <h1>{words.title}</h1>
      <p>{words.why}</p>
      <h2>{words.next}</h2>
      <ul>
        <li>{words.check}</li>
        <li>{words.ask}</li>
        {pagesConfig.contact !== '' && (
          <li>
            {words.contact} <strong>{pagesConfig.contact}</strong>
          </li>
        )}
      </ul>
    </Page>
  );
}
