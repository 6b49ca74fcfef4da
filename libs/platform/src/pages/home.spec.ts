import { renderToString } from 'preact-render-to-string';
import { HomePage } from './home.page.js';
import { DOORS, type ShownService } from './home.js';
import type { Language } from '../request/language.js';

const SERVICE = { nom: 'actors', titre: 'Lieux <& "autres">', openapi: '/v1/actors/openapi.json' };
const homePage = (language: Language, services: readonly ShownService[]): string =>
  renderToString(HomePage({ language, services }));

describe('the page of /', () => {
  it.each(['fr', 'en'] as const)('leads everywhere in its own language (%s)', (language) => {
    const page = homePage(language, [SERVICE]);
    expect(page).toContain(`<html lang="${language}">`);
    for (const door of Object.values(DOORS))
      expect(page).toContain(`<a href="${door.href}">${door[language]}</a>`);
    expect(page).toContain(`href="${SERVICE.openapi}"`);
  });

  it('escapes what is put into it', () => {
    expect(homePage('fr', [SERVICE])).toContain('Lieux &lt;&amp; &quot;autres&quot;>');
  });

  it('has no script and loads nothing', () => {
    expect(homePage('fr', [SERVICE])).not.toMatch(/<script|\bsrc=|@import|url\(|\bon\w+=/);
  });
});
