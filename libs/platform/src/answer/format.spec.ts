import { type Format, formatOf } from './format.js';

const ALL: readonly Format[] = ['json', 'ndjson', 'csv', 'xlsx', 'geojson'];
const chosen = (accept: string | undefined, offered = ALL, format?: Format): Format =>
  formatOf(
    { headers: accept === undefined ? {} : { accept } },
    format === undefined ? {} : { format },
    offered,
  );
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('the format of an answer', () => {
  it.each<[string | undefined, Format]>([
    [undefined, 'json'],
    ['', 'json'],
    ['*/*', 'json'],
    ['application/*', 'json'],
    ['text/*', 'csv'],
    ['text/csv', 'csv'],
    ['TEXT/CSV', 'csv'],
    ['text/csv; charset=utf-8', 'csv'],
    ['text/csv; charset="UTF-8"', 'csv'],
    [XLSX, 'xlsx'],
    ['application/x-ndjson', 'ndjson'],
    ['text/html, application/geo+json;q=0.9', 'geojson'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'json'],
    ['application/json;q=0.5, text/csv', 'csv'],
    ['text/csv, application/json', 'csv'],
    ['application/json, text/csv', 'json'],
    ['text/csv;q=0, */*', 'json'],
    ['application/json;q=0, */*', 'ndjson'],
    ['*/*;q=0.1, text/csv;q=0.2', 'csv'],
  ])('is for Accept %s: %s', (accept, format) => {
    expect(chosen(accept)).toBe(format);
  });

  it.each(['text/csv;q=0', 'image/png', '*/*;q=0', 'application/json; charset=iso-8859-1', 'csv'])(
    'is none for Accept %s',
    (accept) => {
      expect(() => chosen(accept)).toThrow(
        expect.objectContaining({ code: 'platform.not_acceptable', kind: 'not_acceptable' }),
      );
    },
  );

  it('is none of those that are not offered', () => {
    expect(() => chosen('application/geo+json', ['json', 'csv'])).toThrow(
      expect.objectContaining({
        text: expect.objectContaining({
          fr: expect.stringContaining('json (application/json), csv (text/csv)'),
        }),
      }),
    );
  });

  it('is what the address asks for, whatever Accept says', () => {
    expect(chosen('application/json, text/csv;q=0', ALL, 'csv')).toBe('csv');
  });
});
