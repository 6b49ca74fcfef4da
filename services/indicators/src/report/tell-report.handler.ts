import { Inject, Injectable } from '@nestjs/common';
import { type Clock, parisDate } from '@maillage/kernel';
import { CLOCK, type Fence, type Transaction } from '@maillage/platform';
import { findTerritory, type TerritoryRef } from '@maillage/territories';
import { findDefinition } from '../definitions/catalogue.js';
import type { DimensionId } from '../definitions/dimensions.js';
import { type Level, OUTSIDE, partsOf } from '../figure/breakdown.js';
import { slotsOf, type Span } from '../figure/calendar.js';
import { evaluate, type Value } from '../figure/fold.js';
import { spanOf } from '../question/question.js';
import { type Frame, ReadFigures } from '../figure/read-figures.handler.js';
import { withinFence } from '../question/territory-asked.js';
import { aYearOn, comparable, elapsed, levelsOf, stepOf, yearBefore } from './frames.js';
import { ReadReport, type Report, type ReportEntry } from './read-report.handler.js';
import {
  type Block,
  type KeyFigure,
  type Named,
  type PartLine,
  per10000,
  type Series,
  type ToldIndicator,
  type ToldReport,
} from './told-report.js';

/** A question for a report that people read. */
export interface ReportQuestion {
  readonly territoire: string;
  readonly du: string | undefined;
  readonly au: string | undefined;
  readonly vers?: Level | undefined;
  /** What it is held against, where that was settled before; else the narrowest territory above that the fence covers. */
  readonly above?: TerritoryRef | null;
}

/** The figures that matter, in the order in which they are read. */
const KEY = ['activites', 'participants', 'heures', 'lieux', 'duree_moyenne'] as const;
/** Those that add up, and so are compared by inhabitant. */
const ADDS_UP: readonly string[] = ['activites', 'participants', 'heures', 'lieux'];

