import type { VNode } from 'preact';
import { OVER } from '../action/action.js';
import { calendarOf } from '../sequence/calendar.js';
import { scaleOf, WIDTH, yearsIn } from './bar.js';
import type { ActionLine } from './publication.js';

const HEIGHT = 24;
const [TOP, BOX] = [6, 12];

/** When an action is promised, how much of it is done and what slack it has; the text beside it says the same. */
export function ActionBar({
  line: { action, progress, sequenced, isLate },
  span,
  today,
}: {
  readonly line: ActionLine;
  readonly span: readonly [string, string];
  readonly today: string;
}): VNode | null {
  const { debut, fin } = action;
  if (debut === undefined || fin === undefined) return null;
  const x = scaleOf(span);
  const [from, to] = [x(debut), Math.max(x(fin, true), x(debut) + 4)];
  // What is over, late or can't be held has no slack to show.
  const isOpen = !OVER.includes(action.statut.code) && !isLate && sequenced?.proposal === undefined;
  const slackEnd = isOpen ? endOfSlack(fin, sequenced?.slack ?? 0) : undefined;
  return (
    <svg
      class="bar"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <line x1={0} x2={WIDTH} y1={HEIGHT - 1} y2={HEIGHT - 1} class="base" />
      {yearsIn(span).map((day) => (
        <line key={day} x1={x(day)} x2={x(day)} y1={0} y2={HEIGHT} class="year" />
      ))}
      {slackEnd !== undefined && (
        <line x1={to} x2={x(slackEnd, true)} y1={TOP + BOX / 2} y2={TOP + BOX / 2} class="slack" />
      )}
      <rect x={from} y={TOP} width={to - from} height={BOX} class="promise" />
      <rect
        x={from}
        y={TOP}
        width={Math.round(((to - from) * progress) / 100)}
        height={BOX}
        class="done"
      />
      <line x1={x(today)} x2={x(today)} y1={0} y2={HEIGHT} class="today" />
    </svg>
  );
}

/** The last day to which an action may slip. */
function endOfSlack(fin: string, slack: number): string | undefined {
  const calendar = calendarOf('ouvres');
  return slack <= 0 ? undefined : calendar.dayAt(calendar.indexOf(fin) + slack);
}
