import { elementAt, fullText, textAt } from '../grammar/element.js';
import { document, formation, itemsOf, offersIn, toldOf } from '../spec/documents.js';
import type { LheoItem } from './item.js';
import { readLheo } from './read-lheo.js';

const titles = (items: readonly LheoItem[]): (string | undefined)[] =>
  offersIn(items).map(({ element }) => textAt(element, 'intitule-formation'));
const titled = (title: string): string =>
  formation({ title: `<intitule-formation>${title}</intitule-formation>` });

describe('a document', () => {
  it.each([1, 7, 1_000, 65_536])('is read alike in pieces of %i bytes', async (size) => {
    const text = document([titled('Été'), titled('Œuvre — 20 €')]);
    const items = await itemsOf(text, size);
    expect(items).toEqual(await itemsOf(text));
    expect(titles(items)).toEqual(['Été', 'Œuvre — 20 €']);
    expect(toldOf(items)).toEqual([]);
    expect(offersIn(items).map(({ line }) => line)).toEqual([3, 4]);
  });

  it('gives its containers and what stands beside offers', async () => {
    const text =
      '<lheo-index xmlns="http://www.lheo.org/2.2" numero="9"><resumes-organismes><resume-organisme><nom-organisme>A</nom-organisme></resume-organisme></resumes-organismes><extras info="x"><extra>1</extra></extras></lheo-index>';
    const said = (await itemsOf(text)).map((item) =>
      'open' in item
        ? `<${item.open}`
        : 'close' in item
          ? `>${item.close}`
          : 'other' in item
            ? item.other.name
            : item,
    );
    expect(said).toEqual([
      ...['<lheo-index', '<resumes-organismes', 'resume-organisme', '>resumes-organismes'],
      ...['extras', '>lheo-index'],
    ]);
  });

  it('may write names with a prefix, and hold elements of others', async () => {
    const text =
      '<l:lheo xmlns:l="http://lheo.gouv.fr/2.3" xmlns:x="urn:x"><l:offres><l:formation><l:intitule-formation>T</l:intitule-formation><l:extras><l:extra><x:a x:b="1">deux <x:c/> mots</x:a></l:extra></l:extras></l:formation></l:offres></l:lheo>';
    const [offer] = offersIn(await itemsOf(text));
    if (offer === undefined) throw new Error('no offer');
    expect(textAt(offer.element, 'intitule-formation')).toBe('T');
    const foreign = elementAt(offer.element, 'extras', 'extra', 'x:a');
    expect(foreign?.attributes).toEqual({ 'x:b': '1' });
    expect(foreign && fullText(foreign)).toBe('deux  mots');
  });

  it.each([
    ['<a/>', '1 training.not_lheo !!'],
    ['<lheo xmlns="urn:other"/>', '1 training.not_lheo !!'],
    ['nom;ville\nA;B\n', '3 training.malformed_xml !!'],
    ['', '1 training.malformed_xml !!'],
    ['<?xml version="1.0" encoding="klingon"?><lheo/>', '1 training.unknown_encoding !!'],
  ])('that is none is told: %s', async (text, told) => {
    expect(toldOf(await itemsOf(text))).toEqual([told]);
  });

  it('without a namespace, or of another version, is read and told', async () => {
    const text = document([formation()]);
    const bare = await itemsOf(text.replace(' xmlns="http://lheo.gouv.fr/2.3"', ''));
    expect(toldOf(bare)).toEqual(['2 training.no_namespace']);
    const old = await itemsOf(text.replace('lheo.gouv.fr/2.3', 'www.lheo.org/2.1'));
    expect(toldOf(old)).toEqual(['2 training.other_version']);
    expect(offersIn([...bare, ...old])).toHaveLength(2);
  });
});

