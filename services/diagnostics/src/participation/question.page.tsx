import type { VNode } from 'preact';
import { LinkFrame, LinkPageForm, type LinkVisit, Notice } from '@maillage/platform';
import type { BankItem } from '../bank/bank.js';
import { LONGEST_ANSWER } from './read-answer.js';
import { WORDS } from './words.js';

/** A question that waits for its answer. */
export interface QuestionView {
  readonly item: BankItem;
  /** Its place in the test, from 1. */
  readonly place: number;
  /** Questions at most. */
  readonly most: number;
  /** What its form is bound to. */
  readonly shown: string;
  readonly counts: boolean;
  readonly notice?: 'twice' | 'notAsked';
  /** What was chosen, where it is shown again since that was not enough. */
  readonly typed?: Readonly<Record<string, string>>;
}

/** One question. */
export function QuestionPage({
  view,
  visit,
}: {
  readonly view: QuestionView;
  readonly visit: LinkVisit;
}): VNode {
  const words = WORDS[visit.language];
  const { item, place, most, shown, counts, notice, typed } = view;
  const progress = `${words.question} ${place} / ${most} ${words.atMost}`;
  const fault =
    item.form === 'ordre'
      ? words.chooseOrder
      : item.form === 'texte_court'
        ? words.write
        : words.choose;
  return (
    <LinkFrame visit={visit} title={progress}>
      {notice !== undefined && <Notice>{words[notice]}</Notice>}
      <p>
        {progress}
        <progress value={place - 1} max={most} aria-label={progress} />
      </p>
      {!counts && <p>{words.notCounting}</p>}
      <h1 id="question" class="question" lang="fr">
        {item.question}
      </h1>
      {item.context !== undefined && (
        <p id="contexte" lang="fr">
          {item.context}
        </p>
      )}
      {typed !== undefined && (
        <div class="field" role="alert">
          <p class="error">{fault}</p>
        </div>
      )}
      <LinkPageForm visit={visit} shown={shown}>
        <Choices item={item} typed={typed} language={visit.language} />
        <button type="submit" name="geste" value="repondre">
          {words.answer}
        </button>
        <div class="beside">
          <button type="submit" name="geste" value="inconnu" class="quiet">
            {words.unknown}
          </button>
          <button type="submit" name="geste" value="passer" class="quiet">
            {words.pass}
          </button>
        </div>
      </LinkPageForm>
      {place === 1 && (
        <p>
          <a href={visit.href('reperage')}>{words.self}</a>
        </p>
      )}
      <p>
        <a href={visit.href('pause')}>{words.pause}</a>
      </p>
      <p>
        <a href={visit.href('signaler')}>{words.report}</a>
      </p>
    </LinkFrame>
  );
}

/** What may be answered, by the form of the question. */
function Choices({
  item: { form, choices = [] },
  typed = {},
  language,
}: {
  readonly item: BankItem;
  readonly typed: Readonly<Record<string, string>> | undefined;
  readonly language: 'fr' | 'en';
}): VNode {
  const words = WORDS[language];
  switch (form) {
    case 'texte_court':
      return (
        <div class="field">
          <label for="texte">{words.text}</label>
          <input
            id="texte"
            name="texte"
            type="text"
            maxLength={LONGEST_ANSWER}
            autocomplete="off"
            aria-describedby="question"
            value={typed['texte'] ?? ''}
          />
        </div>
      );
    case 'ordre':
      return (
        <div role="group" aria-labelledby="question" class="choices">
          <p>{words.order}</p>
          {choices.map(({ id, text }) => (
            <label key={id}>
              <select name={`rang-${id}`}>
                <option value="">–</option>
                {choices.map((one, at) => (
                  <option
                    key={one.id}
                    value={at + 1}
                    selected={typed[`rang-${id}`] === String(at + 1)}
                  >
                    {at + 1}
                  </option>
                ))}
              </select>
              <span lang="fr">{text}</span>
            </label>
          ))}
        </div>
      );
    case 'une_reponse':
      return (
        <div role="radiogroup" aria-labelledby="question" class="choices">
          {choices.map(({ id, text }) => (
            <label key={id}>
              <input type="radio" name="choix" value={id} checked={typed['choix'] === id} />
              <span lang="fr">{text}</span>
            </label>
          ))}
        </div>
      );
    case 'plusieurs_reponses':
    case 'verification_par_mediateur':
      return (
        <div role="group" aria-labelledby="question" class="choices">
          <p>{words.several}</p>
          {choices.map(({ id, text }) => (
            <label key={id}>
              <input
                type="checkbox"
                name={`choix-${id}`}
                value="oui"
                checked={`choix-${id}` in typed}
              />
              <span lang="fr">{text}</span>
            </label>
          ))}
        </div>
      );
  }
}
