import type { VNode } from 'preact';
import type { Campaign } from '../campaign/campaign.js';
import type { LocalTable } from './local-table.js';
import { WORDS } from './report-words.js';

/** What a group answered to the questions of the territory. */
export function LocalTables({
  questions,
  tables,
  language,
}: {
  readonly questions: Campaign['local'];
  readonly tables: readonly LocalTable[];
  readonly language: 'fr' | 'en';
}): VNode {
  const words = WORDS[language];
  return (
    <section aria-labelledby="territoire">
      <h2 id="territoire">{words.local}</h2>
      <p>{tables.length === 0 ? words.noLocal : words.localText}</p>
      {tables.map(({ question, people, told, others }, at) => {
        const asked = questions.find(({ id }) => id === question);
        return (
          <section key={question} aria-labelledby={`question-${at}`}>
            <h3 id={`question-${at}`} lang="fr">
              {asked?.text ?? question}
            </h3>
            <dl class="rows">
              {Object.entries(told).map(([choice, count]) => (
                <div key={choice}>
                  <dt lang="fr">
                    {asked?.choices.find(({ id }) => id === choice)?.text ?? choice}
                  </dt>
                  <dd>{words.ofPeople(count, people)}</dd>
                </div>
              ))}
              {others !== undefined && (
                <div>
                  <dt>{words.others}</dt>
                  <dd>{words.ofPeople(others, people)}</dd>
                </div>
              )}
            </dl>
          </section>
        );
      })}
    </section>
  );
}
