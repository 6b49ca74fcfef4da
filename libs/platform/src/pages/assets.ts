import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { pagesConfig } from '../config/pages.config.js';

/** A file of all pages, under an address that changes with its bytes. */
export interface Asset {
  readonly path: string;
  readonly type: string;
  readonly bytes: Buffer;
}

const resolve = createRequire(import.meta.url).resolve;

function asset(name: string, ending: string, type: string, bytes: Buffer): Asset {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  return { path: `/pages/${name}-${hash}${ending}`, type, bytes };
}

/** The stylesheet: Pico's classless one, the colour of the installation, and our own. */
export const STYLE = asset(
  'style',
  '.css',
  'text/css; charset=utf-8',
  Buffer.from(
    [
      readFileSync(resolve('@picocss/pico/css/pico.classless.min.css'), 'utf8'),
      `:root{--installation:${pagesConfig.colour}}`,
      readFileSync(new URL('style.css', import.meta.url), 'utf8'),
    ].join('\n'),
  ),
);

const { logo } = pagesConfig;

/** The logo of the installation, if it has one. */
export const LOGO =
  logo === ''
    ? undefined
    : asset(
        'logo',
        extname(logo).toLowerCase(),
        logo.toLowerCase().endsWith('.svg') ? 'image/svg+xml' : 'image/png',
        readFileSync(logo),
      );

/** All of them by their address. */
export const ASSETS: ReadonlyMap<string, Asset> = new Map(
  [STYLE, ...(LOGO === undefined ? [] : [LOGO])].map((one) => [one.path, one]),
);
