import type { VNode } from 'preact';
import type { Language } from '../request/language.js';
import { Page } from './layout.page.js';

const WORDS = {
  fr: {
    next: 'Et maintenant ?',
    home: 'Revenir à l’accueil',
    back: 'Revenir en arrière avec votre navigateur et corriger ce que dit le message.',
    ask: 'Si cela revient, donnez ce numéro à qui vous a envoyé l’adresse :',
  },
  en: {
    next: 'What now?',
    home: 'Go to the home page',
    back: 'Go back with your browser and correct what the message says.',
    ask: 'If it comes back, give this number to whoever sent you the address:',
  },
};

/** What a person reads when a page can't be shown: what happened, and what to do next. */
export function ProblemPage({
  language,
  title,
  detail,
  faults,
  requestId,
}: {
  readonly language: Language;
  readonly title: string;
  readonly detail: string;
  readonly faults: readonly string[];
  readonly requestId: string;
}): VNode {
  const words = WORDS[language];
  return (
    <Page language={language} title={title}>
      <h1>{title}</h1>
      <p>{detail}</p>
      {faults.length > 0 && (
        <ul>
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
      <h2>{words.next}</h2>
      <ul>
        <li>{words.back}</li>
        <li>
          <a href="/">{words.home}</a>
        </li>
        <li>
          {words.ask} <code>{requestId}</code>
        </li>
      </ul>
    </Page>
  );
}
