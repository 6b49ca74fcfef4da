import { Inject, Injectable } from '@nestjs/common';
import { type Clock, parisDate } from '@maillage/kernel';
import { CLOCK, type Fence, type Transaction } from '@maillage/platform';
import { slotsOf, type Span } from '../figure/calendar.js';
import { catalogue } from '../definitions/catalogue.js';
import type { Definition } from '../definitions/definition.js';
import type { DimensionId } from '../definitions/dimensions.js';
import { durablesOf } from '../rebuild/durables.js';
import { withinFence } from '../question/territory-asked.js';
import { evaluate, type FigureRow, type Table, type Value } from '../figure/fold.js';
import { MEASURES } from '../figure/measures.js';
import { spanOf } from '../question/question.js';
import { communesIn, type Frame, ReadFigures, stocksIn } from '../figure/read-figures.handler.js';
import { partsOf } from '../figure/breakdown.js';
import { type Completeness, completeUntil } from '../figure/completeness.js';

/** One indicator in a report: its value over the span, and along each of its dimensions. */
export interface ReportEntry {
  readonly definition: Definition;
  readonly completeUntil: Date | null;
  readonly value: number | null;
  readonly breakdowns: readonly {
    readonly dimension: DimensionId;
    readonly values: readonly Value[];
  }[];
}

export interface Report {
  readonly span: Span;
  readonly completeUntil: Date | null;
  readonly entries: readonly ReportEntry[];
}

type Rows = Readonly<Record<Table, readonly FigureRow[]>>;

/** Every stock along every axis that an indicator of the catalogue has. */
const STOCKS_OF_ALL = [
  ...new Map(
    catalogue
      .flatMap((one) => [undefined, ...one.dimensions].flatMap((axis) => stocksIn(one, axis)))
      .map((one) => [Object.values(one).join(), one]),
  ).values(),
];

/** Every indicator of the catalogue in one territory. */
@Injectable()
export class ReadReport {
  constructor(
    @Inject(ReadFigures) private readonly figures: ReadFigures,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError not_found, forbidden, invalid, or unavailable during a rebuild. */
  async read(
    fence: Fence,
    territoire: string,
    du: string | undefined,
    au: string | undefined,
  ): Promise<Report> {
    const territory = withinFence(fence, territoire);
    const today = parisDate(this.clock.now());
    const span = spanOf(du, au, undefined, today);
    const frame: Frame = { parts: partsOf(territory, undefined), span, step: undefined, today };
    return this.figures.consistently((tx, completeness) => this.within(tx, completeness, frame));
  }

  /** On the state of the tables that a transaction sees. */
  async within(tx: Transaction, completeness: Completeness, frame: Frame): Promise<Report> {
    // Both rollups once, at their finest: every indicator and breakdown adds up from these few hundred rows.
    const activity = await this.figures.activities(tx, 'activity', frame, {
      by: ['type', 'place_kind'],
      sums: MEASURES,
    });
    const theme = await this.figures.activities(tx, 'theme', frame, {
      by: ['type', 'theme'],
      sums: MEASURES,
    });
    const stock = await this.figures.stocks(tx, STOCKS_OF_ALL, frame);
    const rows: Rows = { activity, theme, stock, code: communesIn(frame) };
    return {
      span: frame.span,
      completeUntil: completeUntil(completeness, [...new Set(catalogue.flatMap(durablesOf))]),
      entries: catalogue.map((definition) => ({
        ...entryOf(definition, frame, rows),
        completeUntil: completeUntil(completeness, durablesOf(definition)),
      })),
    };
  }
}

function entryOf(
  definition: Definition,
  { parts, span }: Frame,
  rows: Rows,
): Omit<ReportEntry, 'completeUntil'> {
  const grid = { labels: parts.map(({ label }) => label), slots: slotsOf(span, undefined) };
  const [total] = evaluate(definition, [], rows, grid);
  const breakdowns = definition.dimensions.map((dimension) => ({
    dimension,
    values: evaluate(definition, [dimension], rows, grid),
  }));
  return { definition, value: total?.valeur ?? null, breakdowns };
}
