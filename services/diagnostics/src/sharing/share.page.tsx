import type { VNode } from 'preact';
import { dayInWords, parisDate } from '@maillage/kernel';
import { LinkFrame, LinkPageForm, type LinkVisit, Notice } from '@maillage/platform';
import type { Framework } from '@maillage/skills';
import { WORDS } from './share-words.js';
import { areaField, SHARE_DAYS } from './share.js';

type Area = Pick<Framework['areas'][number], 'code' | 'name'>;

/** What may be shown, and what is. */
export interface ShareView {
  readonly areas: readonly Area[];
  readonly shares: readonly {
    readonly id: string;
    readonly areas: readonly string[] | undefined;
    readonly linkKey: string;
    readonly endsAt: Date;
  }[];
  /** Why no address was made. */
  readonly fault: 'nothing' | 'tooMany' | undefined;
}

/** Where a person makes an address to a result, sees those that are open, and closes them. */
export function SharePage({
  view: { areas, shares, fault },
  visit,
}: {
  readonly view: ShareView;
  readonly visit: LinkVisit;
}): VNode {
  const { language } = visit;
  const words = WORDS[language];
  const nameOf = (code: string): string =>
    areas.find((one) => one.code === code)?.name[language] ?? code;
  return (
    <LinkFrame visit={visit} title={words.title}>
      <h1>{words.title}</h1>
      {fault !== undefined && <Notice>{words[fault]}</Notice>}
      <p>{words.text}</p>
      {shares.length > 0 && (
        <section aria-labelledby="ouvertes">
          <h2 id="ouvertes">{words.open}</h2>
          <p>{words.copy}</p>
          <ul>
            {shares.map(({ id, areas: shown, linkKey, endsAt }) => (
              <li key={id}>
                <p>
                  <a href={visit.ownAddress(linkKey)}>{visit.ownAddress(linkKey)}</a>
                  <br />
                  {words.shows} {shown === undefined ? words.whole : shown.map(nameOf).join(', ')}.
                  <br />
                  {words.until} {dayInWords(parisDate(endsAt), language)}.
                </p>
                <LinkPageForm visit={visit} page="montrer" shown={id} deed="fermer">
                  <input type="hidden" name="adresse" value={id} />
                  <button type="submit" class="quiet">
                    {words.close}
                  </button>
                </LinkPageForm>
              </li>
            ))}
          </ul>
        </section>
      )}
      <LinkPageForm visit={visit} page="montrer" shown="montrer" deed="montrer">
        <fieldset class="choices">
          <legend>{words.what}</legend>
          <label>
            <input type="radio" name="quoi" value="tout" />
            <span>{words.whole}</span>
          </label>
          <label>
            <input type="radio" name="quoi" value="domaines" />
            <span>{words.areas}</span>
          </label>
          {areas.map(({ code, name }) => (
            <label key={code}>
              <input type="checkbox" name={areaField(code)} value="oui" />
              <span>{name[language]}</span>
            </label>
          ))}
        </fieldset>
        <fieldset class="choices">
          <legend>{words.days}</legend>
          {SHARE_DAYS.map((days, at) => (
            <label key={days}>
              <input type="radio" name="jours" value={days} checked={at === 1} />
              <span>{words.dayCount(days)}</span>
            </label>
          ))}
        </fieldset>
        <button type="submit">{words.make}</button>
      </LinkPageForm>
      <p>
        <a href={visit.href('')}>{words.back}</a>
      </p>
    </LinkFrame>
  );
}
