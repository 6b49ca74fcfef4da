import { validateXML } from 'xmllint-wasm';
import { GRAMMAR } from './grammar/grammar.js';
import { textAt } from './grammar/element.js';
import { itemsOf, joined, offersIn, saidBy, toldOf } from './spec/documents.js';
import { describeReal, readReal, REAL_DOCUMENTS } from './spec/real-data.js';
import type { LheoPart } from './read/item.js';
import { writeFormations, writeLheo } from './write/write-lheo.js';
import { readCourse } from './course/read-course.js';
import { formationOf } from './course/write-course.js';

/** Errors of a document against the schema that stands beside the real ones. */
async function errorsOf(document: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: { fileName: 'document.xml', contents: document },
    schema: { fileName: 'lheo.xsd', contents: readReal('lheo-2.3-derived.xsd').toString() },
    maxMemoryPages: 4_096,
  });
  return errors.map(({ message }) => message);
}

async function rewritten(bytes: Buffer | string): Promise<string> {
  const items = await itemsOf(bytes);
  const parts = items.filter(
    (item): item is LheoPart => !('fault' in item || 'remark' in item || 'unreadable' in item),
  );
  expect(parts).toHaveLength(items.length);
  return joined(writeLheo(parts));
}

/** What a text or a code says does not hang on the blanks around it, nor on an edition that is said not to be known. */
const plain = (said: readonly string[]): string[] =>
  said
    .map((one) => one.replace(/ ref=(?=$| )/, '').replace(/^"\s*([^]*?)\s*"$/, '"$1"'))
    .filter((one) => one !== '""');

describeReal('documents of the field', () => {
  it.each(REAL_DOCUMENTS)('%s is written as it was read, and valid', async (name) => {
    const bytes = readReal(name);
    const text = await rewritten(bytes);
    expect(plain(await saidBy(text))).toEqual(plain(await saidBy(bytes)));
    expect(await rewritten(text)).toBe(text);
    expect(await errorsOf(text)).toEqual([]);
  });

  it('the schema refuses what is not LHÉO', async () => {
    const text = await rewritten(readReal('lheo-2.3-minimal-example.xml'));
    const broken = text.replace('<certifiante>0</certifiante>', '<certifiante>2</certifiante>');
    expect((await errorsOf(broken)).join()).toContain('certifiante');
    const without = text.replace('<certifiante>0</certifiante>', '');
    expect(await errorsOf(without)).not.toEqual([]);
  });

  it('an index of 2.2 gives its three offers, months told as months', async () => {
    const items = await itemsOf(readReal('lheo-2.2-carif-oref-index-real.xml'));
    expect(offersIn(items).map(({ element }) => textAt(element, 'intitule-formation'))).toEqual([
      'Licence pro guide conférencier',
      "Titre professionnel d'accompagnateur(trice) de tourisme",
      expect.stringMatching(/^Licence arts, lettres, langues mention[^]*régionales$/),
    ]);
    expect(toldOf(items)).toEqual([
      '26 /session/0/periode/debut training.month_precision',
      '26 /session/0/periode/fin training.month_precision',
    ]);
  });

  it('courses of real formations say what a catalogue asks', async () => {
    const [offer] = offersIn(await itemsOf(readReal('lheo-2.3-onisep-bts-real.xml')));
    const course = offer && readCourse(offer.element);
    expect(course).toMatchObject({
      number: '9436_18706',
      title: 'BTS négociation et relation client',
      isCertifying: true,
      certifications: [{ rncp: '474', certifinfo: '19004' }],
      path: 'mixed',
      exitLevel: '6',
      provider: { siret: '19290076900014', name: 'Lycée Kerneuzec', legalName: undefined },
    });
    expect(course?.domains[0]).toEqual({ scheme: 'formacode', code: '34582', edition: 'V11' });
    expect(course?.actions).toMatchObject([
      {
        mode: 'in_person',
        prerequisites: undefined,
        duration: { text: '2 ans' },
        places: [{ contact: { address: { city: 'QUIMPERLÉ', inseeCode: '29233' } } }],
        sessions: [{ period: { from: '2015-09-01', to: '2017-08-31' } }],
      },
    ]);
  });

  it('courses of an index have a place, a provider and their dates', async () => {
    const offers = offersIn(await itemsOf(readReal('lheo-2.2-carif-oref-index-real.xml')));
    expect(offers.map(({ element }) => readCourse(element))[1]).toMatchObject({
      title: "Titre professionnel d'accompagnateur(trice) de tourisme",
      provider: { siret: '39297563700043', name: 'AFCI' },
      actions: [
        {
          duration: { hours: 686 },
          audiences: [{ code: '80006', edition: undefined }],
          places: [{ contact: { address: { postcode: '75014', inseeCode: '75114' } } }],
          sessions: [{ period: { from: '2017-09', to: '2018-03' } }],
        },
      ],
    });
  });

  it.each(REAL_DOCUMENTS)(
    '%s: courses are written over their source without a loss',
    async (name) => {
      const formations = offersIn(await itemsOf(readReal(name))).filter(
        ({ element }) => element.name === 'formation',
      );
      const sources = formations.map(({ element }) => element);
      const over = sources.map((element) => formationOf(readCourse(element), element));
      expect(plain(await saidBy(await joined(writeFormations(over))))).toEqual(
        plain(await saidBy(await joined(writeFormations(sources)))),
      );
    },
  );

  it.each(REAL_DOCUMENTS)('%s: courses written by themselves are valid', async (name) => {
    const offers = offersIn(await itemsOf(readReal(name)));
    const alone = offers.map(({ element }) => formationOf(readCourse(element)));
    expect(await errorsOf(await joined(writeFormations(alone)))).toEqual([]);
  });

  it('the grammar is the model', () => {
    const model = JSON.parse(readReal('lheo-2.3-model.json').toString()) as {
      elements: Record<
        string,
        {
          label: string;
          kind: string;
          children?: { name: string; min: number; max: number | null }[];
          attributes: [string, string, string][];
          dict?: string;
        }
      >;
      dictionaries: Record<string, { key: string; label: string }[]>;
    };
    const shape = ({
      label,
      kind,
      children = [],
      attributes,
      dict = '',
    }: (typeof model)['elements'][string]) => ({
      label,
      kind,
      children: children.map(({ name, min, max }) => ({ name, min, max: max ?? Infinity })),
      required: attributes.filter(([, use]) => use === 'required').map(([name]) => name),
      codes: (model.dictionaries[dict] ?? []).map(({ key }) => key).sort(),
    });
    const ours = Object.fromEntries(
      [...GRAMMAR].map(([name, { label, kind, children, required, codes }]) => [
        name,
        {
          label,
          kind,
          children: kind === 'choice' ? [] : children,
          required: [...required],
          codes: [...codes.keys()].sort(),
        },
      ]),
    );
    expect(ours).toEqual(
      Object.fromEntries(Object.entries(model.elements).map(([name, one]) => [name, shape(one)])),
    );
  });
});
