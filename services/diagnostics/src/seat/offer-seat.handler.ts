import { Inject, Injectable } from '@nestjs/common';
import { type Clock, uuidv7 } from '@maillage/kernel';
import {
  CLOCK,
  type LinkAct,
  type LinkForm,
  type LinkPage,
  type LinkVisit,
} from '@maillage/platform';
import type { VNode } from 'preact';
import { type Evidence, ReadEvidence } from '../assessment/read-evidence.handler.js';
import { cutOf } from '../profile/levels.js';
import { KeepWish } from './keep-wish.handler.js';
import { readWish, SEAT_CONSENT, wishedOf } from './seat-wish.js';
import { SeatPage, type SeatView } from './seat.page.js';

/** Lets somebody who has taken part agree, apart, to be invited to a training; and take it back. */
@Injectable()
export class OfferSeat implements LinkPage {
  constructor(
    @Inject(ReadEvidence) private readonly reading: ReadEvidence,
    @Inject(KeepWish) private readonly wishes: KeepWish,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  readonly show = (visit: LinkVisit): Promise<VNode | undefined> => this.page(visit, {});

  readonly act = async (visit: LinkVisit, { fields, shown }: LinkForm): Promise<LinkAct> => {
    const evidence = await this.reading.ended(visit.objectId);
    if (evidence === undefined) return { done: '' };
    if (fields['geste'] === 'retirer') {
      await this.wishes.withdraw([visit.objectId]);
      return { done: 'invitation' };
    }
    const offered = offeredOf(evidence);
    const codes = offered.map(({ competence }) => competence);
    const filled = readWish(fields, codes);
    if (typeof filled === 'string') return this.again(visit, { fault: filled, typed: fields });
    if (shown !== shownWords) return this.again(visit, { fault: 'notAgreed', typed: fields });
    const { framework, territory, answersTo } = evidence;
    const { competences, urgency, availabilities, contact } = filled;
    const at = this.clock.now();
    await this.wishes.keep(visit.objectId, contact, {
      ...{ id: uuidv7(at.getTime()), territory, madeAt: at },
      wish: {
        ...{ urgency, availabilities },
        framework: { id: framework.id, version: framework.version },
        competences: offered
          .filter(({ competence }) => competences.includes(competence))
          .map((goal) => wishedOf(goal, goal.target, answersTo(goal.competence))),
        consent: { version: SEAT_CONSENT.version, hash: SEAT_CONSENT.hash },
      },
    });
    return { done: 'invitation' };
  };

  private async again(visit: LinkVisit, beside: Beside): Promise<LinkAct> {
    const page = await this.page(visit, beside);
    return page === undefined ? { done: '' } : { again: page };
  }

  private async page(visit: LinkVisit, beside: Beside): Promise<VNode | undefined> {
    const evidence = await this.reading.ended(visit.objectId);
    if (evidence === undefined) return undefined;
    const names = evidence.framework.areas.flatMap(({ competences }) => competences);
    const view: SeatView = {
      competences: offeredOf(evidence).map(({ competence }) => ({
        code: competence,
        name: names.find(({ code }) => code === competence)?.name ?? {
          fr: competence,
          en: competence,
        },
      })),
      shown: shownWords,
      isInvitable: await this.wishes.isInvitable(visit.objectId),
      ...beside,
    };
    return SeatPage({ view, visit });
  }
}

type Beside = Pick<SeatView, 'fault' | 'typed'>;

/** What the form shows of the words that are agreed to. */
const shownWords = `${SEAT_CONSENT.version}-${SEAT_CONSENT.hash.slice(0, 40)}`;

/** What the job asks for, where a level begins somewhere on the scale. */
const offeredOf = ({ targets, framework }: Evidence) =>
  targets.flatMap(({ competence, level }) => {
    const target = cutOf(framework, level);
    return target === undefined ? [] : [{ competence, level, target }];
  });
