import { eventually } from '@maillage/testing';
import { expectProblem } from '../kit/expect-problem.js';
import type { Person } from '../kit/person.js';
import { type ImportOutcome, told } from '../kit/place.js';
import type { Stage } from '../kit/stage.js';
import { operate } from '../operations/operation.js';

const PATH = '/v1/professionnels/imports';

/** Files of professionals: people by name, whom a source knows by e-mail alone. */
export function scenario(stage: Stage): void {
  describe('imports of professionals', () => {
    let writer: Person;
    let halls: string[];
    beforeAll(async () => {
      writer = await stage.as('import-gens', 'partenaire');
      halls = [];
      for (const id of ['s-1', 's-2']) {
        const body = {
          source_id: id,
          nom: `Mairie ${id}`,
          code_insee: '62041',
          sans_identifiant: { raison: 'inconnu' },
        };
        halls.push((await operate(writer, 'inscrireStructure', { body })).body.id);
      }
    });

    const send = (file: string, query = '', type = 'text/csv', headers = {}) =>
      writer.send<ImportOutcome>(`${PATH}${query}`, file, type, headers);
    const take = async (file: string, query = '', type = 'text/csv'): Promise<ImportOutcome> => {
      const { status, body, text } = await send(file, query, type);
      if (status !== 200) throw new Error(text);
      return body;
    };
    /** Those of the source whose e-mail it is. */
    const named = async (courriel: string) =>
      (await writer.walk('/v1/professionnels?identites=oui&limite=500')).filter(
        ({ identite }) => identite?.courriel === courriel,
      );

    it('take somebody named by e-mail only, twice, in different case, for one person', async () => {
      const file = [
        'courriel,nom,profils,structure_id,du,quotite',
        `Ada.Une@Canari.fr,Zythologue,secretaire_mairie,${halls[0] ?? ''},2026-01-01,"0,5"`,
        `ada.une@CANARI.fr,,,${halls[1] ?? ''},2026-01-01,"0,5"`,
        '',
      ].join('\n');
      expect(await take(file, '?simulation=true')).toMatchObject({ crees: 2, rejetes: 0 });
      expect(await named('ada.une@canari.fr')).toEqual([]);
      expect(await take(file)).toMatchObject({ recus: 2, crees: 2, rejetes: 0 });
      const [one, ...others] = await named('ada.une@canari.fr');
      expect(others).toEqual([]);
      expect(one).toMatchObject({ version: 1, identite: { nom: 'Zythologue' } });
      expect(one?.postes.map(({ structure_id: id }) => id).sort()).toEqual([...halls].sort());
      expect(await take(file)).toMatchObject({ crees: 0, modifies: 0, inchanges: 2 });
      expect(await take('e-mail,téléphone\nADA.UNE@canari.fr,0321000000\n')).toMatchObject({
        modifies: 1,
      });
      const [changed] = await named('ada.une@canari.fr');
      expect(changed?.identite).toMatchObject({ nom: 'Zythologue', telephone: '0321000000' });
    });

    it('tell bad lines by their numbers without a word of who it is, and keep the good ones', async () => {
      const file = [
        'courriel,nom,profils',
        'bonne@canari.fr,Zythologue,aidant',
        'pas-une-adresse,Zythologue,aidant',
        ',Zythologue,aidant',
        'mauvaise@canari.fr,Zythologue,maire',
        '',
      ].join('\n');
      const { text, body } = await send(file);
      expect(told(body.rejets)).toEqual([
        '3 courriel invalid_form',
        '4 id required',
        '5 profils/0 unknown_value',
      ]);
      expect(body).toMatchObject({ crees: 1, rejetes: 3 });
      expect(text).not.toMatch(/Zythologue|canari|pas-une/);
      expect(await named('bonne@canari.fr')).toHaveLength(1);
      expect(await named('mauvaise@canari.fr')).toEqual([]);
      expectProblem(await send('{"a":1}', '', 'application/json'), 400, 'actors.unreadable_file');
    });

    it('take users of La Coop, by a task too', async () => {
      const page = JSON.stringify({
        data: [
          {
            type: 'utilisateur',
            id: 'coop-1',
            attributes: {
              email: 'Coop.Un@Canari.fr',
              nom: 'Zythologue',
              prenom: 'Ada',
              emplois: [{ id: 'emploi-1', structure_id: 's-1', debut: '2026-01-01', fin: null }],
              mediateur: { id: 'm-1' },
              conseiller_numerique: { is_conseiller_numerique: true },
            },
          },
        ],
      });
      const begun = await send(page, '', 'application/json', { prefer: 'respond-async' });
      expect(begun.status).toBe(202);
      const address = begun.headers.get('location') ?? '';
      const ended = await eventually(async () => {
        const task = await writer.get<{ etat: string; resultat?: ImportOutcome }>(address);
        expect(task.body.etat).toBe('terminee');
        return task;
      });
      expect(ended.body.resultat).toMatchObject({ crees: 1, rejetes: 0 });
      expect(ended.text).not.toMatch(/Zythologue|canari/i);
      const [one] = await named('coop.un@canari.fr');
      expect(one).toMatchObject({
        identifiants: [{ source: 'import-gens', id: 'coop-1' }],
        profils: ['conseiller_numerique'],
        postes: [{ structure_id: halls[0], du: '2026-01-01', dispositif: 'conum' }],
      });
    });

    it('have a template', async () => {
      const bytes = await writer.download(`${PATH}/modele.xlsx`);
      expect(bytes.subarray(0, 2).toString()).toBe('PK');
    });
  });
}
