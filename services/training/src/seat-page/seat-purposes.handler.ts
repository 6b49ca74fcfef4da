import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { agedLinks, Database, DataHolder, type LinkPurpose, Links } from '@maillage/platform';
import type { EnrolmentAct } from '../enrolment/answer-enrolment.js';
import { EmployerPage } from './employer.page.js';
import { SeatPage } from './seat.page.js';
import { ShowSeat } from './show-seat.handler.js';

const OWN_ACTS: readonly EnrolmentAct[] = ['accepter', 'decliner', 'annuler'];
const EMPLOYER_ACTS: readonly EnrolmentAct[] = ['accorder', 'refuser'];

/** What addresses of an enrolment lead to: the person's own page, or its employer's; declared to the platform. */
@Injectable()
export class SeatPurposes implements OnModuleInit {
  readonly person: LinkPurpose;
  readonly employer: LinkPurpose;

  constructor(
    @Inject(ShowSeat) private readonly showing: ShowSeat,
    @Inject(Links) readonly links: Links,
    @Inject(Database) private readonly database: Database,
    @Inject(DataHolder) private readonly holder: DataHolder,
  ) {
    this.person = this.purpose('place', SeatPage, OWN_ACTS);
    this.employer = this.purpose('accord_employeur', EmployerPage, EMPLOYER_ACTS);
  }

  onModuleInit(): void {
    this.links.serves(this.person);
    this.links.serves(this.employer);
    this.holder.keeps(agedLinks(this.database));
  }

  private purpose(name: string, page: typeof SeatPage, acts: readonly EnrolmentAct[]): LinkPurpose {
    const { showing } = this;
    return {
      name,
      // A seat is the person's own, and an answer the employer's: no right of whoever sent the address shows more or less.
      permission: undefined,
      rowOf: async (id) => ((await showing.isThere(id)) ? {} : undefined),
      page: (asked) =>
        asked === ''
          ? {
              show: (visit) => showing.show(visit, page),
              act: (visit, form) => showing.act(visit, form, acts, page),
            }
          : undefined,
    };
  }
}
