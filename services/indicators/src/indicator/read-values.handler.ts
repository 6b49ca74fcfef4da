import { Inject, Injectable } from '@nestjs/common';
import { type Clock, parisDate } from '@maillage/kernel';
import { CLOCK, type Fence } from '@maillage/platform';
import { slotsOf, type Span, type Step } from '../figure/calendar.js';
import { findDefinition } from '../definitions/catalogue.js';
import type { Definition } from '../definitions/definition.js';
import { DIMENSIONS } from '../definitions/dimensions.js';
import { durablesOf } from '../rebuild/durables.js';
import { withinFence } from '../question/territory-asked.js';
import { evaluate, type Value } from '../figure/fold.js';
import { badQuestion, indicatorNotFound } from '../figure/indicators.errors.js';
import { crossOf, spanOf } from '../question/question.js';
import { ReadFigures } from '../figure/read-figures.handler.js';
import { type Level, partsOf } from '../figure/breakdown.js';
import { completeUntil } from '../figure/completeness.js';

/** More values than this are no answer a person or a page can use; they are asked for in several parts. */
const MOST_VALUES = 50_000;

/** A question for the values of one indicator. */
export interface ValuesQuestion {
  readonly id: string;
  readonly territoire: string;
  readonly du: string | undefined;
  readonly au: string | undefined;
  readonly pas: Step | undefined;
  readonly par: readonly string[];
  readonly vers: Level | undefined;
}

/** Its answer; `label` of each value is a territory below when asked for, else the territory itself. */
export interface ValuesAnswer {
  readonly definition: Definition;
  readonly span: Span;
  readonly completeUntil: Date | null;
  readonly values: readonly Value[];
}

/** Values of one indicator in one territory. */
@Injectable()
export class ReadValues {
  constructor(
    @Inject(ReadFigures) private readonly figures: ReadFigures,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError not_found, forbidden, invalid, or unavailable during a rebuild. */
  async read(fence: Fence, question: ValuesQuestion): Promise<ValuesAnswer> {
    const definition = findDefinition(question.id);
    if (definition === undefined) throw indicatorNotFound(question.id);
    const territory = withinFence(fence, question.territoire);
    const today = parisDate(this.clock.now());
    const span = spanOf(question.du, question.au, question.pas, today);
    const par = crossOf(definition, question.par);
    const parts = partsOf(territory, question.vers);
    const slots = slotsOf(span, question.pas);
    const size = par.reduce(
      (product, dimension) => product * DIMENSIONS[dimension].valeurs.length,
      parts.length * slots.length,
    );
    if (size > MOST_VALUES) throw tooManyValues(size);
    const frame = { parts, span, step: question.pas, today };
    return this.figures.consistently(async (tx, completeness) => ({
      definition,
      span,
      completeUntil: completeUntil(completeness, durablesOf(definition)),
      values: evaluate(definition, par, await this.figures.rowsFor(tx, definition, par, frame), {
        labels: parts.map(({ label }) => label),
        slots,
      }),
    }));
  }
}

const tooManyValues = (size: number): Error =>
  badQuestion(
    '/pas',
    'too_many_values',
    `Cette question demande ${size} valeurs ; ${MOST_VALUES} au plus. Prenez un pas plus long, une période plus courte ou moins de ventilations.`,
    `This asks for ${size} values; ${MOST_VALUES} at most. Take a longer step, a shorter span or fewer breakdowns.`,
  );
