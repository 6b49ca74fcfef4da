import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type Clock, parisDate } from '@maillage/kernel';
import { CLOCK, DataHolder, People, Schedule } from '@maillage/platform';
import { ProfessionalPeopleStore } from './professional-people.store.js';

const SLICE = 1000;
/** Hour of Paris. */
const NIGHT = 2;

/** What the law asks of what is kept of professionals: their file, and that nobody who is there is taken for forgotten. */
@Injectable()
export class Dossier implements OnModuleInit {
  constructor(
    @Inject(ProfessionalPeopleStore) private readonly store: ProfessionalPeopleStore,
    @Inject(People) private readonly people: People,
    @Inject(DataHolder) private readonly holder: DataHolder,
    @Inject(Schedule) private readonly schedule: Schedule,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.holder.tellsOf(async ({ person }) => ({ donnees: await this.store.tell(person.id) }));
    this.schedule.add({
      name: 'professionnels-presents',
      title: 'Dire lesquels des professionnels sont encore là',
      period: { dailyAt: NIGHT },
      run: () => this.use(),
    });
  }

  /** Those who have not left are in use, whether anybody names them or not. */
  private async use(): Promise<void> {
    const today = parisDate(this.clock.now());
    for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
      const people = await this.store.present(today, last, SLICE);
      await this.people.use(people);
      const end = people.at(-1);
      if (end === undefined || people.length < SLICE) return;
      last = end;
    }
  }
}
