import type { VNode } from 'preact';
import { type Language, parisDate } from '@maillage/kernel';
import { Page } from '@maillage/platform';
import { BreakdownBlock, SeriesBlock } from './block.page.js';
import { elapsed } from './frames.js';
import { KeyFigures } from './key-figures.page.js';
import { dayIn, exactIn, instantIn, shareIn } from './numbers.js';
import { PartsBlock } from './parts.page.js';
import { WORDS } from './report-words.js';
import { isUndisclosed } from './sentences.js';
import type { Block, ToldReport } from './told-report.js';

/** What a reader is told beside the report itself. */
export interface Reading {
  readonly language: Language;
  /** Whoever asked for it, where it is known. */
  readonly by?: string;
  /** At an address of its own: its end, and whether the figures were fixed. */
  readonly shared?: {
    readonly until: string;
    readonly isFixed: boolean;
    readonly hrefIn: (language: Language) => string;
  };
}

/** A report of a territory: to be read on a screen, printed and put before a committee. */
export function ReportPage({
  told,
  reading,
}: {
  readonly told: ToldReport;
  readonly reading: Reading;
}): VNode {
  const { language, by, shared } = reading;
  const address = shared === undefined ? addressOf(told) : undefined;
  const words = WORDS[language];
  const other = language === 'fr' ? 'en' : 'fr';
  const { territory, span } = told;
  const day = (text: string): string => dayIn(text, language);
  const today = parisDate(new Date(told.madeAt));
  const complete =
    told.completeUntil === null
      ? words.nothingYet
      : words.complete(instantIn(told.completeUntil, language));
  const made = words.made(instantIn(told.madeAt, language), by);
  const period = words.period(day(span.du), day(span.au));
  const isRunning = elapsed(span, today).au !== span.au;
  return (
    <Page language={language} title={words.title(territory.name)}>
      <h1>{words.title(territory.name)}</h1>
      <p>
        <strong>{period}</strong> {complete} {made} {shared?.isFixed === true && words.fixed}
      </p>
      {isRunning && <p>{words.running(day(today))}</p>}
      {address !== undefined && (
        <p class="act">
          <a
            href={`${address}&format=xlsx${told.parts === undefined ? '' : `&vers=${told.parts.level}`}`}
          >
            {words.print}
          </a>
        </p>
      )}
      <KeyFigures told={told} language={language} />
      <SeriesBlock told={told} language={language} />
      {shownOf(told).map((block) => (
        <BreakdownBlock key={`${block.indicator} ${block.dimension}`} {...{ block, language }} />
      ))}
      <PartsBlock {...{ told, language }} {...(address === undefined ? {} : { address })} />
      <AllFigures told={told} language={language} />
      <Definitions told={told} language={language} />
      <section aria-labelledby="manque">
        <h2 id="manque">{words.missing}</h2>
        <ul>
          {missingOf(told, language).map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
        <h2>{words.sources}</h2>
        <ul>
          {[...new Set(told.indicators.map(({ source }) => source))].map((source) => (
            <li key={source} lang="fr">
              {source}
            </li>
          ))}
          <li>{words.populationSource}</li>
          <li>{words.outlineSource}</li>
        </ul>
        <h2>{words.cite}</h2>
        <p>{words.citation(territory.name, period, complete, made)}</p>
        {shared === undefined ? (
          address !== undefined && (
            <>
              <p class="address">
                {words.address}
                {language === 'fr' ? '\u00a0: ' : ': '}
                <code>{address}</code>
              </p>
              <p>{words.addressText}</p>
            </>
          )
        ) : (
          <p>{words.sharedText(day(parisDate(new Date(shared.until))))}</p>
        )}
      </section>
      {shared !== undefined && (
        <p class="act">
          <a href={shared.hrefIn(other)} hreflang={other} lang={other}>
            {other === 'fr' ? 'Français' : 'English'}
          </a>
        </p>
      )}
    </Page>
  );
}

/** What is shown along which dimension, in the order in which it is read; workbooks have all. */
const SHOWN: readonly (readonly [indicator: string, dimension: string])[] = [
  ['participants', 'tranche_age'],
  ['participants', 'genre'],
  ['participants', 'statut'],
  ['thematiques_abordees', 'thematique'],
  ['activites', 'type_lieu'],
  ['heures', 'type'],
  ['lieux', 'services'],
  ['lieux', 'typologie'],
  ['lieux', 'fraicheur'],
];

const shownOf = ({ blocks }: ToldReport): Block[] =>
  SHOWN.flatMap(([id, along]) =>
    blocks.filter(({ indicator, dimension }) => indicator === id && dimension === along),
  );

/** Where exactly this report is asked for. */
const addressOf = ({ territory, span }: ToldReport): string =>
  `/v1/rapports/${territory.ref}?du=${span.du}&au=${span.au}`;

/** Every indicator over the whole period, also those that have no block of their own. */
function AllFigures({
  told: { indicators },
  language,
}: {
  readonly told: ToldReport;
  readonly language: Language;
}): VNode {
  const words = WORDS[language];
  return (
    <section aria-labelledby="indicateurs">
      <h2 id="indicateurs">{words.all}</h2>
      <table class="numbers">
        <thead>
          <tr>
            <th scope="col">{words.indicator}</th>
            <th scope="col">{words.count}</th>
            <th scope="col">{words.unit}</th>
          </tr>
        </thead>
        <tbody>
          {indicators.map(({ id, title, value, unit }) => (
            <tr key={id}>
              <th scope="row">{title[language]}</th>
              <td>{value === null ? '–' : exactIn(value, language)}</td>
              <td lang="fr">{unit}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Definitions({
  told,
  language,
}: {
  readonly told: ToldReport;
  readonly language: Language;
}): VNode {
  const words = WORDS[language];
  return (
    <section aria-labelledby="definitions">
      <h2 id="definitions">{words.definitions}</h2>
      <dl class="rows">
        {told.indicators.map(({ id, version, title, unit, population, formula }) => (
          <div key={id}>
            <dt>
              {title[language]} <small>({words.version(version)})</small>
            </dt>
            <dd lang="fr">
              {population} {formula} <small>Unité : {unit}.</small>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What the reader has to know is not in it. */
function missingOf({ territory, above, blocks }: ToldReport, language: Language): string[] {
  const words = WORDS[language];
  const ages = blocks.find(({ dimension }) => dimension === 'tranche_age')?.lines ?? [];
  const sum = (lines: typeof ages): number =>
    lines.reduce((whole, { value }) => whole + (value ?? 0), 0);
  const hidden = sum(ages.filter(({ code }) => isUndisclosed(code)));
  return [
    ...(above !== undefined
      ? []
      : [territory.ref === 'france' ? words.missingTop : words.missingAbove]),
    ...(territory.population === null ? [words.missingPopulation] : []),
    ...(hidden > 0 ? [words.missingUndisclosed(shareIn(hidden, sum(ages), language))] : []),
    words.missingHistory,
  ];
}
