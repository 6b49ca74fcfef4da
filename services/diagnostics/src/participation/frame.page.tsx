import type { ComponentChildren, VNode } from 'preact';
import { type LinkVisit, Page } from '@maillage/platform';
import { WORDS } from './words.js';

/** A page of somebody who takes part, with its other language. */
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
      {children}
      <p class="act">
        <a href={visit.hrefIn(other)} hreflang={other} lang={other}>
          {WORDS[visit.language].other}
        </a>
      </p>
    </Page>
  );
}

/** A form of a page, bound to what it shows. */
export function PageForm({
  visit,
  page = '',
  shown,
  deed,
  children,
}: {
  readonly visit: LinkVisit;
  readonly page?: string;
  readonly shown: string;
  /** What it asks for, unless a button says otherwise. */
  readonly deed?: string;
  readonly children: ComponentChildren;
}): VNode {
  return (
    <form method="post" action={visit.href(page)}>
      <input type="hidden" name="jeton" value={visit.token(shown)} />
      {deed !== undefined && <input type="hidden" name="geste" value={deed} />}
      {children}
    </form>
  );
}
