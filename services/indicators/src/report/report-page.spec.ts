import { renderToString } from 'preact-render-to-string';
import { communesOf, findTerritory } from '@maillage/territories';
import { catalogue } from '../definitions/catalogue.js';
import { DIMENSIONS, type DimensionId } from '../definitions/dimensions.js';
import { ReportPage } from './report.page.js';
import { sheetsOf } from './sheets.js';
import type { PartLine, ToldReport } from './told-report.js';

const MARKUP = '<b>"Gras" & \'=1+1\'</b>';

const part = (ref: string, at: number, name?: string): PartLine => ({
  ...{ ref, name: name ?? findTerritory(ref)?.nom ?? ref, population: 1_000 },
  ...{ activities: at, participants: at * 2, hours: at, places: 1 },
});

/** As much as a report may hold. */
const told = (given: Partial<ToldReport> = {}): ToldReport => ({
  territory: { ref: 'departement-62', name: 'Pas-de-Calais', population: 1_460_000 },
  span: { du: '2026-01-01', au: '2026-12-31' },
  before: { du: '2025-01-01', au: '2025-12-31' },
  above: { ref: 'region-32', name: 'Hauts-de-France', population: 6_000_000 },
  madeAt: '2027-01-10T10:00:00Z',
  completeUntil: '2027-01-10T09:00:00Z',
  keyFigures: ['activites', 'participants', 'heures', 'lieux', 'duree_moyenne'].map(
    (indicator) => ({
      ...{ indicator, value: 1_234_567, before: 1_000_000, here: 10.5, above: 11, isRate: true },
    }),
  ),
  series: {
    step: 'mois',
    types: ['individuel', 'collectif'],
    moments: Array.from({ length: 36 }, (_, at) => ({
      period: `2026-${String((at % 12) + 1).padStart(2, '0')}`,
      ...{ counts: [at, 3], yearBefore: 2 },
    })).slice(0, 12),
  },
  blocks: catalogue.flatMap(({ id, dimensions }) =>
    dimensions.map((dimension: DimensionId) => ({
      ...{ indicator: id, dimension },
      lines: DIMENSIONS[dimension].valeurs.map(({ code }, at) => ({ code, value: at + 1 })),
    })),
  ),
  parts: {
    level: 'commune',
    lines: communesOf('departement-62').map((code, at) => part(`commune-${code}`, 900 - at)),
  },
  levels: ['commune', 'epci'],
  indicators: catalogue.map(({ id, version, titre, unite, population, formule, source }) => ({
    ...{ id, version, title: titre, unit: unite, population, formula: formule, source },
    ...{ value: 1, completeUntil: null },
  })),
  ...given,
});

const html = (given: Partial<ToldReport> = {}, language: 'fr' | 'en' = 'fr'): string =>
  renderToString(ReportPage({ told: told(given), reading: { language, by: MARKUP } }));

describe('the page of a report', () => {
  it('shows markup in names as text, in charts too', () => {
    const lines = [MARKUP, 'b', 'c', 'd'].map((name, at) =>
      part(`commune-6204${at + 1}`, 9 - at, name),
    );
    const page = html({
      territory: { ref: 'departement-62', name: MARKUP, population: 1 },
      parts: { level: 'commune', lines },
      blocks: [
        {
          ...{ indicator: 'participants', dimension: 'statut' },
          lines: [{ code: MARKUP, value: 3 }],
        },
      ],
    });
    expect(page).not.toContain('<b>');
    expect(page.match(/&lt;b>&quot;Gras&quot; &amp; /g)?.length).toBeGreaterThan(4);
  });

  it.each(['fr', 'en'] as const)(
    'has no script, no style of its own, and loads nothing (%s)',
    (language) => {
      expect(html({}, language)).not.toMatch(
        /<script|<style|\bstyle=|\bsrc=|url\(|\bon\w+=|undefined|NaN/,
      );
    },
  );

  it('says in words what each chart shows, with its table', () => {
    const page = html();
    const charts = page.match(
      /<svg class="chart"[^>]*role="img"[^>]*><title[^>]*>[^<]+<\/title><desc[^>]*>[^<]+</g,
    );
    expect(charts).toHaveLength(11);
    expect(page.match(/<table/g)?.length).toBeGreaterThanOrEqual(11);
  });

  it.each([
    ['a département of 890 communes', {}],
    [
      'France',
      {
        territory: { ref: 'france', name: 'France', population: 68_000_000 },
        parts: {
          level: 'departement',
          lines: [...new Set(communesOf('france').map((code) => code.slice(0, 2)))].map(
            (code, at) => part(`departement-${code}`, at),
          ),
        },
      },
    ],
  ] as const)('of %s is 300 kB at most', (_, given) => {
    expect(Buffer.byteLength(html(given))).toBeLessThan(300_000);
  });

  it('says what is missing where there is nothing', () => {
    const page = html({
      territory: { ref: 'departement-984', name: 'Terres australes', population: null },
      above: undefined,
      completeUntil: null,
      keyFigures: [
        { indicator: 'activites', value: 0, before: 0, here: null, above: null, isRate: true },
        {
          indicator: 'duree_moyenne',
          value: null,
          before: null,
          here: null,
          above: null,
          isRate: false,
        },
      ],
      series: {
        step: 'mois',
        types: ['individuel'],
        moments: [{ period: '2026-01', counts: [0], yearBefore: 0 }],
      },
      blocks: [],
      parts: { level: 'commune', lines: [part('commune-98411', 0)] },
    });
    for (const text of [
      'Aucune donnée',
      'Pas de carte ici',
      'Les chiffres par habitant',
      'La comparaison',
    ])
      expect(page).toContain(text);
  });

  it('is a workbook with a sheet for each table, each with a name of its own', () => {
    const titles = sheetsOf(told()).map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    expect(titles).toEqual(
      expect.arrayContaining(['essentiel', 'activite', 'par commune', 'definitions']),
    );
  });
});
