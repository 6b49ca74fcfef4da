import { Inject, Injectable } from '@nestjs/common';
import { Fence } from '@maillage/platform';
import { recordNotFound } from '../record/record.errors.js';
import { isAdopted } from './roadmap.js';
import { ROADMAP } from './roadmap.errors.js';
import { type RoadmapRecord, RoadmapStore } from './roadmap.store.js';

/** More versions than any roadmap has. */
const MOST = 10_000;

/** A roadmap that was found. */
export type FoundRoadmap = RoadmapRecord;

/** Finds roadmaps, for what is told of one. */
@Injectable()
export class FindRoadmap {
  constructor(@Inject(RoadmapStore) private readonly store: RoadmapStore) {}

  /** @throws DomainError not_found, outside of the fence too. */
  async get(id: string, fence: Fence): Promise<FoundRoadmap> {
    const record = await this.store.find(id, fence);
    if (record === undefined) throw recordNotFound(ROADMAP);
    return record;
  }

  /**
   * One that everybody may read: published, and adopted.
   * @throws DomainError not_found for any other.
   */
  async getPublic(id: string): Promise<FoundRoadmap> {
    const record = await this.get(id, Fence.none);
    const { publique, ...roadmap } = record.description;
    if (publique !== true || !isAdopted(roadmap)) throw recordNotFound(ROADMAP);
    return record;
  }

  /** Those that everybody may read, after one of them. */
  listPublic(after: string | undefined, limit: number): Promise<FoundRoadmap[]> {
    return this.store.published(after, limit);
  }

  /** When it was adopted the last time, as this service was told; undefined before. */
  async adoptedAt(id: string): Promise<Date | undefined> {
    const versions = (await this.store.versions(id, Fence.none, 0, MOST)) ?? [];
    return versions.findLast(
      ({ state, before }) => state?.statut === 'adoptee' && before?.statut !== 'adoptee',
    )?.from;
  }
}
