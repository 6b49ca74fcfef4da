import { Inject, Injectable } from '@nestjs/common';
import { type Clock, DomainError, uuidv7 } from '@maillage/kernel';
import { CLOCK, type LinkForm } from '@maillage/platform';
import { ResumeAssessment } from '../assessment/resume-assessment.handler.js';
import { StartAssessment } from '../assessment/start-assessment.handler.js';
import { type Campaign, presentConsent } from '../campaign/campaign.js';
import { codeOf } from '../campaign/secret-code.js';
import { isShown } from './participation.js';
import type { WelcomeView } from './welcome.page.js';

/** How long a person's own address is open. */
const DAYS = 365;
const DAY_MS = 86_400_000;

/** Begins a participation by the form of a first page, or comes back to one. */
@Injectable()
export class BeginParticipation {
  constructor(
    @Inject(StartAssessment) private readonly starting: StartAssessment,
    @Inject(ResumeAssessment) private readonly resuming: ResumeAssessment,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What an address of one's own leads to, and until when, for somebody who comes now. */
  own(): { readonly id: string; readonly endsAt: Date } {
    const at = this.clock.now().getTime();
    return { id: uuidv7(at), endsAt: new Date(at + DAYS * DAY_MS) };
  }

  /** The participation that a code opens; undefined where it is none of this campaign. */
  async resumed({ id }: Campaign, code: string): Promise<string | undefined> {
    try {
      const { assessment } = await this.resuming.resume(code);
      return assessment.campaignId === id ? assessment.id : undefined;
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'not_found') return undefined;
      throw error;
    }
  }

  /**
   * @param id of the participation.
   * @param derived bytes of the address that leads to it, from which its code is made.
   * @returns why it was not begun; undefined when it was.
   */
  async begin(
    campaign: Campaign,
    id: string,
    derived: Buffer,
    { fields, shown }: Pick<LinkForm, 'fields' | 'shown'>,
  ): Promise<WelcomeView['notice']> {
    const consent = presentConsent(campaign);
    if (!isShown(shown, consent)) return 'wordsChanged';
    const former = (fields['precedente'] ?? '').trim();
    try {
      await this.starting.start({
        campaign: campaign.id,
        consent: { version: consent.version, hash: consent.hash },
        mode: 'ecran',
        isAdjusted: fields['amenagee'] !== undefined,
        hasMediator: false,
        ...(former === '' ? {} : { former }),
        own: { id, code: codeOf(derived) },
      });
      return undefined;
    } catch (error) {
      const code = error instanceof DomainError ? error.code : undefined;
      if (code === 'diagnostics.assessment_not_found') return 'wrongFormer';
      if (code === 'diagnostics.consent_changed') return 'wordsChanged';
      if (code === 'diagnostics.campaign_not_open') return 'notOpen';
      throw error;
    }
  }
}
