import type { VNode } from 'preact';
import { dayInWords, parisDate } from '@maillage/kernel';
import { Page } from '@maillage/platform';
import type { SheetRecord } from './sheet.store.js';
import { WORDS } from './words.js';

type Language = 'fr' | 'en';

/** Where a sheet is read by everybody. */
export const addressOf = (id: string): string => `/v1/fiches-pratiques/${id}/publication`;
const ALL = '/v1/fiches-pratiques/publiees';

/** A practice sheet as everybody may read it. */
export function SheetPage({
  sheet: { description: sheet, beside, modifiedAt },
  origin,
  territory,
  language,
}: {
  readonly sheet: SheetRecord;
  /** What it was copied from, where everybody may read that too. */
  readonly origin: SheetRecord | undefined;
  readonly territory: string;
  readonly language: Language;
}): VNode {
  const words = WORDS[language];
  const other = language === 'fr' ? 'en' : 'fr';
  const places = [sheet.structure, territory].filter((one) => one !== undefined);
  return (
    <Page language={language} title={sheet.titre}>
      <h1>{sheet.titre}</h1>
      <p>
        {words.where} {places.join(', ')}.{' '}
        {words.updated(dayInWords(parisDate(modifiedAt), language))}{' '}
        {beside.remerciements > 0 && words.thanks(beside.remerciements)}{' '}
        {beside.copies > 0 && words.copies(beside.copies)}
      </p>
      <h2>{words.context}</h2>
      <p class="text">{sheet.contexte}</p>
      {sheet.outils.length > 0 && (
        <>
          <h2>{words.tools}</h2>
          <ul>
            {sheet.outils.map((tool) => (
              <li key={tool}>{tool}</li>
            ))}
          </ul>
        </>
      )}
      <h2>{words.steps}</h2>
      <ol>
        {sheet.etapes.map((step) => (
          <li key={step} class="text">
            {step}
          </li>
        ))}
      </ol>
      {sheet.url !== undefined && (
        <p>
          {words.document} <a href={sheet.url}>{sheet.url}</a>
        </p>
      )}
      {origin !== undefined && sheet.origine !== undefined && (
        <p>
          {words.from} <a href={addressOf(origin.id)}>{origin.description.titre}</a>
          {origin.version > sheet.origine.version && ` (${words.changed})`}
        </p>
      )}
      <p>
        {words.licence} {sheet.licence}
      </p>
      <p class="act">
        <a href={ALL}>{words.all}</a>
      </p>
      <p class="act">
        <a href={`?lang=${other}`} hreflang={other} lang={other}>
          {words.other}
        </a>
      </p>
    </Page>
  );
}

/** The sheets that everybody may read, and the words by which they are found. */
export function SheetsPage({
  sheets,
  q,
  near,
  next,
  language,
}: {
  readonly sheets: readonly SheetRecord[];
  readonly q: string;
  /** Words that would find something, where these find nothing. */
  readonly near: readonly string[];
  /** Where the list goes on. */
  readonly next: string | undefined;
  readonly language: Language;
}): VNode {
  const words = WORDS[language];
  const other = language === 'fr' ? 'en' : 'fr';
  return (
    <Page language={language} title={words.title}>
      <h1>{words.title}</h1>
      <p>{words.intro}</p>
      <form method="get" action={ALL}>
        <label for="q">{words.searchLabel}</label>
        <input id="q" name="q" type="search" value={q} maxLength={200} />
        <input type="hidden" name="lang" value={language} />
        <button type="submit">{words.search}</button>
      </form>
      {sheets.length === 0 && <p>{q === '' ? words.empty : words.none}</p>}
      {near.length > 0 && (
        <p>
          {words.near} {near.join(', ')}
        </p>
      )}
      {sheets.map(({ id, description: { titre, contexte, outils } }) => (
        <article key={id}>
          <h2>
            <a href={`${addressOf(id)}?lang=${language}`}>{titre}</a>
          </h2>
          <p class="text">{shortened(contexte)}</p>
          {outils.length > 0 && (
            <p>
              <small>
                {words.tools}
                {language === 'fr' ? '\u00A0' : ''}: {outils.join(', ')}
              </small>
            </p>
          )}
        </article>
      ))}
      {next !== undefined && (
        <p class="act">
          <a href={next}>{words.next}</a>
        </p>
      )}
      <p class="act">
        <a href={`?lang=${other}`} hreflang={other} lang={other}>
          {words.other}
        </a>
      </p>
    </Page>
  );
}

const LENGTH = 240;
/** The beginning of a text, cut between words. */
const shortened = (text: string): string =>
  text.length <= LENGTH ? text : `${text.slice(0, LENGTH).replace(/\s+\S*$/, '')}…`;
