import {
  document,
  formation,
  itemsOf,
  joined,
  offersIn,
  saidBy,
  toldOf,
} from '../spec/documents.js';
import type { LheoItem, LheoPart } from '../read/item.js';
import { writeFormations, writeLheo } from './write-lheo.js';

const partsOf = (items: readonly LheoItem[]): LheoPart[] =>
  items.filter(
    (item): item is LheoPart =>
      'open' in item || 'close' in item || 'offer' in item || 'other' in item,
  );
const rewritten = async (text: string): Promise<string> =>
  joined(writeLheo(partsOf(await itemsOf(text))));
const [before = '', behind = ''] = document(['@']).split('@');

describe('what is written', () => {
  it('says all that was read, and nothing else', async () => {
    const title =
      '<intitule-formation info="&quot;é&quot; &lt;&#10;">A &amp; B &lt;p&gt; ]]&gt;&#13;\n </intitule-formation>';
    const text = document([formation({ title }), formation({ attributes: 'numero="2" id="x"' })]);
    expect(await saidBy(await rewritten(text))).toEqual(await saidBy(text));
  });

  it('is written alike when it is read again', async () => {
    const text = document([
      formation({
        title: '<intitule-formation>A <b>gras</b> B</intitule-formation>',
        domain: `<code-ROME>G1201</code-ROME>${'<code-FORMACODE>46262</code-FORMACODE>'.repeat(7)}`,
        more: 'perdu<ma-note a="1">x<b/></ma-note><extras><autre/></extras>',
      }),
    ]);
    const once = await rewritten(text);
    expect(await rewritten(once)).toBe(once);
    expect(toldOf(await itemsOf(once))).toEqual([]);
  });

  it('puts elements in the order of the standard, and what it does not know into extensions', async () => {
    const text = await rewritten(
      document([
        formation({
          domain: `<code-ROME>G1201</code-ROME>${'<code-NSF>326</code-NSF>'.repeat(4)}`,
          more: 'perdu<ma-note a="1">x</ma-note>',
        }),
      ]),
    );
    const flat = text.replace(/\n\s*/g, '');
    expect(flat).toContain(
      `<domaine-formation>${'<code-NSF>326</code-NSF>'.repeat(3)}<code-ROME>G1201</code-ROME><extras info="hors-standard"><extra info="code-NSF"><code-NSF>326</code-NSF></extra></extras></domaine-formation>`,
    );
    expect(flat).toContain(
      '<extras info="hors-standard"><extra info="texte">perdu</extra><extra info="ma-note"><ma-note a="1">x</ma-note></extra></extras></formation>',
    );
  });

  it('says that an edition is not known, and trims codes', async () => {
    const domain = '<code-FORMACODE>46262</code-FORMACODE>';
    const more = '<positionnement>\n 1 \n</positionnement>';
    const text = await rewritten(document([formation({ domain, more })]));
    expect(text).toContain('<code-FORMACODE ref="">46262</code-FORMACODE>');
    expect(text).toContain('<positionnement>1</positionnement>');
  });

  it('holds no character that XML does not', async () => {
    const title = {
      name: 'intitule-formation',
      line: 0,
      attributes: {},
      content: ['a\u0000b\uD800c'],
    };
    const text = await joined(
      writeFormations([{ name: 'formation', line: 0, attributes: {}, content: [title] }]),
    );
    expect(text).toContain('>a\uFFFDb\uFFFDc<');
    expect(offersIn(await itemsOf(text))).toHaveLength(1);
  });

  it('declares the namespaces of others, and LHÉO’s alone as 2.3', async () => {
    const text = await rewritten(
      `<l:lheo xmlns:l="http://www.lheo.org/2.2" xmlns:x="urn:x" numero="1"><l:offres><l:formation><l:extras><l:extra><x:a/></l:extra></l:extras></l:formation></l:offres></l:lheo>`,
    );
    expect(text.split('\n')[1]).toBe(
      '<lheo xmlns="http://lheo.gouv.fr/2.3" xmlns:x="urn:x" numero="1">',
    );
    expect(text).toContain('<extra><x:a/></extra>');
  });

  it('comes in pieces', async () => {
    let pieces = 0;
    for await (const _ of writeLheo(
      partsOf(await itemsOf(before + formation().repeat(500) + behind)),
    ))
      pieces++;
    expect(pieces).toBeGreaterThan(5);
  });
});
