import { Inject, Injectable } from '@nestjs/common';
import { type Clock, parisDate } from '@maillage/kernel';
import { CLOCK, Fence } from '@maillage/platform';
import { ListActions } from '../action/list-actions.handler.js';
import { FindRoadmap, type FoundRoadmap } from '../roadmap/find-roadmap.handler.js';
import { type Publication, publicationOf } from './publication.js';

/** A roadmap that everybody may read, and what is told of it. */
export interface Published {
  readonly record: FoundRoadmap;
  readonly publication: Publication;
}

/** Reads what everybody may read of a roadmap. */
@Injectable()
export class ReadPublication {
  constructor(
    @Inject(FindRoadmap) private readonly roadmaps: FindRoadmap,
    @Inject(ListActions) private readonly actions: ListActions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError not_found for a roadmap that is not published. */
  async of(id: string): Promise<Published> {
    const record = await this.roadmaps.getPublic(id);
    const found = await this.actions.all(Fence.none, { roadmap: id });
    const adoptedAt = await this.roadmaps.adoptedAt(id);
    const adopted =
      adoptedAt === undefined
        ? undefined
        : await this.actions.promisesAt(
            found.map((one) => one.id),
            adoptedAt,
          );
    const actions = found.map(({ id: action, description, beside }) => ({
      id: action,
      action: description,
      parts: beside.sous_actions,
    }));
    const today = parisDate(this.clock.now());
    return { record, publication: publicationOf(id, record.description, actions, adopted, today) };
  }
}
