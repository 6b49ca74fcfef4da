import type { VNode } from 'preact';
import { type LinkVisit, Notice, Page } from '@maillage/platform';
import { dayInWords, parisDate } from '@maillage/kernel';
import { type Card, shownOf } from './card.js';
import { type CardRow, placeRows, structureRows } from './card-rows.js';
import { LABELS, WORDS } from './card-words.js';

/** The card of a structure, as its own people see and confirm it. */
export function CardPage({
  card,
  visit,
  isChanged = false,
}: {
  readonly card: Card;
  readonly visit: LinkVisit;
  /** It is shown again, since it is no longer what was confirmed. */
  readonly isChanged?: boolean;
}): VNode {
  const { language, href } = visit;
  const words = WORDS[language];
  const other = language === 'fr' ? 'en' : 'fr';
  const title = `${words.of} ${card.structure.nom}`;
  const confirm = (
    <form method="post" action={href('')}>
      <input type="hidden" name="jeton" value={visit.token(shownOf(card))} />
      <button type="submit">{words.isRight}</button>
    </form>
  );
  return (
    <Page language={language} title={title}>
      <hgroup>
        <h1>{title}</h1>
        <p>
          {card.checkedOn === undefined
            ? words.neverChecked
            : `${words.checked} ${dayInWords(card.checkedOn, language)}.`}
        </p>
      </hgroup>
      {isChanged && <Notice>{words.changed}</Notice>}
      <p>{words.intro}</p>
      <ul>
        <li>
          <a href="#exact">{words.ifRight}</a>
        </li>
        <li>{words.ifWrong}</li>
      </ul>
      <h2>{words.structure}</h2>
      <Rows rows={structureRows(card.structure, language)} unsaid={words.unsaid} />
      <Pending names={card.pending.get(card.id)} language={language} />
      <p>
        <a href={href('structure')}>
          {words.correct} : {card.structure.nom}
        </a>
      </p>
      <h2>
        {words.places}
        {card.places.length > 0 && ` (${card.places.length + card.others})`}
      </h2>
      {card.places.length === 0 && <p>{words.noPlaces}</p>}
      {card.places.map(({ id, place, checkedOn }) => (
        <section key={id} aria-labelledby={`lieu-${id}`}>
          <h3 id={`lieu-${id}`}>{place.nom}</h3>
          {checkedOn !== undefined && (
            <p>
              {words.placeChecked} {dayInWords(checkedOn, language)}.
            </p>
          )}
          <Rows rows={placeRows(place, language)} unsaid={words.unsaid} />
          <Pending names={card.pending.get(id)} language={language} />
          <p>
            <a href={href(`lieu-${id}`)}>
              {words.correct} : {place.nom}
            </a>
          </p>
        </section>
      ))}
      {card.others > 0 && (
        <p>
          {words.others} {card.others}.
        </p>
      )}
      <article class="answer" id="exact">
        <h2>{words.isRightQuestion}</h2>
        <p>{words.isRightHint}</p>
        {confirm}
      </article>
      <p>
        <small>
          {words.end} {dayInWords(parisDate(visit.endsAt), language)}.
        </small>
      </p>
      <p class="act">
        <a href={visit.hrefIn(other)} hreflang={other} lang={other}>
          {words.other}
        </a>
      </p>
    </Page>
  );
}

/** What is said after a confirmation. */
export function ConfirmedPage({ visit }: { readonly visit: LinkVisit }): VNode {
  const words = WORDS[visit.language];
  return (
    <Page language={visit.language} title={words.thanks}>
      <h1>{words.thanks}</h1>
      <p>{words.thanksText}</p>
      <p>
        <a href={visit.href('')}>{words.back}</a>
      </p>
    </Page>
  );
}

/** Says which corrections wait for an answer. */
function Pending({
  names = [],
  language,
}: {
  readonly names: readonly string[] | undefined;
  readonly language: 'fr' | 'en';
}): VNode | null {
  if (names.length === 0) return null;
  const labels = names.map((name) => LABELS[name as keyof typeof LABELS][language]);
  return (
    <p>
      <strong>{WORDS[language].pending}</strong> {labels.join(', ')}.
    </p>
  );
}

/** Lines of a card, those that say something first; the others are named together. */
function Rows({
  rows,
  unsaid,
}: {
  readonly rows: readonly CardRow[];
  readonly unsaid: string;
}): VNode {
  const empty = rows.filter(({ lines }) => lines.length === 0);
  return (
    <dl class="rows">
      {rows
        .filter(({ lines }) => lines.length > 0)
        .map(({ label, lines }) => (
          <div key={label}>
            <dt>{label}</dt>
            {lines.map((line) => (
              <dd key={line}>{line}</dd>
            ))}
          </div>
        ))}
      {empty.length > 0 && (
        <div>
          <dt>
            <em>{unsaid}</em>
          </dt>
          <dd>
            <em>{empty.map(({ label }) => label).join(', ')}</em>
          </dd>
        </div>
      )}
    </dl>
  );
}
