import type { ComponentChildren, VNode } from 'preact';
import { pagesConfig } from '../config/pages.config.js';
import type { Language } from '../request/language.js';
import { LOGO, STYLE } from './assets.js';

const WORDS = {
  fr: { skip: 'Aller au contenu', home: 'Accueil' },
  en: { skip: 'Skip to content', home: 'Home' },
};

/** A whole page: the head, the name and logo of this installation, and what is in it. */
export function Page({
  language,
  title,
  children,
}: {
  readonly language: Language;
  /** Of the page; the installation's name is added. */
  readonly title: string;
  readonly children: ComponentChildren;
}): VNode {
  const { name } = pagesConfig;
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>{title === name ? name : `${title} – ${name}`}</title>
        <link rel="stylesheet" href={STYLE.path} />
        <link rel="icon" href={LOGO?.path ?? 'data:,'} />
      </head>
      <body>
        <a class="skip" href="#contenu">
          {WORDS[language].skip}
        </a>
        <header>
          <a href="/" aria-label={`${name} : ${WORDS[language].home}`}>
            {LOGO !== undefined && <img src={LOGO.path} alt="" />}
            {name}
          </a>
        </header>
        <main id="contenu">{children}</main>
      </body>
    </html>
  );
}
