import { pagesConfig } from './pages.config.js';
import { settingsOf } from './settings.js';

const read = (env: string, text: string): unknown =>
  settingsOf(pagesConfig)
    ?.find((setting) => setting.env === env)
    ?.parse(text);

describe('how the pages of an installation look', () => {
  it.each([
    ['#0B5C8A', '#0b5c8a'],
    ['#000000', '#000000'],
    // WCAG's own limit: the lightest grey that is read on white.
    ['#767676', '#767676'],
    ['#777777', undefined],
    ['#ffffff', undefined],
    ['bleu', undefined],
    ['#fff', undefined],
  ])('takes %s for a colour only where it is read on white', (text, colour) => {
    expect(read('INSTALLATION_COLOUR', text)).toBe(colour);
  });

  it.each([
    ['package.json', undefined],
    ['nulle-part.svg', undefined],
  ])('takes %s for no logo', (path, logo) => {
    expect(read('INSTALLATION_LOGO', path)).toBe(logo);
  });
});