/** Tells all that a report of a territory shows, on one state of the tables. */
@Injectable()
export class TellReport {
  constructor(
    @Inject(ReadFigures) private readonly figures: ReadFigures,
    @Inject(ReadReport) private readonly reports: ReadReport,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError not_found, forbidden, invalid, or unavailable during a rebuild. */
  async tell(fence: Fence, question: ReportQuestion): Promise<ToldReport> {
    const territory = withinFence(fence, question.territoire);
    const now = this.clock.now();
    const today = parisDate(now);
    const span = spanOf(question.du, question.au, undefined, today);
    const level = question.vers ?? levelsOf(territory)[0];
    const parts = level === undefined ? [] : partsOf(territory, level);
    const above =
      question.above === undefined
        ? findTerritory(territory)?.parents.find((ref) => fence.covers(ref))
        : (question.above ?? undefined);
    const frame = frameOf(territory, span, today);
    return this.figures.consistently(async (tx, completeness) => {
      const report = await this.reports.within(tx, completeness, frame);
      return {
        territory: named(territory),
        span,
        before: comparable(span, today),
        above: above && named(above),
        madeAt: now.toISOString(),
        completeUntil: report.completeUntil?.toISOString() ?? null,
        keyFigures: await this.keyFigures(tx, report, frame, { territory, above }),
        series: await this.series(tx, { ...frame, span: elapsed(span, today) }),
        blocks: blocksOf(report),
        parts: level && { level, lines: await this.lines(tx, { ...frame, parts }) },
        levels: levelsOf(territory),
        indicators: report.entries.map(toldIndicator),
      };
    });
  }

  private async keyFigures(
    tx: Transaction,
    report: Report,
    frame: Frame,
    {
      territory,
      above,
    }: { readonly territory: TerritoryRef; readonly above?: TerritoryRef | undefined },
  ): Promise<KeyFigure[]> {
    const figures: KeyFigure[] = [];
    const wider = above && frameOf(above, frame.span, frame.today);
    const inhabitants = (ref: TerritoryRef): number | null => named(ref).population;
    for (const indicator of KEY) {
      const isRate = ADDS_UP.includes(indicator);
      const value =
        report.entries.find(({ definition: { id } }) => id === indicator)?.value ?? null;
      const atAbove = wider && (await this.total(tx, indicator, wider));
      figures.push({
        indicator,
        value,
        before: await this.total(tx, indicator, {
          ...frame,
          span: comparable(frame.span, frame.today),
        }),
        here: isRate ? per10000(value, inhabitants(territory)) : value,
        above:
          above === undefined || atAbove === undefined
            ? null
            : isRate
              ? per10000(atAbove, inhabitants(above))
              : atAbove,
        isRate,
      });
    }
    return figures;
  }

  private async series(tx: Transaction, { parts, span, today }: Frame): Promise<Series> {
    const step = stepOf(span);
    const now = await this.values(tx, 'activites', ['type'], { parts, span, step, today });
    const then =
      step === 'annee'
        ? undefined
        : await this.values(tx, 'activites', [], { parts, span: yearBefore(span), step, today });
    const past = new Map(then?.map(({ periode, valeur }) => [aYearOn(periode), valeur]));
    const types = [...new Set(now.map(({ dimensions }) => dimensions['type'] ?? ''))];
    return {
      step,
      types,
      moments: slotsOf(span, step).map(({ periode }) => ({
        period: periode,
        counts: types.map(
          (type) =>
            now.find((one) => one.periode === periode && one.dimensions['type'] === type)?.valeur ??
            0,
        ),
        yearBefore: past.get(periode) ?? null,
      })),
    };
  }

  /** What was done in each part, the most active first. */
  private async lines(tx: Transaction, frame: Frame): Promise<PartLine[]> {
    const sums = await this.figures.activities(tx, 'activity', frame, {
      by: [],
      sums: ['activities', 'participants', 'minutes'],
    });
    const places = await this.values(tx, 'lieux', [], frame);
    const lines = new Map<string, { activities: number; participants: number; minutes: number }>();
    for (const { label, sums: more } of sums) {
      const line = lines.get(label) ?? { activities: 0, participants: 0, minutes: 0 };
      line.activities += more['activities'] ?? 0;
      line.participants += more['participants'] ?? 0;
      line.minutes += more['minutes'] ?? 0;
      lines.set(label, line);
    }
    const stock = new Map(places.map(({ label, valeur }) => [label, valeur ?? 0]));
    return frame.parts
      .map(({ label, territories }) => {
        const { activities = 0, participants = 0, minutes = 0 } = lines.get(label) ?? {};
        return {
          ref: label,
          name: label === OUTSIDE ? OUTSIDE : (findTerritory(label)?.nom ?? label),
          population: inhabitantsOf(territories),
          ...{ activities, participants, hours: Math.round(minutes / 60) },
          places: stock.get(label) ?? 0,
        };
      })
      .sort(
        (a, b) =>
          b.activities - a.activities || b.places - a.places || a.name.localeCompare(b.name, 'fr'),
      );
  }

  private async total(tx: Transaction, indicator: string, frame: Frame): Promise<number | null> {
    const [total] = await this.values(tx, indicator, [], frame);
    return total?.valeur ?? null;
  }

  private async values(
    tx: Transaction,
    indicator: string,
    par: readonly DimensionId[],
    frame: Frame,
  ): Promise<Value[]> {
    const definition = findDefinition(indicator);
    if (definition === undefined) return [];
    const rows = await this.figures.rowsFor(tx, definition, par, frame);
    const labels = frame.parts.map(({ label }) => label);
    return evaluate(definition, par, rows, { labels, slots: slotsOf(frame.span, frame.step) });
  }
}

/** Of a part that only shares some communes with the territory: those of these communes. */
function inhabitantsOf(territories: readonly TerritoryRef[]): number | null {
  const known = territories.flatMap((ref) => findTerritory(ref)?.population ?? []);
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0);
}

const frameOf = (territory: TerritoryRef, span: Span, today: string): Frame => ({
  ...{ span, today, step: undefined },
  parts: partsOf(territory, undefined),
});

function named(ref: TerritoryRef): Named {
  const { nom = ref, population = null } = findTerritory(ref) ?? {};
  return { ref, name: nom, population };
}

const blocksOf = ({ entries }: Report): Block[] =>
  entries.flatMap(({ definition: { id }, breakdowns }) =>
    breakdowns.map(({ dimension, values }) => ({
      ...{ indicator: id, dimension },
      lines: values.map(({ dimensions, valeur }) => ({
        code: dimensions[dimension] ?? '',
        value: valeur,
      })),
    })),
  );

const toldIndicator = ({ definition, value, completeUntil }: ReportEntry): ToldIndicator => ({
  id: definition.id,
  version: definition.version,
  title: definition.titre,
  unit: definition.unite,
  population: definition.population,
  formula: definition.formule,
  source: definition.source,
  value,
  completeUntil: completeUntil?.toISOString() ?? null,
});
