import { randomUUID } from 'node:crypto';
import { Browsing } from '../kit/browse.js';
import { expectProblem } from '../kit/expect-problem.js';
import type { Stage } from '../kit/stage.js';
import { operate } from '../operations/operation.js';

const SPAN = { du: '2026-01-01', au: '2026-06-30' };

/** Reports that are read without an account. */
export function scenario(stage: Stage): void {
  describe('a shared report', () => {
    const enter = () =>
      stage.enter(`partage-${randomUUID()}`.slice(0, 30), 'coordinateur', ['departement-62']);
    const reader = (): Browsing => new Browsing(stage.base);

    it.each([false, true])('is a page for whoever has its address (fixed: %s)', async (fige) => {
      const { person } = await enter();
      const made = await operate(person, 'creerPartage', {
        body: { territoire: 'departement-62', ...SPAN, fige },
      });
      expect([made.status, made.headers.get('cache-control')]).toEqual([201, 'no-store']);
      expect(made.body.au_titre_du === null).toBe(!fige);
      const page = await reader().open(made.body.adresse);
      expect(page.status).toBe(200);
      expect(page.text).toContain('Pas-de-Calais');
      expect(page.text).toContain('30 juin 2026');
      expect(page.text.includes('Ces chiffres ont été fixés')).toBe(fige);
      // What its maker may not read is not shown either.
      expect(page.text).not.toContain('Hauts-de-France');
      expect((await reader().open(`${made.body.adresse}?lang=en`)).text).toContain(
        'activity report',
      );
      const listed = await operate(person, 'listerPartages');
      expect(listed.body.data).toMatchObject([
        { id: made.body.id, territoire: 'departement-62', ...SPAN },
      ]);
      expect(listed.text).not.toContain('/a/');
    });

    it('is made once under a key, however often it is asked for', async () => {
      const { person } = await enter();
      const headers = { 'idempotency-key': randomUUID() };
      const body = { territoire: 'departement-62', fige: true };
      const share = () => operate(person, 'creerPartage', { headers, body });
      const [one, again] = [await share(), await share()];
      expect([one.status, again.status, again.body.id]).toEqual([201, 201, one.body.id]);
      expect((await operate(person, 'listerPartages')).body.data).toHaveLength(1);
    });

    it('is gone at once when it is revoked, and when its maker loses the right', async () => {
      const { person, clientId } = await enter();
      const share = () =>
        operate(person, 'creerPartage', { body: { territoire: 'departement-62', fige: true } });
      const [one, other] = [await share(), await share()];
      const path = { id: one.body.id };
      expect((await operate(person, 'revoquerPartage', { path })).status).toBe(204);
      expect((await reader().open(one.body.adresse)).status).toBe(404);
      expectProblem(
        await operate(person, 'revoquerPartage', { path }),
        404,
        'indicators.share_not_found',
      );
      expect((await reader().open(other.body.adresse)).status).toBe(200);
      await operate(stage.admin, 'modifierClient', {
        path: { id: clientId },
        headers: { 'if-match': '*' },
        body: { territoires: ['departement-59'] },
      });
      const gone = await reader().open(other.body.adresse);
      expect(gone.status).toBe(404);
      expect(gone.text).not.toContain('Pas-de-Calais');
    });

    it('reaches no further than the rights of its maker, and ends in a year at most', async () => {
      const { person } = await enter();
      const wider = await operate(person, 'creerPartage', { body: { territoire: 'region-32' } });
      expectProblem(wider, 403, 'indicators.outside_fence');
      for (const fin of ['2020-01-01T00:00:00Z', '2199-01-01T00:00:00Z']) {
        const body = { territoire: 'departement-62', fin };
        expectProblem(
          await operate(person, 'creerPartage', { body }),
          422,
          'platform.wrong_link_end',
        );
      }
      const reversed = { territoire: 'departement-62', du: '2026-02-01', au: '2026-01-01' };
      expectProblem(
        await operate(person, 'creerPartage', { body: reversed }),
        422,
        'indicators.bad_span',
      );
    });
  });
}
