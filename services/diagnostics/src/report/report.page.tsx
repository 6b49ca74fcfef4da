import type { VNode } from 'preact';
import { dayInWords, parisDate } from '@maillage/kernel';
import { Notice, Page } from '@maillage/platform';
import { areCutsCalibrated, positionOf } from '../profile/levels.js';
import type { Share } from './group.js';
import type { Lever } from './levers.js';
import { LocalTables } from './local.page.js';
import { WORDS } from './report-words.js';
import { ShareChart } from './share-chart.page.js';
import { intervalOf, type ToldReport } from './told-report.js';

type Language = 'fr' | 'en';

/** A line of the report: what it is of, and where the group stands. */
interface Line {
  readonly label: string;
  readonly share: Share;
  /** Of one competence, and not of an area or the whole. */
  readonly isPart: boolean;
}

/** The report of a campaign, to be read and printed: no figure without its margin. */
export function CampaignReportPage({
  told: { campaign, framework, participation, group },
  language,
}: {
  readonly told: ToldReport;
  readonly language: Language;
}): VNode {
  const words = WORDS[language];
  const nameOf = (competence: string): string =>
    framework.areas
      .flatMap(({ competences }) => competences)
      .find(({ code }) => code === competence)?.name[language] ?? competence;
  const lines = group === undefined ? [] : linesOf(group.report, framework, language);
  const numbers = [
    ...(participation.invited === undefined ? [] : [[words.invited, participation.invited]]),
    [words.begun, participation.begun],
    [words.finished, participation.finished],
    ...(group === undefined ? [] : [[words.counted, group.report.people]]),
  ] as const;
  return (
    <Page language={language} title={`${words.title} – ${campaign.name}`}>
      <h1 lang="fr">{campaign.name}</h1>
      {group === undefined ? (
        <Notice>{words.secret}</Notice>
      ) : (
        <p>
          {words.title}. {words.made} {dayInWords(parisDate(group.madeAt), language)},{' '}
          {words.people(group.report.people)}.
        </p>
      )}
      <section aria-labelledby="participation">
        <h2 id="participation">{words.who}</h2>
        <dl class="rows">
          {numbers.map(([label, count]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{count}</dd>
            </div>
          ))}
        </dl>
        {group?.bounds !== undefined && participation.invited !== group.report.people && (
          <p>{words.bias(percent(group.bounds[0]), percent(group.bounds[1]))}</p>
        )}
        {participation.invited === undefined && <p>{words.biasOpen}</p>}
      </section>
      {group !== undefined && (
        <section aria-labelledby="profil">
          <h2 id="profil">{words.profile}</h2>
          <p>
            {words.howText} {!areCutsCalibrated && words.expert}
          </p>
          <ShareChart title={words.chart} lines={lines} />
          <dl class="rows">
            {lines.map(({ label, share }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  {words.below} {shareIn(share, language)}.
                  <br />
                  {words.distance} {distanceIn(share, language)}
                  {words.positions[positionOf(intervalOf(share.distance, share.distanceError), 0)]}.
                  {share.people !== group.report.people && (
                    <>
                      <br />
                      {words.people(share.people)}
                    </>
                  )}
                </dd>
              </div>
            ))}
          </dl>
          <p>
            <small>{words.hidden}</small>
          </p>
        </section>
      )}
      {group !== undefined && (
        <Levers {...{ levers: group.levers, people: group.report.people, nameOf, language }} />
      )}
      {group !== undefined && campaign.local.length > 0 && (
        <LocalTables
          {...{ questions: campaign.local, tables: group.report.local.shown, language }}
        />
      )}
    </Page>
  );
}

/** Where training changes most. */
function Levers({
  levers,
  people,
  nameOf,
  language,
}: {
  readonly levers: readonly Lever[];
  readonly people: number;
  readonly nameOf: (competence: string) => string;
  readonly language: Language;
}): VNode {
  const words = WORDS[language];
  return (
    <section aria-labelledby="leviers">
      <h2 id="leviers">{words.levers}</h2>
      <p>{levers.length === 0 ? words.noLever : words.leversText}</p>
      {levers.length > 0 && (
        <dl class="rows">
          {levers.map(({ competence, rank, below, belowError, weight }) => {
            const [low, high] = intervalOf(below, belowError);
            return (
              <div key={competence}>
                <dt>
                  {rank}. {nameOf(competence)}
                </dt>
                <dd>
                  {words.belowPeople}{' '}
                  {words.between(
                    String(Math.max(0, Math.round(low))),
                    String(Math.min(people, Math.round(high))),
                  )}
                  .
                  <br />
                  {words.weights[weight] ?? weight}
                </dd>
              </div>
            );
          })}
        </dl>
      )}
    </section>
  );
}

/** The whole first, then each area with its competences. */
function linesOf(
  { overall, areas, competences }: NonNullable<ToldReport['group']>['report'],
  { areas: all }: ToldReport['framework'],
  language: Language,
): Line[] {
  return [
    ...(overall === undefined
      ? []
      : [{ label: WORDS[language].all, share: overall, isPart: false }]),
    ...all.flatMap(({ code, name, competences: own }) => [
      ...areas
        .filter(({ area }) => area === code)
        .map((share) => ({ label: name[language], share, isPart: false })),
      ...own.flatMap((one) =>
        competences
          .filter(({ competence }) => competence === one.code)
          .map((share) => ({
            label: `${one.code} ${one.name[language]}`,
            ...{ share, isPart: true },
          })),
      ),
    ]),
  ];
}

const percent = (share: number): string =>
  `${Math.round(100 * Math.min(Math.max(share, 0), 1))}\u00A0%`;

function shareIn({ below, standardError }: Share, language: Language): string {
  const [low, high] = intervalOf(below, standardError);
  return WORDS[language].between(percent(low), percent(high));
}

function distanceIn({ distance, distanceError }: Share, language: Language): string {
  const [low, high] = intervalOf(distance, distanceError).map((value) =>
    value
      .toLocaleString(language, { maximumFractionDigits: 1, signDisplay: 'exceptZero' })
      .replace('-', '\u2212'),
  );
  return WORDS[language].between(low ?? '', high ?? '');
}
