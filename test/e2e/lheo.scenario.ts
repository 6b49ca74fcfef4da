import { eventually } from '@maillage/testing';
import { expectProblem } from '../kit/expect-problem.js';
import type { Person } from '../kit/person.js';
import type { Stage } from '../kit/stage.js';
import { operate } from '../operations/operation.js';

const offer = (number: string, inside = '', title = `Offre ${number}`): string =>
  `<formation numero="${number}"><intitule-formation>${title}</intitule-formation>${inside}</formation>`;
const action = (period: string): string =>
  `<action><modalites-enseignement>0</modalites-enseignement><session numero="S1"><periode>${period}</periode></session></action>`;
const document = (...offers: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<lheo xmlns="http://lheo.gouv.fr/2.3"><offres>\n${offers.join('\n')}\n</offres></lheo>`;

/** A million million laughs. */
const LAUGHS = `<!DOCTYPE lheo [<!ENTITY a "ha">${Array.from(
  { length: 12 },
  (_, at) =>
    `<!ENTITY ${String.fromCharCode(98 + at)} "${`&${String.fromCharCode(97 + at)};`.repeat(10)}">`,
).join('')}]><lheo xmlns="http://lheo.gouv.fr/2.3"><offres>&m;</offres></lheo>`;
const OUTSIDE =
  '<!DOCTYPE lheo [<!ENTITY x SYSTEM "file:///etc/passwd">]><lheo xmlns="http://lheo.gouv.fr/2.3">&x;</lheo>';

/** LHÉO documents into the catalogue, and out of it. */
export function scenario(stage: Stage): void {
  describe('LHÉO', () => {
    let coordinator: Person;
    beforeAll(async () => {
      coordinator = await stage.as('lheo', 'coordinateur', 'departement-62');
    });

    const send = (body: string, more: { query?: string; headers?: Record<string, string> } = {}) =>
      operate(coordinator, 'importerFormations', {
        query: `territoire=departement-62${more.query ?? ''}`,
        body,
        type: 'application/xml',
        ...(more.headers === undefined ? {} : { headers: more.headers }),
      });
    const taken = async (...offers: readonly string[]) => {
      const made = await send(document(...offers));
      if (made.status !== 200) throw new Error(made.text);
      return made.body;
    };
    const exported = async (): Promise<string> => {
      const { source } = (await coordinator.read('/v1/moi')) as unknown as { source: string };
      return (await operate(coordinator, 'exporterFormations', { query: `source=${source}` })).text;
    };

    it('is taken in: good offers, and rejects by line; the second time nothing changes', async () => {
      const offers = [
        offer('L1', action('<debut>20260900</debut><fin>99999999</fin>')),
        offer('L2', action('<debut>20261005</debut><fin>20260101</fin>')),
        offer(
          'L3',
          '<contenu-formation>c</contenu-formation><objectif-formation>o</objectif-formation>',
        ),
        offer('L3'),
      ];
      const first = await taken(...offers);
      expect(first).toMatchObject({ recus: 4, crees: 2, rejetes: 2 });
      expect(first.rejets.map(({ ligne, code }) => `${ligne} ${code}`)).toEqual([
        '4 training.end_before_beginning',
        '6 training.repeated_in_file',
      ]);
      expect(first.remarques_par_code).toMatchObject({
        'training.month_precision': 1,
        'training.wrong_order': 1,
      });
      expect(await taken(...offers)).toMatchObject({ crees: 0, inchanges: 2, rejetes: 2 });
      const changed = await taken(offer('L1', '', 'Autre titre'));
      expect(changed).toMatchObject({ modifies: 1 });
    });

    it('keeps what we have no word for, and gives it back', async () => {
      const extension = '<extras><extra info="maison">à nous</extra></extras>';
      await taken(
        offer('K1', `<resultats-attendus>Savoir compter</resultats-attendus>${extension}`),
      );
      const text = await exported();
      expect(text).toContain('<resultats-attendus>Savoir compter</resultats-attendus>');
      expect(text).toContain('<extra info="maison">à nous</extra>');
      // What was written is read again: nothing new in it.
      const again = await send(text);
      expect(again.body).toMatchObject({ rejetes: 0, crees: 0 });
    });

    it('leaves objectives and public titles that were given here', async () => {
      await taken(offer('T1', '', 'Tableur débutant'));
      const find = async () => {
        const query = 'q=tableur&territoire=departement-62&limite=500';
        const { body } = await operate(coordinator, 'listerFormations', { query });
        const found = body.data.find(({ identifiants }) => identifiants[0]?.id === 'T1');
        if (found === undefined) throw new Error('no course');
        return found;
      };
      const { id, titre_public: title, version } = await find();
      expect(title).toBe('Tableur');
      const objectifs = [{ competence: '1.3', niveau: 'basic' }];
      const changed = await operate(coordinator, 'remplacerFormation', {
        path: { id },
        headers: { 'if-match': `"${id}.${version}"` },
        body: {
          territoire: 'departement-62',
          nature: 'formation',
          titre: 'Tableur débutant',
          titre_public: 'Le budget',
          mode: 'presentiel',
          objectifs,
        },
      });
      expect(changed.status).toBe(200);
      await taken(
        offer('T1', '<objectif-formation>Compter</objectif-formation>', 'Tableur débutant'),
      );
      const read = await operate(coordinator, 'lireFormation', { path: { id } });
      expect(read.body).toMatchObject({
        objectifs,
        titre_public: 'Le budget',
        presentation: 'Compter',
      });
    });

    it('of a dry run leaves nothing; as a task it comes to the same', async () => {
      const trial = await send(document(offer('D1')), { query: '&simulation=true' });
      expect(trial.body).toMatchObject({ crees: 1 });
      const begun = await send(
        document(offer('D1'), offer('D2', action('<debut>20261399</debut>'))),
        {
          headers: { prefer: 'respond-async' },
        },
      );
      expect(begun.status).toBe(202);
      const task = begun.headers.get('location') ?? '';
      await eventually(async () =>
        expect(await coordinator.read(task)).toMatchObject({
          etat: 'terminee',
          resultat: { crees: 1, rejetes: 1 },
        }),
      );
    });

    it.each([
      ['billion laughs', LAUGHS],
      ['an entity from outside', OUTSIDE],
      ['a document type', '<!DOCTYPE lheo><lheo xmlns="http://lheo.gouv.fr/2.3"/>'],
      ['no XML', 'nom;ville'],
      ['another language', '<html/>'],
    ])('with %s is refused, and says why', async (_, text) => {
      expectProblem(await send(text), 400, 'training.unreadable_lheo');
    });

    it('is XML, for a territory of one’s own', async () => {
      const sent = { body: document(), type: 'text/csv' };
      const query = 'territoire=departement-62';
      expectProblem(
        await operate(coordinator, 'importerFormations', { ...sent, query }),
        415,
        'training.not_a_lheo_file',
      );
      const other = await operate(coordinator, 'importerFormations', {
        query: 'territoire=departement-59',
        body: document(),
        type: 'application/xml',
      });
      expectProblem(other, 403, 'training.outside_fence');
      const none = await operate(coordinator, 'importerFormations', {
        body: document(),
        type: 'application/xml',
      });
      expect(none.status).toBe(400);
    });
  });
}
