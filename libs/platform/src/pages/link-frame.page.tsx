import type { ComponentChildren, VNode } from 'preact';
import type { LinkVisit } from '../links/link-purpose.js';
import { Page } from './layout.page.js';

const OTHER = { fr: 'English', en: 'Français' } as const;

/** A page of an address of its own, with its other language. */
export function LinkFrame({
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
          {OTHER[visit.language]}
        </a>
      </p>
    </Page>
  );
}

/** A form of such a page, bound to what it shows. */
export function LinkPageForm({
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
