import type { ComponentChildren, VNode } from 'preact';
import { type LinkVisit, Page } from '@maillage/platform';
import { halfDayInWords, type SeatView, shownOf } from './seat-view.js';
import { WORDS } from './words.js';

/** A page about a seat, with its other language. */
export function Frame({
  visit,
  title,
  children,
}: {
  readonly visit: LinkVisit;
  readonly title: string;
  readonly children: ComponentChildren;
}): VNode {
  const other = visit.language === 'fr' ? 'en' : 'fr';
  return (
    <Page language={visit.language} title={title}>
      <h1>{title}</h1>
      {children}
      <p class="act">
        <a href={visit.hrefIn(other)} hreflang={other} lang={other}>
          {WORDS[visit.language].other}
        </a>
      </p>
    </Page>
  );
}

/** Which course, when and where. */
export function WhatAndWhen({
  view,
  visit: { language },
}: {
  readonly view: SeatView;
  readonly visit: LinkVisit;
}): VNode {
  const words = WORDS[language];
  return (
    <section aria-labelledby="formation">
      <h2 id="formation" lang="fr">
        {view.title}
      </h2>
      <dl class="rows">
        <div>
          <dt>{words.when}</dt>
          <dd>
            <ul>
              {view.halfDays.map((one) => (
                <li key={`${one.jour} ${one.debut}`}>{halfDayInWords(one, language)}</li>
              ))}
            </ul>
          </dd>
        </div>
        <div>
          <dt>{words.where}</dt>
          <dd lang="fr">{view.place ?? words.remote}</dd>
        </div>
      </dl>
    </section>
  );
}

/** A form with a button for each thing that may be done. */
export function Acts({
  view,
  visit,
  acts,
}: {
  readonly view: SeatView;
  readonly visit: LinkVisit;
  readonly acts: readonly (readonly [act: string, label: string])[];
}): VNode {
  return (
    <form method="post" action={visit.href('')}>
      <input type="hidden" name="jeton" value={visit.token(shownOf(view))} />
      {acts.map(([act, label], index) => (
        <button
          key={act}
          type="submit"
          name="geste"
          value={act}
          {...(index === 0 ? {} : { class: 'quiet' })}
        >
          {label}
        </button>
      ))}
    </form>
  );
}
