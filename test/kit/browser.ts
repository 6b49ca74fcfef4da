import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page, type Response } from 'playwright-core';

const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** The axe engine as the page gets it, past its own content policy. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** What `test/e2e/pages.e2e.spec.ts` asks of each page, in CSS pixels: a small phone and a desktop screen. */
export const WIDTHS = [320, 1_280] as const;

/** The Chromium of this machine; undefined where there is none. */
export const chromiumPath = PATHS.find((path) => existsSync(path));

/** Starts it. As root it has no sandbox, which Chromium refuses otherwise. */
export function openBrowser(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error('There is no Chromium on this machine.');
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: chromiumPath, args });
}

/** Types into the fields of a page's form and sends it; gives what answers. */
export async function submit(
  page: Page,
  fields: Readonly<Record<string, string>>,
): Promise<Response | null> {
  for (const [name, value] of Object.entries(fields)) await page.fill(`[name="${name}"]`, value);
  const [answer] = await Promise.all([
    page.waitForResponse((one) => one.request().method() === 'POST'),
    page.click('main form button'),
  ]);
  await page.waitForLoadState();
  return answer;
}

/** What axe finds wrong with a page by WCAG 2.2 AA, one line for each element. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(options: object): Promise<{
          violations: { id: string; nodes: { target: string[]; failureSummary?: string }[] }[];
        }>;
      };
    };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await axe.run({ runOnly: tags });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`,
      ),
    );
  });
}

/** What a keyboard reaches, in its order: the names of elements that Tab comes to, until it comes round. */
export async function tabStops(page: Page): Promise<string[]> {
  const stops: string[] = [];
  for (let step = 0; step < 200; step++) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const element = document.activeElement;
      return element === null || element === document.body
        ? ''
        : `${element.tagName.toLowerCase()} ${(element.textContent || element.getAttribute('aria-label') || element.getAttribute('name') || '').trim()}`;
    });
    if (name === '' || name === stops[0]) break;
    stops.push(name);
  }
  return stops;
}
