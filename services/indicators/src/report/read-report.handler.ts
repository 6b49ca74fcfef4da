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
import { type Frame, ReadFigures } from '../figure/read-figures.handler.js';
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
    const rowsFor = async (
      definition: Definition,
      dimension: DimensionId | undefined,
    ): Promise<Rows> => {
      const usesPlaces = Object.values(definition.inputs).some((input) => input.of === 'lieux');
      return {
        activity,
        theme,
        place: usesPlaces ? await this.figures.places(tx, dimension, frame) : [],
      };
    };
    const entries: ReportEntry[] = [];
    for (const definition of catalogue) {
      entries.push({
        ...(await this.entryOf(definition, frame, rowsFor)),
        completeUntil: completeUntil(completeness, durablesOf(definition)),
      });
    }
    return {
      span: frame.span,
      completeUntil: completeUntil(completeness, [...new Set(catalogue.flatMap(durablesOf))]),
      entries,
    };
  }

  private async entryOf(
    definition: Definition,
    { parts, span }: Frame,
    rowsFor: (definition: Definition, dimension: DimensionId | undefined) => Promise<Rows>,
  ): Promise<Omit<ReportEntry, 'completeUntil'>> {
    const grid = { labels: parts.map(({ label }) => label), slots: slotsOf(span, undefined) };
    const [total] = evaluate(definition, [], await rowsFor(definition, undefined), grid);
    const breakdowns: { dimension: DimensionId; values: Value[] }[] = [];
    for (const dimension of definition.dimensions) {
      breakdowns.push({
        dimension,
        values: evaluate(definition, [dimension], await rowsFor(definition, dimension), grid),
      });
    }
    return { definition, value: total?.valeur ?? null, breakdowns };
  }
}
