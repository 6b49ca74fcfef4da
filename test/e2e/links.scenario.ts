import { Person } from '../kit/person.js';
import { expectProblem } from '../kit/expect-problem.js';
import type { Stage } from '../kit/stage.js';

const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
/** Of the right form, and nobody's; that service is there, the other is not. */
const NOWHERE = [
  '/a/actors-00000000000000000000000000',
  '/a/nothing-00000000000000000000000000',
  '/a/x',
  '/a/actors-00000000000000000000000000/correction',
];

/** Addresses of their own, for people without account. */
export function scenario(stage: Stage): void {
  describe('an address of its own', () => {
    const open = (path: string, headers = BROWSER) => stage.stranger.get(path, headers);

    it('that leads nowhere answers the same page, whichever it is, kept and indexed by nobody', async () => {
      const pages = [];
      for (const path of NOWHERE) {
        const page = await open(path);
        expect(page.status).toBe(404);
        expect(Object.fromEntries(page.headers)).toMatchObject({
          'cache-control': 'no-store',
          'referrer-policy': 'no-referrer',
          'x-robots-tag': 'noindex, nofollow, noarchive',
          'content-type': 'text/html; charset=utf-8',
        });
        pages.push(page.text);
      }
      expect(new Set(pages).size).toBe(1);
      expect(pages[0]).toContain('Cette adresse ne mène nulle part');
      const english = await open(`${NOWHERE[0]}?lang=en`);
      expect(english.text).toContain('This address leads nowhere');
      const problem = await open(NOWHERE[0] ?? '', { accept: 'application/json' });
      expectProblem(problem, 404, 'platform.no_such_link');
    });

    it('that leads nowhere takes no form, and HEAD is answered as GET is', async () => {
      for (const path of NOWHERE) {
        const sent = await new Person(stage.base).send(
          path,
          'jeton=x',
          'application/x-www-form-urlencoded',
          BROWSER,
        );
        expect(sent.status).toBe(404);
        const head = await stage.stranger.call('HEAD', path, undefined, BROWSER);
        expect([head.status, head.text]).toEqual([404, '']);
      }
    });
  });
}
