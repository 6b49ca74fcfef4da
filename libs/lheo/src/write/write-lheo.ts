import type { Attributes } from '@maillage/files';
import type { LheoElement } from '../grammar/element.js';
import { NAMESPACE, versionOf } from '../grammar/names.js';
import type { LheoPart } from '../read/item.js';
import { arrange } from './arrange.js';
import { markup, openTag } from './markup.js';

/** Characters that are put together before they are given on. */
const PIECE = 65_536;

/** Writes the parts of a document as LHÉO 2.3, piece by piece; one that was read as 2.2 becomes 2.3. */
export async function* writeLheo(
  parts: AsyncIterable<LheoPart> | Iterable<LheoPart>,
): AsyncGenerator<string> {
  let piece = '<?xml version="1.0" encoding="UTF-8"?>\n';
  let depth = 0;
  for await (const part of parts) {
    if ('close' in part) piece += `${'  '.repeat(--depth)}</${part.close}>\n`;
    else if ('open' in part) {
      const attributes = depth === 0 ? rootAttributes(part.attributes) : part.attributes;
      piece += `${'  '.repeat(depth++)}${openTag(part.open, attributes)}>\n`;
    } else {
      const element = 'offer' in part ? part.offer.element : part.other;
      piece += `${markup(arrange(element), '  '.repeat(depth))}\n`;
    }
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

/** Writes formations as a document of offers. */
export const writeFormations = (
  formations: AsyncIterable<LheoElement> | Iterable<LheoElement>,
  attributes: Attributes = {},
): AsyncGenerator<string> => writeLheo(documentOf(formations, attributes));

async function* documentOf(
  formations: AsyncIterable<LheoElement> | Iterable<LheoElement>,
  attributes: Attributes,
): AsyncGenerator<LheoPart> {
  yield { open: 'lheo', line: 0, attributes };
  yield { open: 'offres', line: 0, attributes: {} };
  for await (const other of formations) yield { other };
  yield { close: 'offres' };
  yield { close: 'lheo' };
}

/** Without the namespaces that were read: names of LHÉO are written without prefix, in the one of 2.3. */
function rootAttributes(attributes: Attributes): Attributes {
  const kept = Object.entries(attributes).filter(
    ([name, value]) =>
      name !== 'xmlns' && !(name.startsWith('xmlns:') && versionOf(value) !== undefined),
  );
  return { xmlns: NAMESPACE, ...Object.fromEntries(kept) };
}
