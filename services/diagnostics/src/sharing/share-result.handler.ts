import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type Clock, uuidv7 } from '@maillage/kernel';
import {
  CLOCK,
  type LinkAct,
  type LinkForm,
  type LinkPage,
  Links,
  type LinkVisit,
} from '@maillage/platform';
import type { VNode } from 'preact';
import { ReadAssessment } from '../assessment/read-assessment.handler.js';
import { MOST_SHARES, readShare } from './share.js';
import { ShareStore } from './share.store.js';
import { SharePage, type ShareView } from './share.page.js';
import { SharedResultPurpose } from './shared-result-purpose.handler.js';

const DAY_MS = 86_400_000;

/** Lets somebody show a result to whom that person chooses: by an address for some days, which can be closed. */
@Injectable()
export class ShareResult implements LinkPage, OnModuleInit {
  constructor(
    @Inject(ShareStore) private readonly store: ShareStore,
    @Inject(SharedResultPurpose) private readonly purpose: SharedResultPurpose,
    @Inject(ReadAssessment) private readonly reading: ReadAssessment,
    @Inject(Links) private readonly links: Links,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.links.serves(this.purpose);
  }

  readonly show = (visit: LinkVisit): Promise<VNode | undefined> => this.page(visit, undefined);

  readonly act = async (visit: LinkVisit, form: LinkForm): Promise<LinkAct> => {
    const { fields } = form;
    const areas = await this.areasOf(visit);
    if (areas === undefined) return { done: '' };
    const open = await this.store.open(visit.objectId, this.clock.now());
    if (fields['geste'] === 'fermer') {
      const share = open.find(({ id }) => id === fields['adresse']);
      if (share !== undefined)
        await this.store.transaction((tx) =>
          this.links.revoke(tx, this.purpose, share.id, share.linkId),
        );
      return { done: 'montrer' };
    }
    const wish = readShare(
      fields,
      areas.map(({ code }) => code),
    );
    if (wish === undefined) return this.again(visit, 'nothing');
    if (open.length >= MOST_SHARES) return this.again(visit, 'tooMany');
    const at = this.clock.now().getTime();
    const id = uuidv7(at);
    const end = Math.min(at + wish.days * DAY_MS, visit.endsAt.getTime());
    const linkId = await form.own.make(this.purpose, id, new Date(end));
    const assessmentId = visit.objectId;
    const { key: linkKey } = form.own;
    await this.store.insert({ id, assessmentId, areas: wish.areas, linkId, linkKey });
    return { done: 'montrer' };
  };

  private async again(visit: LinkVisit, fault: ShareView['fault']): Promise<LinkAct> {
    const page = await this.page(visit, fault);
    return page === undefined ? { done: '' } : { again: page };
  }

  private async page(visit: LinkVisit, fault: ShareView['fault']): Promise<VNode | undefined> {
    const areas = await this.areasOf(visit);
    if (areas === undefined) return undefined;
    const shares = await this.store.open(visit.objectId, this.clock.now());
    return SharePage({ view: { areas, shares, fault }, visit });
  }

  /** Areas of a result that is there; undefined while the test is under way, and after withdrawal. */
  private async areasOf({ objectId }: LinkVisit): Promise<ShareView['areas'] | undefined> {
    const assessment = await this.reading.findOwn(objectId);
    if (assessment?.endedAt === undefined || assessment.withdrawnAt !== undefined) return undefined;
    return this.reading.areasOf(assessment);
  }
}
