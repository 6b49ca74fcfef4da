export { type CsvStyle, writeCsv } from './csv-writer.js';
export { isTooDeep, JSON_DEPTH } from './json-depth.js';
export type { JsonItemFault } from './json-elements.js';
export { jsonItems, type JsonText } from './json-items.js';
export { repeatedNames } from './json-names.js';
export { type Point, writeGeoJson, writeNdjson } from './json-writer.js';
export { lengthOfItem } from './records/item-length.js';
export { readDay, readDecimal, readList, sayLiberty } from './records/read-cell.js';
export { fileFormat, readRecords, XLSX_TYPE } from './records/read-records.js';
export type { FileFormat, FileItem, FileRecord, RecordShape } from './records/record-file.js';
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
export { type Attributes, MalformedXml, type XmlEvents, xmlEvents } from './xml-events.js';
export { writeXlsx } from './xlsx/xlsx-writer.js';
