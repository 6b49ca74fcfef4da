import type { VNode } from 'preact';
import { dayInWords } from '@maillage/kernel';
import { Page } from '@maillage/platform';
import type { Alert } from './overview.js';
import type { ReadOverviewAnswer } from './read-overview.handler.js';

type Language = 'fr' | 'en';

const WORDS = {
  fr: {
    title: 'Ce qui demande un regard',
    asOf: (name: string, day: string, total: number) =>
      `${name}, au ${day} : ${total} action${total > 1 ? 's' : ''} en tout.`,
    late: 'En retard',
    blocked: 'Bloquées',
    silent: 'Sans nouvelles',
    broken: 'Promesses qui ne tiennent plus',
    action: 'Action',
    days: 'Depuis (jours)',
    missing: 'Manque (jours ouvrés)',
    why: 'Par quoi',
    none: 'Aucune.',
  },
  en: {
    title: 'What wants a look',
    asOf: (name: string, day: string, total: number) =>
      `${name}, as of ${day}: ${total} action${total > 1 ? 's' : ''} in all.`,
    late: 'Late',
    blocked: 'Blocked',
    silent: 'Without news',
    broken: 'Promises that cannot be kept',
    action: 'Action',
    days: 'Since (days)',
    missing: 'Short of (working days)',
    why: 'By what',
    none: 'None.',
  },
};

/** What is late, blocked, without news or can't be kept, for whoever coordinates. */
export function OverviewPage({
  answer: { name, overview, today },
  language,
}: {
  readonly answer: ReadOverviewAnswer;
  readonly language: Language;
}): VNode {
  const words = WORDS[language];
  const lists = [
    [words.late, words.days, overview.late],
    [words.blocked, words.days, overview.blocked],
    [words.silent, words.days, overview.silent],
    [words.broken, words.missing, overview.broken],
  ] as const;
  return (
    <Page language={language} title={words.title}>
      <h1>{words.title}</h1>
      <p>{words.asOf(name, dayInWords(today, language), overview.total)}</p>
      {lists.map(([title, unit, alerts], at) => (
        <section key={title} aria-labelledby={`liste-${at}`}>
          <h2 id={`liste-${at}`}>
            {title} ({alerts.length})
          </h2>
          {alerts.length === 0 ? (
            <p>{words.none}</p>
          ) : (
            <Alerts alerts={alerts} unit={unit} language={language} />
          )}
        </section>
      ))}
    </Page>
  );
}

function Alerts({
  alerts,
  unit,
  language,
}: {
  readonly alerts: readonly Alert[];
  readonly unit: string;
  readonly language: Language;
}): VNode {
  const words = WORDS[language];
  const isReasoned = alerts.some(({ action }) => action.statut.bloquee_par !== undefined);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.action}</th>
          <th scope="col">{unit}</th>
          {isReasoned && <th scope="col">{words.why}</th>}
        </tr>
      </thead>
      <tbody>
        {alerts.map(({ id, action, days }) => (
          <tr key={id}>
            <th scope="row">{action.intitule}</th>
            <td>{days ?? '–'}</td>
            {isReasoned && <td>{action.statut.bloquee_par ?? ''}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
