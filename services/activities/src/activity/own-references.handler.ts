import { Inject, Injectable } from '@nestjs/common';
import { type Caller, People, PersonalReads } from '@maillage/platform';
import type { ActivityDto } from './activity.dto.js';

/**
 * Gives a source back its own references of workers. Everybody else sees their pseudonyms, which are enough to count by;
 * where the person was erased there is nothing left to give. A reference in clear is personal data: its reader is held
 * to the quota of people, and the audit journal has an entry for each worker.
 */
@Injectable()
export class OwnReferences {
  constructor(
    @Inject(People) private readonly people: People,
    @Inject(PersonalReads) private readonly reads: PersonalReads,
  ) {}

  /**
   * Restores the references in the activities of one answer, in which each worker is counted and entered once.
   * What is returned throws too_many beyond what one caller may read.
   */
  restorer(caller: Caller): (activities: readonly ActivityDto[]) => Promise<void> {
    const shown = new Set<string>();
    const show = async (ids: readonly string[]): Promise<void> => {
      const others = ids.filter((id) => !shown.has(id));
      await this.reads.show(caller, others, 'personnes.reference');
      for (const id of others) shown.add(id);
    };
    return (activities) =>
      this.restore(
        activities.filter((one) => one.source === caller.source),
        show,
      );
  }

  private async restore(
    own: readonly ActivityDto[],
    show: (personIds: readonly string[]) => Promise<void>,
  ): Promise<void> {
    const references = await this.people.referencesOf(
      own.flatMap((one) => one.mediateur_ref ?? []),
      show,
    );
    for (const one of own) {
      const reference = references.get(one.mediateur_ref ?? '');
      if (reference === undefined) delete one.mediateur_ref;
      else one.mediateur_ref = reference;
    }
  }
}
