import type { VNode } from 'preact';
import type { Framework } from '@maillage/skills';
import { dayInWords, parisDate } from '@maillage/kernel';
import { LinkFrame, type LinkVisit, Notice } from '@maillage/platform';
import type { Result } from '../assessment/own-result.js';
import { cutOf } from '../profile/levels.js';
import { LevelChart } from './level-chart.page.js';
import { OVERALL, POSITIONS, RESULT, UNIFORM } from './result-words.js';
import type { ResultView } from './result-view.js';

/** A result with what stands around it on its owner's page. */
export interface OwnView {
  readonly result: ResultView;
  readonly framework: Framework;
  readonly counts: boolean;
  /** By which it is reached too. */
  readonly code: string | undefined;
  /** What is said first. */
  readonly notice: string | undefined;
  /** What the person had said before, beside it. */
  readonly self: VNode | undefined;
  /** Whether the territory asks questions of its own. */
  readonly hasLocal: boolean;
  /** What the person may agree to. */
  readonly newWords: VNode | undefined;
}

/** A person's own result, with what to do next and how to keep it. */
export function ResultPage({
  view: { result, framework, counts, code, newWords, notice, hasLocal, self },
  visit,
}: {
  readonly view: OwnView;
  readonly visit: LinkVisit;
}): VNode {
  const { language, href } = visit;
  const words = RESULT[language];
  return (
    <LinkFrame visit={visit} title={words.title}>
      <h1>{words.title}</h1>
      {notice !== undefined && <Notice>{notice}</Notice>}
      <p>
        {words.onlyYou} {words.rests(result.overall.result.answers)}{' '}
        {counts ? words.counts : words.doesNotCount}
      </p>
      {newWords}
      {hasLocal && (
        <p class="act">
          <a href={href('territoire')}>{words.local}</a>
        </p>
      )}
      <Told {...{ result, framework, language }} />
      {self}
      <Steps result={result} language={language} />
      <section aria-labelledby="garder" class="act">
        <h2 id="garder">{words.keep}</h2>
        {code !== undefined && (
          <p>
            {words.code} <strong>{code}</strong>
          </p>
        )}
        <ul>
          <li>
            <a href={href('')} download="mon-resultat.html">
              {words.download}
            </a>
          </li>
          <li>
            <a href={href('attestation')}>{words.certificate}</a>
          </li>
          <li>
            <a href={href('montrer')}>{words.show}</a>
          </li>
          <li>
            <a href={href('invitation')}>{words.invite}</a>
          </li>
          <li>
            <a href={href('retrait')}>{words.withdraw}</a>
          </li>
        </ul>
        <p>
          <small>
            {words.end} {dayInWords(parisDate(visit.endsAt), language)}.
          </small>
        </p>
      </section>
    </LinkFrame>
  );
}

/** A result, or some areas of it, as somebody sees it to whom it is shown. */
export function ShownResultPage({
  view: { result, framework, isWhole },
  visit,
}: {
  readonly view: Pick<OwnView, 'result' | 'framework'> & { readonly isWhole: boolean };
  readonly visit: LinkVisit;
}): VNode {
  const { language } = visit;
  const words = RESULT[language];
  return (
    <LinkFrame visit={visit} title={words.shown}>
      <h1>{words.shown}</h1>
      <p>
        {words.shownBy} {words.shownEnd} {dayInWords(parisDate(visit.endsAt), language)}.
      </p>
      {!isWhole && <p>{words.shownPart}</p>}
      <Told {...{ result, framework, language, isWhole }} />
    </LinkFrame>
  );
}

/** What a result says: in words, as a chart and as a table, each with its width, the most at ease first. */
function Told({
  result,
  framework,
  language,
  isWhole = true,
}: Pick<OwnView, 'result' | 'framework'> & {
  readonly language: Language;
  /** Whether the whole is told beside the areas. */
  readonly isWhole?: boolean;
}): VNode {
  const words = RESULT[language];
  const { overall } = result;
  const uniform = overall.result.uniformity && UNIFORM[overall.result.uniformity]?.[language];
  const levels = (one: Result): string => levelsOf(one, framework, language);
  const areas = result.areas.map((line) => ({ ...line, label: line.name[language] }));
  const lines = isWhole ? [{ ...overall, label: words.whole }, ...areas] : areas;
  return (
    <>
      {isWhole && uniform !== undefined && <p class="notice">{uniform}</p>}
      {isWhole && overall.result.answers > 0 && (
        <p>
          {overall.result.position !== undefined && OVERALL[overall.result.position][language]}{' '}
          {betweenLevels(overall.result, framework, language)}
        </p>
      )}
      {!result.isCalibrated && <p>{words.expert}</p>}
      <h2>{words.areas}</h2>
      <p>{words.areasText}</p>
      <LevelChart
        title={words.chart}
        lines={lines}
        cuts={framework.levels.flatMap(({ code: level, name }) => {
          const from = cutOf(framework, level);
          return from === undefined ? [] : [{ label: name[language], from }];
        })}
      />
      <table>
        <thead>
          <tr>
            <th scope="col">{words.area}</th>
            <th scope="col">{words.level}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ label, result: one }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>
                {one.answers === 0
                  ? words.notAsked
                  : [levels(one), one.position && POSITIONS[one.position][language]]
                      .filter((part) => part !== undefined)
                      .join(', ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {result.competences.length > 0 && (
        <section aria-labelledby="competences">
          <h2 id="competences">{words.competences}</h2>
          <ul>
            {result.competences.map(({ code: one, name, result: told }) => (
              <li key={one}>
                {name[language]} : {levels(told)}
                {told.position !== undefined && `, ${POSITIONS[told.position][language]}`}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Three things to do next. */
function Steps({
  result: { first, firstCompetence },
  language,
}: {
  readonly result: ResultView;
  readonly language: 'fr' | 'en';
}): VNode {
  const words = RESULT[language];
  return (
    <section aria-labelledby="suite">
      <h2 id="suite">{words.steps}</h2>
      <ol>
        <li>
          {first === undefined ? words.stepNone : words.stepArea(first.name[language])}
          {firstCompetence !== undefined && words.stepCompetence(firstCompetence[language])}
        </li>
        <li>{words.stepTask}</li>
        <li>{words.stepAgain}</li>
      </ol>
    </section>
  );
}

type Language = 'fr' | 'en';

/** Names of the levels at both ends of an interval; below the first level one takes first steps. */
function endsOf(
  { lowest, highest }: Result,
  { levels }: Framework,
  language: Language,
): readonly [string, string] {
  const name = (code: string | undefined): string =>
    levels.find((one) => one.code === code)?.name[language] ?? RESULT[language].start;
  return [name(lowest), name(highest)];
}

function levelsOf(result: Result, framework: Framework, language: Language): string {
  const [low, high] = endsOf(result, framework, language);
  return low === high ? low : `${low} ${RESULT[language].to} ${high}`;
}

function betweenLevels(result: Result, framework: Framework, language: Language): string {
  return RESULT[language].between(...endsOf(result, framework, language));
}
