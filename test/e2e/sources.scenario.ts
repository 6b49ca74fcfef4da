import { randomUUID } from 'node:crypto';
import { expectProblem } from '../kit/expect-problem.js';
import { csvOf, imported, place } from '../kit/place.js';
import type { Person } from '../kit/person.js';
import type { Stage } from '../kit/stage.js';

const sourcesOf = async (person: Person): Promise<unknown[]> =>
  (await person.get<{ data: unknown[] }>('/v1/moi/sources')).body.data;

/** A source belongs to one access; another writes under it with the consent of its owner, and no longer than that. */
export const scenario = (stage: Stage): void => {
  describe('the consent of a source’s owner', () => {
    const file = csvOf([place('a')]);
    const QUERY = '?source=accord-proprietaire';
    const setting = async () => {
      const owner = await stage.enter('accord-proprietaire', 'partenaire', ['departement-62']);
      const writer = await stage.enter('accord-coord', 'coordinateur', ['departement-62']);
      const address = `/v1/moi/sources/accord-proprietaire/accords/${writer.clientId}`;
      return { owner, writer, address };
    };

    it('lets another write under it until it is withdrawn, and stands in the audit journal', async () => {
      const { owner, writer, address } = await setting();
      const refused = async (): Promise<void> => {
        const answer = await writer.person.send(`/v1/lieux/imports${QUERY}`, file, 'text/csv');
        expectProblem(answer, 403, 'platform.foreign_source');
      };
      await refused();
      expect((await owner.person.call('PUT', address)).status).toBe(204);
      expect((await owner.person.call('PUT', address)).status).toBe(204);
      expect(await imported(writer.person, file, QUERY)).toMatchObject({ crees: 1 });
      expect(await imported(owner.person, file)).toMatchObject({ inchanges: 1 });

      expect(await sourcesOf(owner.person)).toEqual([
        expect.objectContaining({
          nom: 'accord-proprietaire',
          titre: 'propre',
          accords: [expect.objectContaining({ acces: writer.clientId })],
        }),
      ]);
      expect(await sourcesOf(writer.person)).toEqual([
        expect.objectContaining({ nom: 'accord-coord', titre: 'propre' }),
        expect.objectContaining({ nom: 'accord-proprietaire', titre: 'accord', accords: [] }),
      ]);

      expect((await owner.person.call('DELETE', address)).status).toBe(204);
      await refused();
      const journal = await stage.admin.get<{ data: { action: string; details: object }[] }>(
        '/v1/journal?sujet=accord-proprietaire',
      );
      expect(journal.body.data.map(({ action, details }) => [action, details])).toEqual([
        ['sources.retirer-accord', { acces: writer.clientId }],
        ['sources.consentir', { acces: writer.clientId }],
      ]);
    });

    it('is its owner’s to give, to an access that there is', async () => {
      const { owner, writer, address } = await setting();
      for (const other of [writer.person, stage.admin])
        expectProblem(await other.call('PUT', address), 404, 'access.source_not_owned');
      expectProblem(
        await owner.person.call(
          'PUT',
          `/v1/moi/sources/accord-proprietaire/accords/${randomUUID()}`,
        ),
        422,
        'access.writer_unknown',
      );
      expectProblem(
        await owner.person.call('PUT', '/v1/moi/sources/accord-proprietaire/accords/x'),
        400,
        'platform.malformed',
      );
    });
  });
};
