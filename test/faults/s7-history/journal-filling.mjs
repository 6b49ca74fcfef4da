import { activity, ndjson } from '../../bench/activities.mjs';

/** Writes of every kind, through the API, in many transactions at once, until all of them are sealed. */
export async function fillJournal(copy) {
  const { stack, dice } = copy;
  const key = await stack.open('partenaire', 'journal');
  const lot = (items) =>
    stack.call(key, '/v1/activites/lots', {
      body: items.map((one) => JSON.stringify(one)).join('\n'),
      type: 'application/x-ndjson',
    });
  const clients = [];
  for (let round = 0; round < 40; round += 1) {
    await Promise.all(
      Array.from({ length: 8 }, async (_, n) => {
        const source = `journal-${round}-${n}`;
        const body = {
          nom: `Client ${source}`,
          source,
          type: 'structure',
          roles: ['national'],
          territoires: ['france'],
        };
        clients.push(
          await stack.call(stack.adminKey, '/v1/clients', { body: JSON.stringify(body) }),
        );
        await stack.call(stack.adminKey, `/v1/clients/${clients.at(-1).id}/cles`, { body: '{}' });
        if (n < 2) await lot([activity(dice(1_000), `r${n}`), activity(1_000 + round, `r${n}`)]);
      }),
    );
  }
  await stack.call(key, '/v1/activites/lots', {
    body: await new Response(ndjson(5_000, 'grand')).text(),
    type: 'application/x-ndjson',
  });
  for (;;) {
    const report = await stack.call(stack.adminKey, '/v1/journal/verification');
    if (report.etat === 'rompu')
      throw new Error(
        `the journal is broken before anybody touched it: ${JSON.stringify(report.rupture)}`,
      );
    if (report.non_scellees?.nombre === 0) {
      copy.head = report.tete;
      return { entries: report.entrees, seals: report.sceaux };
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
