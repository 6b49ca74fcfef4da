import { Inject, Injectable } from '@nestjs/common';
import { People } from '@maillage/platform';
import type { SentActivity } from '../activity/activity.js';
import type { Names } from './pseudonymise.js';

/** Gets the pseudonyms of everybody that some activities name, in a few questions whatever their number. */
@Injectable()
export class NamePeople {
  constructor(@Inject(People) private readonly people: People) {}

  async namesOf(source: string, activities: readonly SentActivity[]): Promise<Names> {
    const [beneficiaries, workers] = await Promise.all([
      this.people.named(
        source,
        'beneficiaire',
        activities.flatMap((one) => one.beneficiaires.refs ?? []),
      ),
      this.people.namedAndKept(
        source,
        'mediateur',
        activities.flatMap((one) => one.mediateur_ref ?? []),
      ),
    ]);
    const among =
      (people: typeof workers) =>
      (ref: string): string => {
        const person = people.get(ref);
        if (person === undefined) throw new Error('a person was asked for and not entered');
        return person.pseudonym;
      };
    return { beneficiary: among(beneficiaries), worker: among(workers) };
  }
}
