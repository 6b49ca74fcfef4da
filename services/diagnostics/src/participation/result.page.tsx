import type { VNode } from 'preact';
import type { Framework } from '@maillage/skills';
import { dayInWords, parisDate } from '@maillage/kernel';
import { type LinkVisit, Notice } from '@maillage/platform';
import type { Result } from '../assessment/own-result.js';
import { type Consent } from '../campaign/campaign.js';
import { cutOf } from '../profile/levels.js';
import { Frame, PageForm } from './frame.page.js';
import { LevelChart } from './level-chart.page.js';
import { consentShown } from './participation.js';
import { OVERALL, POSITIONS, RESULT, UNIFORM } from './result-words.js';
import type { ResultView } from './result-view.js';
import { ConsentText } from './welcome.page.js';
import { WORDS } from './words.js';

/** A result with what stands around it on its page. */
export interface OwnView {
  readonly result: ResultView;
  readonly framework: Framework;
  readonly counts: boolean;
  /** By which it is reached too. */
  readonly code: string | undefined;
  /** Words that are newer than those agreed to. */
  readonly newWords: Consent | undefined;
  /** Something was sent that came too late. */
  readonly isElsewhere?: boolean;
}

/** A person's own result: strengths first, in words, as a chart and as a table, each with its width. */
export function ResultPage({
  view,
  visit,
}: {
  readonly view: OwnView;
  readonly visit: LinkVisit;
}): VNode {
  const { language, href } = visit;
  const words = RESULT[language];
  const { result, framework, counts, code, newWords, isElsewhere = false } = view;
  const { overall } = result;
  const uniform = overall.result.uniformity && UNIFORM[overall.result.uniformity]?.[language];
  const levels = (one: Result): string => levelsOf(one, framework, language);
  const whole = { ...overall, label: words.whole };
  const lines = result.areas.map((line) => ({ ...line, label: line.name[language] }));
  return (
    <Frame visit={visit} title={words.title}>
      <h1>{words.title}</h1>
      {isElsewhere && <Notice>{WORDS[language].whereNow}</Notice>}
      <p>
        {words.onlyYou} {words.rests(overall.result.answers)}{' '}
        {counts ? words.counts : words.doesNotCount}
      </p>
      {newWords !== undefined && <NewWords consent={newWords} visit={visit} />}
      {uniform !== undefined && <p class="notice">{uniform}</p>}
      {overall.result.answers > 0 && (
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
        lines={[whole, ...lines]}
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
          {[whole, ...lines].map(({ label, result: one }) => (
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
            <a href={href('retrait')}>{words.withdraw}</a>
          </li>
        </ul>
        <p>
          <small>
            {WORDS[language].end} {dayInWords(parisDate(visit.endsAt), language)}.
          </small>
        </p>
      </section>
    </Frame>
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

/** Words that changed since the person agreed; agreeing is a button, and nothing changes without it. */
function NewWords({
  consent,
  visit,
}: {
  readonly consent: Consent;
  readonly visit: LinkVisit;
}): VNode {
  const words = WORDS[visit.language];
  return (
    <section aria-labelledby="nouveau" class="act">
      <h2 id="nouveau">{words.newWords}</h2>
      <p>{words.newWordsText}</p>
      <ConsentText consent={consent} language={visit.language} />
      <PageForm visit={visit} shown={consentShown(consent)} deed="accepter">
        <button type="submit">{words.agree}</button>
      </PageForm>
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
