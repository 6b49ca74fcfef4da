import { existsSync } from 'node:fs';
import { readSettings, type Setting, text } from './settings.js';

const COLOUR = /^#[0-9a-f]{6}$/i;
/** WCAG 2.2, 1.4.3: text against what is behind it. */
const LEAST_CONTRAST = 4.5;

/** Relative luminance of a colour `#rrggbb` (WCAG 2.2), from 0 to 1. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const isDark = (colour: string): boolean => 1.05 / (luminance(colour) + 0.05) >= LEAST_CONTRAST;

const colour: Setting<string> = {
  env: 'INSTALLATION_COLOUR',
  doc: 'couleur des liens et boutons des pages, assez foncée pour être lue sur du blanc (WCAG, contraste 4,5)',
  form: '#rrggbb',
  parse: (value) => (COLOUR.test(value) && isDark(value) ? value.toLowerCase() : undefined),
  fallback: '#0b5c8a',
};

const logo: Setting<string> = {
  env: 'INSTALLATION_LOGO',
  doc: 'fichier SVG ou PNG du logo des pages ; absent : le nom seul',
  form: 'chemin d’un fichier .svg ou .png',
  parse: (value) => (/\.(svg|png)$/i.test(value) && existsSync(value) ? value : undefined),
  fallback: '',
};

/** What the pages of this installation look like. */
export const pagesConfig = readSettings(
  {
    name: text('INSTALLATION_NAME', 'nom de l’installation, en tête des pages', 'Maillage'),
    colour,
    logo,
    contact: text(
      'INSTALLATION_CONTACT',
      'à qui s’adresse une personne dont l’adresse ne mène plus nulle part, en quelques mots ; vide : à qui la lui a envoyée',
      '',
    ),
  },
  process.env,
);
