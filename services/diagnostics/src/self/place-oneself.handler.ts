import { Inject, Injectable } from '@nestjs/common';
import type { LinkAct, LinkForm, LinkPage, LinkVisit } from '@maillage/platform';
import type { Framework } from '@maillage/skills';
import type { VNode } from 'preact';
import type { Assessment } from '../assessment/assessment.js';
import { ReadAssessment } from '../assessment/read-assessment.handler.js';
import { FindCampaign } from '../campaign/find-campaign.handler.js';
import { ReadLibrary } from '../framework/read-library.handler.js';
import { besideResult, readSelf } from './self-position.js';
import { SelfPositionStore } from './self-position.store.js';
import { SelfBeside, SelfPage } from './self.page.js';

/** Lets somebody say where they stand, before the first question is answered, and shows it beside the result. */
@Injectable()
export class PlaceOneself implements LinkPage {
  constructor(
    @Inject(ReadAssessment) private readonly reading: ReadAssessment,
    @Inject(FindCampaign) private readonly campaigns: FindCampaign,
    @Inject(ReadLibrary) private readonly frameworks: ReadLibrary,
    @Inject(SelfPositionStore) private readonly store: SelfPositionStore,
  ) {}

  readonly show = (visit: LinkVisit): Promise<VNode | undefined> => this.page(visit, false);

  readonly act = async (visit: LinkVisit, { fields }: LinkForm): Promise<LinkAct> => {
    const framework = await this.askedOf(visit);
    if (framework === undefined) return { done: '' };
    const position = readSelf(fields, framework);
    if (position !== undefined) {
      await this.store.put(visit.objectId, position);
      return { done: '' };
    }
    const again = await this.page(visit, true);
    return again === undefined ? { done: '' } : { again };
  };

  /** What was said beside what the test says; undefined where nothing was said. */
  async beside(assessment: Assessment, visit: LinkVisit): Promise<VNode | undefined> {
    const position = await this.store.find(assessment.id);
    if (position === undefined) return undefined;
    const framework = await this.frameworkOf(assessment);
    const lines = besideResult(position, await this.reading.result(assessment), framework);
    return SelfBeside({ view: { framework, lines }, language: visit.language });
  }

  private async page(visit: LinkVisit, isEmpty: boolean): Promise<VNode | undefined> {
    const framework = await this.askedOf(visit);
    if (framework === undefined) return undefined;
    const position = (await this.store.find(visit.objectId)) ?? {};
    return SelfPage({ view: { framework, position, isEmpty }, visit });
  }

  /** Undefined once something was answered: it is said before the test, and not after it. */
  private async askedOf({ objectId }: LinkVisit): Promise<Framework | undefined> {
    const assessment = await this.reading.findOwn(objectId);
    const isBefore =
      assessment !== undefined &&
      assessment.answers.length === 0 &&
      assessment.endedAt === undefined &&
      assessment.withdrawnAt === undefined;
    return isBefore ? this.frameworkOf(assessment) : undefined;
  }

  private async frameworkOf({ campaignId }: Assessment): Promise<Framework> {
    return this.frameworks.get((await this.campaigns.get(campaignId)).framework);
  }
}
