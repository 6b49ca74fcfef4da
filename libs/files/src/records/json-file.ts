import { isTooDeep } from '../json-depth.js';
import { JsonElements } from '../json-elements.js';
import { repeatedNames } from '../json-names.js';
import type { TextLine } from '../text-lines.js';
import { finding, jsonFault, lineTooLong } from './file-words.js';
import { shorten } from '@maillage/kernel';
import type { FileItem, FileRecord, RecordShape } from './record-file.js';

/** The records of a JSON array. */
export async function* fromJson(
  chunks: AsyncIterable<string>,
  shape: RecordShape,
): AsyncGenerator<FileItem> {
  const elements = new JsonElements(shape.envelope);
  const items = async function* () {
    for await (const chunk of chunks) yield* elements.push(Buffer.from(chunk));
    yield* elements.close();
  };
  for await (const item of items()) {
    const { line } = item;
    if ('bytes' in item) yield fromObject(line, item.bytes.toString(), shape);
    else if (item.fault === 'not_an_array')
      yield { line, unreadable: jsonFault(item.fault, shape) };
    else yield { line, fault: jsonFault(item.fault, shape) };
  }
}

/** The records of NDJSON, one a line. */
export async function* fromNdjson(
  lines: AsyncIterable<TextLine>,
  shape: RecordShape,
): AsyncGenerator<FileItem> {
  for await (const { line, text, tooLong } of lines) {
    if (tooLong) yield { line, fault: lineTooLong(shape) };
    else if (text.trim() !== '') yield fromObject(line, text, shape);
  }
}

function fromObject(line: number, text: string, shape: RecordShape): FileItem {
  const { noun } = shape;
  if (isTooDeep(text))
    return {
      line,
      fault: finding(shape, 'too_deep', {
        fr: `Cet élément imbrique trop de listes et d’objets pour être ${noun.fr}.`,
        en: `This element nests too many lists and objects to be ${noun.en}.`,
      }),
    };
  const value = shorten(text.trim());
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
      return {
        line,
        row: parsed as FileRecord,
        faults: repeatedNames(text, parsed, shape.service),
      };
    const detail = {
      fr: `Attendu : ${noun.fr}, écrit { "id": …, … }.`,
      en: `Expected: ${noun.en}, written { "id": …, … }.`,
    };
    return { line, fault: finding(shape, 'not_an_object', detail, { value }) };
  } catch {
    const detail = {
      fr: 'Cet élément n’est pas du JSON valide (virgule, guillemet ou accolade).',
      en: 'This element is not valid JSON (comma, quotation mark or brace).',
    };
    return { line, fault: finding(shape, 'malformed_json', detail, { value }) };
  }
}
