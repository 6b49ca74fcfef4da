import type { VNode } from 'preact';
import type { Language } from '@maillage/kernel';
import { DIMENSIONS, wordsOf } from '../definitions/dimensions.js';
import { Chart } from './chart.page.js';
import { barsOptions, seriesOptions } from './charts.js';
import { numberIn, periodIn, shareIn, shortPeriodIn } from './numbers.js';
import { WORDS } from './report-words.js';
import { blockSentence, isUndisclosed, seriesSentence } from './sentences.js';
import type { Block, ToldReport } from './told-report.js';

/** More bars than this are not told apart; the table has them all. */
const MOST_BARS = 10;
/** Dimensions whose values are read in their own order. */
const ORDERED: readonly string[] = ['tranche_age', 'fraicheur'];
/** Dimensions of which one thing has exactly one value: their shares add up. */
const PARTITIONS: readonly string[] = [
  'tranche_age',
  'genre',
  'statut',
  'type_lieu',
  'type',
  'fraicheur',
];

/** Activities over time. */
export function SeriesBlock({
  told: { series },
  language,
}: {
  readonly told: ToldReport;
  readonly language: Language;
}): VNode {
  const words = WORDS[language];
  const typeNames = series.types.map((code) => labelOf('type', code, language));
  const sentence = seriesSentence(series, language);
  const hasPast = series.moments.some(({ yearBefore }) => yearBefore !== null);
  return (
    <section aria-labelledby="activite">
      <h2 id="activite">{words.series}</h2>
      <p>{sentence}</p>
      <Chart
        id="activite-graphique"
        title={words.seriesChart}
        description={sentence}
        options={seriesOptions(series, {
          period: (period) => shortPeriodIn(period, language),
          count: (count) => numberIn(count, language),
        })}
      />
      <p>
        <small>
          {typeNames
            .map((name, at) => `${name} (${at === 0 ? words.filled : words.outlined})`)
            .join(', ')}
          {hasPast && `, ${words.yearBeforeKey}`}.
        </small>
      </p>
      <table class="numbers">
        <thead>
          <tr>
            <th scope="col">{words.periodHead}</th>
            {typeNames.map((name) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
            <th scope="col">{words.total}</th>
            {hasPast && <th scope="col">{words.yearBefore}</th>}
          </tr>
        </thead>
        <tbody>
          {series.moments.map(({ period, counts, yearBefore }) => (
            <tr key={period}>
              <th scope="row">{periodIn(period, language)}</th>
              {counts.map((count, at) => (
                <td key={series.types[at]}>{numberIn(count, language)}</td>
              ))}
              <td>
                {numberIn(
                  counts.reduce((sum, one) => sum + one, 0),
                  language,
                )}
              </td>
              {hasPast && <td>{yearBefore === null ? '–' : numberIn(yearBefore, language)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** An indicator along a dimension: a sentence, bars, and the same as a table. */
export function BreakdownBlock({
  block: { indicator, dimension, lines },
  language,
}: {
  readonly block: Block;
  readonly language: Language;
}): VNode {
  const words = WORDS[language];
  const id = `${indicator}-${dimension}`;
  const areParts = PARTITIONS.includes(dimension);
  const named = lines.map((line) => ({ ...line, label: labelOf(dimension, line.code, language) }));
  const ranked = [...named].sort((a, b) => rank(b) - rank(a));
  const shown = areParts
    ? ORDERED.includes(dimension)
      ? named
      : ranked
    : ranked.filter(({ value }) => value !== 0);
  const empty = areParts ? [] : named.filter(({ value }) => value === 0);
  const whole = lines.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const sentence = blockSentence(named, areParts, language);
  const title = words.blocks[`${indicator} ${dimension}`] ?? indicator;
  const bars = shown
    .filter(
      ({ value, code }) =>
        (value ?? 0) > 0 || (ORDERED.includes(dimension) && !isUndisclosed(code)),
    )
    .slice(0, MOST_BARS);
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p>{sentence}</p>
      {whole > 0 && (
        <>
          <Chart
            id={`${id}-graphique`}
            title={title}
            description={sentence}
            options={barsOptions(
              bars.map(({ code, label, value }) => ({
                ...{ label, value: value ?? 0 },
                ...{ text: numberIn(value ?? 0, language), isFaint: isUndisclosed(code) },
              })),
            )}
          />
          <table class="numbers">
            <thead>
              <tr>
                <th scope="col">{DIMENSIONS[dimension].titre[language]}</th>
                <th scope="col">{words.count}</th>
                {areParts && <th scope="col">{words.share}</th>}
              </tr>
            </thead>
            <tbody>
              {shown.map(({ code, label, value }) => (
                <tr key={code}>
                  <th scope="row">{label}</th>
                  <td>{value === null ? '–' : numberIn(value, language)}</td>
                  {areParts && <td>{shareIn(value ?? 0, whole, language)}</td>}
                </tr>
              ))}
            </tbody>
          </table>
          {empty.length > 0 && (
            <details>
              <summary>{words.empty(empty.length)}</summary>
              <p>{empty.map(({ label }) => label).join(', ')}.</p>
            </details>
          )}
        </>
      )}
    </section>
  );
}

/** What is not known comes last, whatever it counts. */
const rank = ({ code, value }: { readonly code: string; readonly value: number | null }): number =>
  isUndisclosed(code) ? -1 : (value ?? 0);

export function labelOf(dimension: Block['dimension'], code: string, language: Language): string {
  return wordsOf(dimension, code)?.[language] ?? code;
}
