import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import {
  ageingRows,
  Database,
  DataHolder,
  People,
  retentionDays,
  Schedule,
} from '@maillage/platform';
import { ThankForSheet } from '../practice-sheet/thank-for-sheet.handler.js';
import { AttendanceStore } from './attendance.store.js';

/** People that are told to be in use at a time. */
const SLICE = 1000;
/** Hour of Paris. */
const NIGHT = 2;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** What the law asks of what is kept of those who enrol: their file, an end, and that nobody who waits is taken for forgotten. */
@Injectable()
export class EnrolmentDossier implements OnModuleInit {
  constructor(
    @Inject(AttendanceStore) private readonly store: AttendanceStore,
    @Inject(ThankForSheet) private readonly thanks: ThankForSheet,
    @Inject(People) private readonly people: People,
    @Inject(Database) private readonly database: Database,
    @Inject(DataHolder) private readonly holder: DataHolder,
    @Inject(Schedule) private readonly schedule: Schedule,
  ) {}

  onModuleInit(): void {
    this.holder.tellsOf(async ({ person: { id } }) => ({
      donnees: [...(await this.store.tell(id)), ...(await this.thanks.tell(id))],
    }));
    this.holder.keeps(
      ageingRows(
        this.database,
        'inscriptions',
        'Inscriptions à des sessions, avec leurs présences, depuis leur dernier changement',
        retentionDays.inscriptions,
        { table: 'enrolments', id: 'id', since: 'modified_at' },
      ),
    );
    this.schedule.add({
      name: 'inscrits-presents',
      title: 'Dire lesquels des inscrits sont encore là',
      period: { dailyAt: NIGHT },
      run: () => this.use(),
    });
  }

  private async use(): Promise<void> {
    for (let last = FIRST; ;) {
      const people = await this.store.present(last, SLICE);
      await this.people.use(people);
      const end = people.at(-1);
      if (end === undefined || people.length < SLICE) return;
      last = end;
    }
  }
}
