import { eventually, stopServers } from '@maillage/testing';
import { push } from '../kit/activity.js';
import { expectProblem } from '../kit/expect-problem.js';
import type { Answer, Person } from '../kit/person.js';
import { Stage } from '../kit/stage.js';

/** More than two pages of what a service returns at once. */
const MANY = 450;

describe('the file of a person, while a part of the product is away', () => {
  const stage = new Stage(['access', 'activities']);
  let partner: Person;
  let path: string;

  beforeAll(async () => {
    await stage.open();
    partner = await stage.as('dossier', 'partenaire');
    const about = {
      type: 'collectif',
      date: '2026-03-14',
      duree: 60,
      type_lieu: 'autre',
      lieu_code_insee: '62041',
      beneficiaires: { total: 2, refs: ['p-dossier'] },
    };
    const pushed = await push(
      partner,
      Array.from({ length: MANY }, (_, index) => ({ ...about, source_id: `d-${index}` })),
    );
    expect(pushed.crees).toBe(MANY);
    const { body } = await partner.post('/v1/personnes', {
      reference: 'p-dossier',
      categorie: 'beneficiaire',
      nom: 'Zythophile',
    });
    path = `/v1/personnes/${body.id}/dossier`;
  });
  afterAll(async () => {
    await stage.close();
    await stopServers();
  });

  const whole = (): Promise<void> =>
    eventually(
      async () => {
        const { status, body } = await partner.get<{
          personne: object;
          services: { service: string; donnees: { source_id: string }[] }[];
        }>(path);
        expect([status, body.personne]).toEqual([
          200,
          expect.objectContaining({ nom: 'Zythophile' }),
        ]);
        expect(
          body.services.map(({ service, donnees }) => [
            service,
            new Set(donnees.map((one) => one.source_id)).size,
            donnees.length,
          ]),
        ).toEqual([['activities', MANY, MANY]]);
      },
      { timeout: 30_000, every: 200 },
    );
  const expectHonest = (answer: Answer<unknown>): void => {
    expectProblem(answer, 503, 'platform.service_away');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer.headers.get('content-disposition')).toBeNull();
    expect(answer.text).not.toMatch(/Zythophile|p-dossier|source_id/);
  };

  it.each([
    ['a service that keeps data is gone', 'activities', 'SIGKILL'],
    ['a service that keeps data does not answer', 'activities', 'SIGSTOP'],
    ['the bus is gone', 'nats', 'SIGKILL'],
  ] as const)(
    'is refused rather than shown in part when %s, and whole once it is back',
    async (_, part, signal) => {
      await whole();
      await stage.parts.kill(part, signal);
      try {
        expectHonest(await partner.get(path));
      } finally {
        if (signal === 'SIGSTOP') await stage.parts.kill(part, 'SIGCONT');
        else await stage.parts.restart(part);
      }
      await whole();
    },
  );
});
