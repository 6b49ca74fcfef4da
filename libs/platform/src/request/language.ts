import type { FastifyRequest } from 'fastify';

/** The languages of what people read. */
export type Language = 'fr' | 'en';

/** What a page's own link to its other language asks for. */
const ASKED = /[?&]lang=(fr|en)(?=&|$)/;

/** `en` when the caller asks for it by `?lang=`, or prefers it to French by `Accept-Language`, else `fr`. */
export function languageOf(request: FastifyRequest): Language {
  const asked = askedLanguage(request);
  if (asked !== undefined) return asked;
  const weights = { fr: 0.001, en: 0 };
  for (const part of (request.headers['accept-language'] ?? '').slice(0, 200).split(',')) {
    const [tag = '', quality] = part.trim().toLowerCase().split(';q=');
    const language = tag.split('-')[0];
    if (language === 'fr' || language === 'en')
      weights[language] = Math.max(weights[language], Number(quality ?? 1) || 0);
  }
  return weights.en > weights.fr ? 'en' : 'fr';
}

/** The language that the address itself asks for. */
export const askedLanguage = ({ url }: Pick<FastifyRequest, 'url'>): Language | undefined =>
  url.includes('lang=') ? (ASKED.exec(url)?.[1] as Language | undefined) : undefined;
