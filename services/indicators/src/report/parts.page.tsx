import type { VNode } from 'preact';
import type { Language } from '@maillage/kernel';
import { OUTSIDE } from '../figure/breakdown.js';
import { ReportMap } from './map.page.js';
import { mapOf } from './mapping.js';
import { numberIn } from './numbers.js';
import { WORDS } from './report-words.js';
import { partsSentence } from './sentences.js';
import { type PartLine, per10000, type ToldReport } from './told-report.js';

/** As many of the most active parts stand open in the table. */
const FIRST = 20;

/** The territories below: a map, the same as a ranked table, and by name where nothing happens. */
export function PartsBlock({
  told,
  language,
  address,
}: {
  readonly told: ToldReport;
  readonly language: Language;
  readonly address?: string;
}): VNode {
  const words = WORDS[language];
  const { parts, territory } = told;
  if (parts === undefined) return <></>;
  const { level } = parts;
  const lines = parts.lines.map((line) =>
    line.ref === OUTSIDE ? { ...line, name: words.outside } : line,
  );
  const active = lines.filter(({ activities }) => activities > 0);
  const idle = lines.filter(({ activities }) => activities === 0);
  const map = mapOf({ ...told, parts: { level, lines } });
  const [open, rest] = [active.slice(0, FIRST), active.slice(FIRST)];
  const others = told.levels.filter((one) => one !== level);
  return (
    <section aria-labelledby="territoires">
      <h2 id="territoires">{words.parts(level)}</h2>
      <p>{partsSentence({ level, lines }, language)}</p>
      {address !== undefined &&
        others.map((other) => (
          <p class="act" key={other}>
            <a href={`${address}&vers=${other}#territoires`}>{words.otherLevel(other)}</a>
          </p>
        ))}
      {map === undefined ? (
        <p>{words.noMap}</p>
      ) : (
        <>
          <ReportMap map={map} language={language} />
          {map.kind === 'discs' && map.outlines.length === 0 && <p>{words.noOutline}</p>}
          {territory.ref === 'france' && <p>{words.overseas}</p>}
        </>
      )}
      {open.length > 0 && <PartsTable lines={open} first={1} language={language} />}
      {rest.length > 0 && (
        <details>
          <summary>{words.rest(rest.length, level)}</summary>
          <PartsTable lines={rest} first={FIRST + 1} language={language} />
        </details>
      )}
      {idle.length > 0 && (
        <details>
          <summary>{words.none(idle.length, level)}</summary>
          <p>
            {[...idle]
              .sort((a, b) => a.name.localeCompare(b.name, 'fr'))
              .map(({ name, places }) => (places > 0 ? `${name} (${words.placeHere})` : name))
              .join(', ')}
            .
          </p>
        </details>
      )}
    </section>
  );
}

function PartsTable({
  lines,
  first,
  language,
}: {
  readonly lines: readonly PartLine[];
  readonly first: number;
  readonly language: Language;
}): VNode {
  const { partsHead: head } = WORDS[language];
  return (
    <div
      class="wide"
      tabIndex={0}
      role="region"
      aria-label={`${head.name} ${first}–${first + lines.length - 1}`}
    >
      <table class="numbers">
        <thead>
          <tr>
            <th scope="col">{head.name}</th>
            <th scope="col">{head.activities}</th>
            <th scope="col">{head.participants}</th>
            <th scope="col">{head.hours}</th>
            <th scope="col">{head.places}</th>
            <th scope="col">{head.rate}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => {
            const rate = per10000(line.activities, line.population);
            return (
              <tr key={line.ref}>
                <th scope="row">
                  {first + at}. {line.name}
                </th>
                <td>{numberIn(line.activities, language)}</td>
                <td>{numberIn(line.participants, language)}</td>
                <td>{numberIn(line.hours, language)}</td>
                <td>{numberIn(line.places, language)}</td>
                <td>{rate === null ? '–' : numberIn(rate, language)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
