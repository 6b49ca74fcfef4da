import type { VNode } from 'preact';
import { LinkFrame, LinkPageForm, type LinkVisit, Notice } from '@maillage/platform';
import {
  type LocalAnswers,
  type LocalQuestion,
  questionField,
} from '../campaign/local-question.js';
import { WORDS } from './local-words.js';

/** Questions of the territory, with what was answered before. */
interface LocalView {
  readonly questions: readonly LocalQuestion[];
  readonly answers: LocalAnswers;
  /** Nothing was chosen in what was sent. */
  readonly isEmpty: boolean;
}

/** The page of the territory's questions. */
export function LocalPage({
  view: { questions, answers, isEmpty },
  visit,
}: {
  readonly view: LocalView;
  readonly visit: LinkVisit;
}): VNode {
  const words = WORDS[visit.language];
  return (
    <LinkFrame visit={visit} title={words.title}>
      <h1>{words.title}</h1>
      {isEmpty && <Notice>{words.empty}</Notice>}
      <p>{words.text}</p>
      <LinkPageForm visit={visit} page="territoire" shown="territoire">
        {questions.map(({ id, text, choices }) => (
          <fieldset key={id} class="choices" lang="fr">
            <legend>{text}</legend>
            {choices.map((choice) => (
              <label key={choice.id}>
                <input
                  type="radio"
                  name={questionField(id)}
                  value={choice.id}
                  checked={answers[id] === choice.id}
                />
                <span>{choice.text}</span>
              </label>
            ))}
          </fieldset>
        ))}
        <button type="submit">{words.send}</button>
      </LinkPageForm>
      <p>
        <a href={visit.href('')}>{words.back}</a>
      </p>
    </LinkFrame>
  );
}
