import { Inject, Injectable } from '@nestjs/common';
import { type Caller, People } from '@maillage/platform';
import type { ActivityDto } from './activity.dto.js';

/**
 * Gives a source back its own references of workers. Everybody else sees their pseudonyms, which are enough to count by;
 * where the person was erased there is nothing left to give.
 */
@Injectable()
export class OwnReferences {
  constructor(@Inject(People) private readonly people: People) {}

  async restore(caller: Caller, activities: readonly ActivityDto[]): Promise<void> {
    const own = activities.filter(
      (one) => one.source === caller.source && one.mediateur_ref !== undefined,
    );
    if (own.length === 0) return;
    const references = await this.people.referencesOf(
      own.flatMap((one) => one.mediateur_ref ?? []),
    );
    for (const one of own) {
      const reference = references.get(one.mediateur_ref ?? '');
      if (reference === undefined) delete one.mediateur_ref;
      else one.mediateur_ref = reference;
    }
  }
}
