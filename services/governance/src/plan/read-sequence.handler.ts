import { Inject, Injectable } from '@nestjs/common';
import { type Clock, parisDate } from '@maillage/kernel';
import { CLOCK, type Fence } from '@maillage/platform';
import { ListActions, type ListedAction } from '../action/list-actions.handler.js';
import { FindRoadmap } from '../roadmap/find-roadmap.handler.js';
import { type CalendarName, calendarOf } from '../sequence/calendar.js';
import { type Sequence, sequenceOf } from '../sequence/sequence.js';
import { promisedOf } from './promised-of.js';

/** A sequence with the actions that are in it. */
export interface ReadSequenceAnswer {
  readonly sequence: Sequence;
  readonly actions: ReadonlyMap<string, ListedAction>;
  readonly today: string;
}

/** Reads the sequence of a roadmap's actions as of today. Nothing of it is kept: it follows from the promises. */
@Injectable()
export class ReadSequence {
  constructor(
    @Inject(FindRoadmap) private readonly roadmaps: FindRoadmap,
    @Inject(ListActions) private readonly actions: ListActions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError not_found for a roadmap outside of the fence. */
  async of(id: string, fence: Fence, calendar: CalendarName): Promise<ReadSequenceAnswer> {
    await this.roadmaps.get(id, fence);
    const found = await this.actions.all(fence, { roadmap: id });
    const today = parisDate(this.clock.now());
    const promised = found.map((one) => promisedOf(one.id, one.description));
    return {
      sequence: sequenceOf(promised, calendarOf(calendar), today),
      actions: new Map(found.map((one) => [one.id, one])),
      today,
    };
  }
}
