import { randomBytes, randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, uuidv7 } from '@maillage/kernel';
import { Audit, CLOCK } from '@maillage/platform';
import { type Campaign, presentConsent, stateAt } from '../campaign/campaign.js';
import { FindCampaign } from '../campaign/find-campaign.handler.js';
import { codeOf, hashOf, resumeCodeOf } from '../campaign/secret-code.js';
import type { Assessment, Conditions } from './assessment.js';
import { campaignNotOpen, invitationNeeded, otherWords } from './assessment.errors.js';
import { AssessmentStore } from './assessment.store.js';
import { ReadAssessment, type Shown } from './read-assessment.handler.js';

export interface Start extends Conditions {
  readonly campaign: string;
  readonly invitation?: string | undefined;
  readonly consent: Assessment['consent'];
  /** Resume code of a former participation of the same person, whose questions are then not asked again for a year. */
  readonly former?: string | undefined;
  /** Of an address that leads to this participation alone: its id, and the code by which it is reached too. */
  readonly own?: { readonly id: string; readonly code: string };
}

/** Begins a participation. An invitation begins one, however often it is opened, and always gives the same code. */
@Injectable()
export class StartAssessment {
  constructor(
    @Inject(AssessmentStore) private readonly store: AssessmentStore,
    @Inject(FindCampaign) private readonly campaigns: FindCampaign,
    @Inject(ReadAssessment) private readonly reading: ReadAssessment,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @returns the code by which it is reached again, which is shown here and nowhere else.
   * @throws DomainError not_found, conflict for dates and words, forbidden without an invitation.
   */
  async start(wish: Start): Promise<Shown & { readonly code: string }> {
    const at = this.clock.now();
    const campaign = await this.campaigns.get(wish.campaign);
    const { own } = wish;
    const invitation =
      own === undefined ? await this.invitationOf(campaign, wish.invitation) : undefined;
    const code =
      wish.invitation !== undefined && invitation !== undefined
        ? resumeCodeOf(wish.invitation)
        : (own?.code ?? codeOf(randomBytes(12)));
    const isNew = own === undefined && invitation === undefined;
    const known = isNew ? undefined : await this.store.findByCode(hashOf(code));
    if (known !== undefined) return { ...(await this.reading.show(known)), code };
    const state = stateAt(campaign, at);
    if (state !== 'open') throw campaignNotOpen(state);
    const words = presentConsent(campaign);
    if (wish.consent.version !== words.version || wish.consent.hash !== words.hash)
      throw otherWords();
    const { mode, isAdjusted, hasMediator, consent } = wish;
    const assessment: Assessment = {
      id: own?.id ?? uuidv7(at.getTime()),
      campaignId: campaign.id,
      person: await this.personOf(wish.former, at),
      seed: randomInt(2 ** 31 - 1),
      ...{ mode, isAdjusted, hasMediator, consent },
      startedAt: at,
      version: 0,
      answers: [],
    };
    await this.store.transaction(async (tx) => {
      const opening = { codeHash: hashOf(code), ...(invitation && { invitation }) };
      if (!(await this.store.insert(tx, assessment, opening))) return;
      await Audit.record(tx, {
        action: 'evaluations.commencer',
        subject: { type: 'evaluation', id: assessment.id },
        details: { campagne: campaign.id, consentement: consent },
      });
    });
    return { ...(await this.reading.show(await this.reading.find(code))), code };
  }

  private async invitationOf(
    campaign: Campaign,
    code: string | undefined,
  ): Promise<Buffer | undefined> {
    if (campaign.access === 'open') return undefined;
    const hash = code === undefined ? undefined : hashOf(code);
    if (hash === undefined || !(await this.campaigns.isInvited(campaign.id, hash)))
      throw invitationNeeded();
    return hash;
  }

  private async personOf(former: string | undefined, at: Date): Promise<string> {
    if (former === undefined) return uuidv7(at.getTime());
    return (await this.reading.find(former)).person;
  }
}