describe('an encoding', () => {
  const declared = (encoding: string): string =>
    document([titled('Été 2026')]).replace('UTF-8', encoding);

  it.each([
    ['ISO-8859-1', Buffer.from(declared('ISO-8859-1'), 'latin1'), []],
    ['windows-1252', Buffer.from(declared('windows-1252'), 'latin1'), []],
    ['ISO-8859-15', Buffer.from(declared('ISO-8859-15'), 'latin1'), []],
    ['UTF-16 without a mark', Buffer.from(declared('UTF-16'), 'utf16le'), []],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${declared('UTF-16')}`, 'utf16le').swap16(), []],
    ['UTF-8 that says ISO-8859-1', Buffer.from(declared('ISO-8859-1')), []],
    [
      'ISO-8859-1 that says UTF-8',
      Buffer.from(declared('UTF-8'), 'latin1'),
      ['1 training.encoding_converted'],
    ],
  ])('is read: %s', async (_, bytes, told) => {
    for (const size of [5, 100_000]) {
      const items = await itemsOf(bytes, size);
      expect(titles(items)).toEqual(['Été 2026']);
      expect(toldOf(items)).toEqual(told);
    }
  });

  it('gives the euro sign of ISO-8859-15', async () => {
    const [before = '', behind = ''] = document([titled('20 @')])
      .replace('UTF-8', 'ISO-8859-15')
      .split('@');
    const bytes = Buffer.concat([Buffer.from(before), Buffer.of(0xa4), Buffer.from(behind)]);
    expect(titles(await itemsOf(bytes))).toEqual(['20 €']);
  });

  it('of one line apart from the rest is told by its line', async () => {
    const [before = '', behind = ''] = document([titled('Été'), titled('@t@'), titled('Été')])
      .replaceAll('@', '\u00e9')
      .split(titled('été'));
    const bytes = Buffer.concat([
      Buffer.from(before),
      Buffer.from(titled('été'), 'latin1'),
      Buffer.from(behind),
    ]);
    const items = await itemsOf(bytes);
    expect(titles(items)).toEqual(['Été', 'été', 'Été']);
    expect(toldOf(items)).toEqual(['4 training.encoding_mixed']);
  });
});

describe('a document that is meant to do harm', () => {
  const laughs =
    '<!DOCTYPE lheo [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>';

  it.each([
    ['billion laughs', laughs],
    ['an external entity', '<!DOCTYPE lheo [<!ENTITY x SYSTEM "file:///etc/hostname">]>'],
    ['an external subset', '<!DOCTYPE lheo SYSTEM "http://127.0.0.1:1/lheo.dtd">'],
  ])('is refused: %s', async (_, doctype) => {
    const text = document([titled('&c;&x;')], doctype);
    expect(toldOf(await itemsOf(text))).toEqual(['1 training.doctype !!']);
  });

  const root = '<lheo xmlns="http://lheo.gouv.fr/2.3"><offres>';
  const long = 'x'.repeat(65_536);

  it.each([
    ['a type without end', '<!DOCTYPE lheo [', `<!ENTITY a "${long}`, 'too_long_xml !!'],
    ['a text without end', `${root}<formation><objectif-formation>`, long, 'too_long_xml !'],
    ['a tag without end', `${root}<formation numero="`, long, 'too_long_xml !'],
    ['elements in elements', root, '<extra>'.repeat(9_000), 'too_deep_xml !'],
  ])('is refused before five megabytes are held: %s', async (_, head, piece, code) => {
    let taken = 0;
    const source = async function* () {
      yield Buffer.from(head);
      for (taken = 0; taken < 100 * piece.length; taken += piece.length) yield Buffer.from(piece);
    };
    const told: string[] = [];
    for await (const item of readLheo(source(), 'training')) {
      told.push(...toldOf([item]));
      expect(taken).toBeLessThan(5_000_000);
    }
    expect(told).toEqual([`1 training.${code}`]);
    expect(taken).toBe(100 * piece.length); // let flow to its end
  });

  it('costs an offer without end that offer alone', async () => {
    const source = async function* () {
      yield Buffer.from(`${root}${formation()}<formation>`);
      const piece = Buffer.from(`<contenu-formation>${long}</contenu-formation>`);
      for (let at = 0; at < 100; at++) yield piece;
      yield Buffer.from(`</formation>${formation()}</offres></lheo>`);
    };
    const items: LheoItem[] = [];
    for await (const item of readLheo(source(), 'training')) items.push(item);
    expect(toldOf(items)).toEqual(['1 training.offer_too_long !']);
    expect(offersIn(items)).toHaveLength(2);
  });
});

