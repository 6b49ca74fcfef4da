import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { cluster, type Cluster, stopServers } from '@maillage/testing';
import type { Browser } from 'playwright-core';
import {
  chromiumPath,
  openBrowser,
  submit,
  tabStops,
  violationsOf,
  WIDTHS,
} from '../kit/browser.js';
import { makePageWorld, type PageWorld } from '../kit/page-world.js';
import { PAGES } from '../operations/pages.js';

/** Where to leave a screenshot of each page, for people to look at; nowhere by default. */
const SCREENSHOTS = process.env['PAGES_SCREENSHOTS'];
/** A4 at 96 dpi, less what printers leave free, in CSS pixels. */
const PRINTED = 718;

if (chromiumPath === undefined)
  process.stdout.write('Pas de Chromium sur cette machine : les pages ne sont pas regardées.\n');
const suite = chromiumPath === undefined ? describe.skip : describe;

suite('pages, in a browser without scripts', () => {
  let running: Cluster;
  let browser: Browser;
  let world: PageWorld;

  beforeAll(async () => {
    [running, browser] = await Promise.all([
      cluster(['all'], { env: { LOG_LEVEL: 'warn' } }),
      openBrowser(),
    ]);
    world = await makePageWorld(running.base, running.adminKey);
  });
  afterAll(async () => {
    await browser.close();
    await running.stop();
    await stopServers();
  });

  it.each(PAGES)(
    '$name is accessible, fits, prints and loads nothing from elsewhere',
    async (one) => {
      const { name, path, status = 200, language = 'fr', sent, isKeyed = false, posted } = one;
      const authorization = `Bearer ${running.adminKey}`;
      const context = await browser.newContext({
        locale: language,
        ...(isKeyed ? { extraHTTPHeaders: { authorization } } : {}),
      });
      const page = await context.newPage();
      const asked: string[] = [];
      const said: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      page.on('console', (message) => said.push(message.text()));
      if (posted !== undefined)
        await page.route(`${running.base}${String(path)}`, (route) =>
          route.continue({
            method: 'POST',
            postData: posted.body,
            headers: { ...route.request().headers(), 'content-type': posted.type },
          }),
        );
      try {
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 800 });
          const shown = await page.goto(
            running.base + (typeof path === 'string' ? path : path(world)),
          );
          const answer = sent === undefined ? shown : await submit(page, sent);
          expect(answer?.status()).toBe(status);
          expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
          expect(
            await page.evaluate(() => document.documentElement.scrollWidth),
          ).toBeLessThanOrEqual(width);
          expect(await violationsOf(page)).toEqual([]);
          if (SCREENSHOTS !== undefined) {
            mkdirSync(SCREENSHOTS, { recursive: true });
            await page.screenshot({
              path: join(SCREENSHOTS, `${name}-${width}.png`),
              fullPage: true,
            });
          }
        }
        expect(await page.evaluate(() => document.scripts.length)).toBe(0);
        const links = await page.locator('a[href], button, input, select, textarea').count();
        expect(new Set(await tabStops(page)).size).toBeGreaterThanOrEqual(Math.min(links, 2));
        await page.emulateMedia({ media: 'print' });
        await page.setViewportSize({ width: PRINTED, height: 1_000 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
          PRINTED,
        );
        expect(asked.filter((url) => !url.startsWith(running.base))).toEqual([]);
        // Chromium itself tells of an answer that is no success, and of nothing else.
        expect(said.filter((line) => !line.includes(`status of ${status}`))).toEqual([]);
      } finally {
        await context.close();
      }
    },
  );
});
