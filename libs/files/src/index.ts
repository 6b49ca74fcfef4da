export {
  cellsOf,
  type CsvItem,
  type CsvProblem,
  csvRecords,
  type CsvShape,
} from './csv-records.js';
export { type CsvStyle, writeCsv } from './csv-writer.js';
export { isTooDeep, JSON_DEPTH } from './json-depth.js';
export {
  type JsonElement,
  JsonElements,
  type JsonItem,
  type JsonItemFault,
} from './json-elements.js';
export { jsonItems, type JsonText } from './json-items.js';
export { type Point, writeGeoJson, writeNdjson } from './json-writer.js';
export { neutralise, restore } from './spreadsheet-cell.js';
export {
  type Cell,
  type Column,
  type ColumnHead,
  type Table,
  tableOf,
  textOfCell,
} from './table.js';
export { decodeText } from './text-decoding.js';
export { MAX_RECORD_LENGTH, type TextLine, textLines } from './text-lines.js';
export { writeXlsx } from './xlsx-writer.js';