describe('an offer that is malformed', () => {
  it.each([
    ['an entity of HTML', titled('caf&eacute;')],
    ['a bare ampersand', titled('A & B')],
    ['an ampersand in front of a semicolon', titled('A &B C; D')],
    ['an element not closed', formation().replace('</session>', '')],
    ['itself not closed', formation().replace('</formation>', '')],
    ['an attribute without quotes', formation().replace('numero="A1"', 'numero=A1')],
  ])('costs no other: %s', async (_, broken) => {
    const items = await itemsOf(document([titled('A'), broken, titled('B'), titled('C')]));
    expect(titles(items)).toEqual(['A', 'B', 'C']);
    expect(toldOf(items)).toHaveLength(1);
    expect(toldOf(items)[0]).toMatch(/^[45] training\.malformed_offer !$/);
  });

  it.each([1, 9, 10_000])('is none for an ampersand in CDATA, in pieces of %i', async (size) => {
    const text = document([titled('<![CDATA[A & B]]>'), titled('A &amp; B &#233; &#xE9;')]);
    expect(titles(await itemsOf(text, size))).toEqual(['A & B', 'A & B é é']);
  });

  it('is told when it is the last and not closed', async () => {
    const items = await itemsOf(document([titled('A'), formation().replace('</formation>', '')]));
    expect(titles(items)).toEqual(['A']);
    expect(toldOf(items)).toEqual(['5 training.malformed_offer !']);
  });

  it('is told when the document stops in it, or behind it', async () => {
    const text = document([titled('A'), titled('B')]);
    const cut = await itemsOf(text.slice(0, text.indexOf('B<') + 1));
    expect([titles(cut), toldOf(cut)]).toEqual([['A'], ['4 training.truncated !']]);
    const open = await itemsOf(text.slice(0, text.indexOf('</offres>')));
    expect([titles(open), toldOf(open)]).toEqual([['A', 'B'], ['5 training.truncated !']]);
  });

  it('ends the reading when the break is between offers', async () => {
    const items = await itemsOf(document([titled('A'), '</lheo>', titled('B')]));
    expect(titles(items)).toEqual(['A']);
    expect(toldOf(items)).toEqual(['4 training.malformed_xml !']);
  });
});

describe('an offer', () => {
  const told = async (changes: Parameters<typeof formation>[0]): Promise<string[]> =>
    toldOf(await itemsOf(document([formation(changes), formation()])));
  const period = '/action/0/session/0/periode';

  it.each([
    [
      '20170900',
      '20180300',
      [`3 ${period}/debut training.month_precision`, `3 ${period}/fin training.month_precision`],
    ],
    ['20170000', '99999999', [`3 ${period}/debut training.year_precision`]],
    ['00000000', '00000000', []],
    ['20260915', '20260900', [`3 ${period}/fin training.month_precision`]],
    ['20261214', '20261005', [`3 ${period}/fin training.end_before_beginning !`]],
    [
      '20261000',
      '20260930',
      [
        `3 ${period}/fin training.end_before_beginning !`,
        `3 ${period}/debut training.month_precision`,
      ],
    ],
    ['20260231', '20261005', [`3 ${period}/debut training.not_a_day !`]],
    ['05/10/2026', '20261214', [`3 ${period}/debut training.not_a_day !`]],
  ])('from %s to %s is told as it is', async (from, to, expected) => {
    expect(await told({ period: `<debut>${from}</debut><fin>${to}</fin>` })).toEqual(expected);
  });

  it('without a title is not taken', async () => {
    expect(await told({ title: '' })).toEqual(['3 /intitule-formation training.missing_title !']);
    expect(await told({ title: '<intitule-formation> - </intitule-formation>' })).toEqual([
      '3 /intitule-formation training.missing_title !',
    ]);
  });

  it('says what the standard does not know, and keeps it', async () => {
    const more = 'perdu<ma-note a="1">x</ma-note>';
    expect(await told({ more })).toEqual([
      '3  training.unexpected_text',
      '3 /ma-note training.unknown_element',
    ]);
    const [offer] = offersIn(await itemsOf(document([formation({ more })])));
    expect(textAt(offer?.element, 'ma-note')).toBe('x');
  });

  it('says wrong order, number, length and codes, and is taken', async () => {
    expect(
      await told({
        domain: `<code-ROME>G1201</code-ROME><code-NSF>33</code-NSF>${'<code-FORMACODE ref="V14">46262</code-FORMACODE>'.repeat(6)}`,
        more: '<positionnement>9</positionnement><extras/><code-niveau-sortie>5</code-niveau-sortie>',
      }),
    ).toEqual([
      '3 /domaine-formation/code-NSF training.wrong_order',
      '3 /domaine-formation/code-NSF/0 training.too_short',
      '3 /domaine-formation/code-FORMACODE training.too_many',
      '3 /positionnement training.unknown_code',
      '3 /code-niveau-sortie training.wrong_order',
    ]);
  });

  it('says what the standard asks for and is not there', async () => {
    const text = document(['<formation><intitule-formation>T</intitule-formation></formation>']);
    const codes = toldOf(await itemsOf(text));
    expect(codes).toContain('3 /organisme-formation-responsable training.missing_element');
    expect(codes.every((code) => code.endsWith('missing_element'))).toBe(true);
  });
});
