import { type Attributes, xmlEvents } from '@maillage/files';
import type { LheoItem, Offer } from '../read/item.js';
import { readLheo } from '../read/read-lheo.js';

export async function* piecesOf(bytes: Buffer | string, size = 65_536): AsyncGenerator<Buffer> {
  const whole = Buffer.from(bytes);
  for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size);
}

export async function itemsOf(bytes: Buffer | string, size?: number): Promise<LheoItem[]> {
  const items: LheoItem[] = [];
  for await (const item of readLheo(piecesOf(bytes, size), 'training')) items.push(item);
  return items;
}

export const offersIn = (items: readonly LheoItem[]): Offer[] =>
  items.flatMap((item) => ('offer' in item ? [item.offer] : []));

/** What is told of a document, offers' own findings included: line, pointer, code, severity. */
export const toldOf = (items: readonly LheoItem[]): string[] =>
  items.flatMap((item) => {
    if ('offer' in item)
      return [
        ...item.offer.faults.map(({ line, fault }) => `${line} ${fault.pointer} ${fault.code} !`),
        ...item.offer.remarks.map(({ line, fault }) => `${line} ${fault.pointer} ${fault.code}`),
      ];
    if ('fault' in item) return [`${item.line} ${item.fault.code} !`];
    if ('unreadable' in item) return [`${item.line} ${item.unreadable.code} !!`];
    return 'remark' in item ? [`${item.line} ${item.remark.code}`] : [];
  });

export async function joined(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

/** Everything that a document says, without layout: the events of an independent reading of it. */
export async function saidBy(document: Buffer | string): Promise<string[]> {
  const said: string[] = [];
  let text = '';
  let isLeaf = false;
  const flush = (ends: boolean): void => {
    if (text.trim() !== '' || (ends && isLeaf && text !== '')) said.push(`"${text}"`);
    text = '';
  };
  const named = (attributes: Attributes): string =>
    Object.entries(attributes)
      .filter(([name]) => !/^xmlns/.test(name))
      .map(([name, value]) => ` ${name}=${value}`)
      .sort()
      .join('');
  const events = {
    open: (name: string, attributes: Attributes) => {
      flush(false);
      said.push(`<${name}${named(attributes)}`);
      isLeaf = true;
    },
    text: (part: string) => void (text += part),
    close: (name: string) => {
      flush(true);
      said.push(`>${name}`);
      isLeaf = false;
    },
  };
  for await (const _ of xmlEvents(piecesOf(document), events)) continue;
  return said;
}

const DEFAULTS = {
  domain: '<code-FORMACODE ref="V14">46262</code-FORMACODE>',
  title: '<intitule-formation>Tableur</intitule-formation>',
  period: '<debut>20261005</debut><fin>20261214</fin>',
  more: '',
  attributes: 'numero="F1"',
};

/** A formation that says what the standard asks, with what a test changes in it; it takes one line. */
export function formation(changes: Partial<typeof DEFAULTS> = {}): string {
  const { domain, title, period, more, attributes } = { ...DEFAULTS, ...changes };
  return `<formation ${attributes}><domaine-formation>${domain}</domaine-formation>${title}<objectif-formation>o</objectif-formation><resultats-attendus>r</resultats-attendus><contenu-formation>c</contenu-formation><certifiante>0</certifiante><contact-formation><coordonnees/></contact-formation><parcours-de-formation>1</parcours-de-formation><code-niveau-entree>0</code-niveau-entree><action numero="A1"><rythme-formation>-</rythme-formation><code-public-vise ref="V14">80056</code-public-vise><niveau-entree-obligatoire>0</niveau-entree-obligatoire><modalites-alternance>-</modalites-alternance><modalites-enseignement>0</modalites-enseignement><conditions-specifiques>-</conditions-specifiques><prise-en-charge-frais-possible>1</prise-en-charge-frais-possible><modalites-entrees-sorties>0</modalites-entrees-sorties><session numero="S1"><periode>${period}</periode><adresse-inscription><adresse><ligne>1 place</ligne><codepostal>62000</codepostal><ville>Arras</ville></adresse></adresse-inscription></session></action><organisme-formation-responsable><numero-activite>53350000000</numero-activite><SIRET-organisme-formation><SIRET>21350238800019</SIRET></SIRET-organisme-formation><nom-organisme>Ville</nom-organisme><raison-sociale>VILLE</raison-sociale><coordonnees-organisme><coordonnees/></coordonnees-organisme><contact-organisme><coordonnees/></contact-organisme></organisme-formation-responsable>${more}</formation>`;
}

/** A document of formations, one a line from line 3 on. */
export const document = (formations: readonly string[], head = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${head}\n<lheo xmlns="http://lheo.gouv.fr/2.3"><offres>\n${formations.join('\n')}\n</offres></lheo>`;
