import type { VNode } from 'preact';
import { dayInWords } from '@maillage/kernel';
import { statutsAction } from '@maillage/nomenclatures';
import { ActionBar } from './action-bar.page.js';
import type { ActionLine } from './publication.js';
import { WORDS } from './words.js';

type Language = 'fr' | 'en';

/** What was promised of an action, and where it stands. */
export function ActionItem({
  line,
  span,
  today,
  language,
}: {
  readonly line: ActionLine;
  readonly span: readonly [string, string] | undefined;
  readonly today: string;
  readonly language: Language;
}): VNode {
  const words = WORDS[language];
  const { title, objective, action, sequenced, parts } = line;
  const { statut, description, jalons = [], preuves = [] } = action;
  const day = (one: string): string => dayInWords(one, language);
  const proposed = sequenced?.proposal?.debut;
  return (
    <li class="action" id={`action-${line.id}`}>
      <h3>{title}</h3>
      <p>
        <strong>{labelOf(statut.code, language)}</strong>
        {line.isLate && (
          <>
            {' · '}
            <strong class="late">{words.isLate}</strong>
          </>
        )}
        {[promiseOf(line, language), ...standingOf(line, language)].map((text) => ` · ${text}`)}
      </p>
      {span !== undefined && <ActionBar line={line} span={span} today={today} />}
      {proposed !== undefined && sequenced?.room !== undefined && (
        <p class="notice">{words.broken(-sequenced.room, day(proposed))}</p>
      )}
      <Reasons line={line} language={language} />
      {description !== undefined && <p class="text">{description}</p>}
      {objective !== undefined && (
        <p>
          {words.objective} {objective}
        </p>
      )}
      <Points
        title={words.parts}
        points={parts.map(
          (part) => `${part.intitule}${words.colon}${labelOf(part.statut, language)}`,
        )}
      />
      <Points
        title={words.milestones}
        points={jalons.map(
          ({ intitule, le, atteint_le: reached }) =>
            `${intitule}${words.colon}${reached === undefined ? day(le) : words.reached(day(reached))}`,
        )}
      />
      <Points title={words.evidence} points={preuves.map(({ intitule }) => intitule)} />
    </li>
  );
}

function Points({
  title,
  points,
}: {
  readonly title: string;
  readonly points: readonly string[];
}): VNode | null {
  if (points.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ul>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </>
  );
}

function Reasons({
  line: {
    action: { statut },
  },
  language,
}: {
  readonly line: ActionLine;
  readonly language: Language;
}): VNode {
  const words = WORDS[language];
  const told = [
    [words.why, statut.motif],
    [words.blockedBy, statut.bloquee_par],
    [words.freedBy, statut.liberee_par],
  ].filter(([, text]) => text !== undefined);
  return (
    <>
      {told.map(([label, text]) => (
        <p key={label}>
          {label} {text}
        </p>
      ))}
    </>
  );
}

const labelOf = (code: string, language: Language): string =>
  statutsAction.valeurs.find((one) => one.code === code)?.libelle[language] ?? code;

function promiseOf({ action: { debut, fin, rythme } }: ActionLine, language: Language): string {
  const words = WORDS[language];
  const day = (one: string): string => dayInWords(one, language);
  if (rythme === 'permanente') return words.permanent;
  if (debut !== undefined && fin !== undefined) return words.promised(day(debut), day(fin));
  if (fin !== undefined) return words.promisedEnd(day(fin));
  return debut === undefined ? words.undated : words.promisedStart(day(debut));
}

/** How much is done, and what slack there is, while something is awaited. */
function standingOf(
  { action, progress, sequenced, isLate }: ActionLine,
  language: Language,
): string[] {
  const words = WORDS[language];
  const { code } = action.statut;
  if (code === 'realisee' || code === 'abandonnee') return [];
  const share = progress.toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB', {
    maximumFractionDigits: 0,
  });
  const { slack, isCritical } = sequenced ?? {};
  return [
    words.progress(share),
    // What is late, or can't be held, has other worries than the end of the whole.
    ...(slack === undefined || isLate || sequenced?.proposal !== undefined
      ? []
      : [slack > 0 ? words.slack(slack) : slack === 0 ? words.noSlack : words.missing(-slack)]),
    ...(isCritical === true ? [words.critical] : []),
  ];
}
