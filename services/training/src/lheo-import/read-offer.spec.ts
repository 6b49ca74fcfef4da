import { type LheoItem, type Offer, readLheo } from '@maillage/lheo';
import { readOffer } from './read-offer.js';

async function* bytesOf(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}
const offerOf = async (inside: string, attributes = 'numero="F1"'): Promise<Offer> => {
  const items: LheoItem[] = [];
  const text = `<lheo xmlns="http://lheo.gouv.fr/2.3"><offres><formation ${attributes}>${inside}</formation></offres></lheo>`;
  for await (const item of readLheo(bytesOf(text), 'training')) items.push(item);
  const [offer] = items.flatMap((item) => ('offer' in item ? [item.offer] : []));
  if (offer === undefined) throw new Error('no offer');
  return offer;
};
const courseOf = async (inside: string) => {
  const read = readOffer(await offerOf(inside), 'departement-62');
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read;
};
const TITLE = '<intitule-formation>Tableur</intitule-formation>';

describe('an offer', () => {
  it('is a course: title, mode, hours as half-days, price, provider', async () => {
    const { key, value } = await courseOf(
      `${TITLE}<objectif-formation>Compter</objectif-formation><action><modalites-enseignement>2</modalites-enseignement><langue-formation>FR</langue-formation><prix-total-TTC>1 200,50 €</prix-total-TTC><nombre-heures-total>8</nombre-heures-total></action><organisme-formation-responsable><nom-organisme>Ville</nom-organisme></organisme-formation-responsable>`,
    );
    expect(key).toBe('F1');
    expect(value.course).toMatchObject({
      ...{ territoire: 'departement-62', titre: 'Tableur', titre_public: 'Tableur' },
      ...{ presentation: 'Compter', mode: 'distance', heures: 8, demi_journees: 3 },
      ...{ cout: 1200.5, langues: ['fr'], organisme: 'Ville', objectifs: [] },
    });
    expect(value.element.attributes['numero']).toBe('F1');
  });

  it('has a public title that tells no level', async () => {
    const { value, remarks } = await courseOf(
      '<intitule-formation>Tableur : niveau 2</intitule-formation>',
    );
    expect(value.course).toMatchObject({ titre: 'Tableur : niveau 2', titre_public: 'Tableur' });
    expect(remarks.map(({ code }) => code)).toContain('training.title_made_neutral');
  });

  it('without a number is known by its title and its provider', async () => {
    const read = (inside: string) =>
      offerOf(inside, '').then((one) => readOffer(one, 'france').key);
    expect(await read(TITLE)).toBe(await read(TITLE));
    expect(await read(TITLE)).not.toBe(
      await read('<intitule-formation>Autre</intitule-formation>'),
    );
  });

  it('says why it is no course', async () => {
    const read = readOffer(await offerOf('<objectif-formation>x</objectif-formation>'), 'france');
    expect('faults' in read && read.faults.map(({ code }) => code)).toEqual([
      'training.missing_title',
    ]);
  });
});
