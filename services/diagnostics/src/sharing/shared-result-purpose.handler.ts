import { Inject, Injectable } from '@nestjs/common';
import type { LinkPage, LinkPurpose } from '@maillage/platform';
import type { Assessment } from '../assessment/assessment.js';
import { ReadAssessment } from '../assessment/read-assessment.handler.js';
import { ShowResult } from '../result/show-result.handler.js';
import { type Share, ShareStore } from './share.store.js';

/** What the address leads to by which a person shows a result: as much of it as was chosen, as long as it is there. */
@Injectable()
export class SharedResultPurpose implements LinkPurpose {
  readonly name = 'resultat';
  /** It is shown by whose it is, and no right of anybody else shows more of it, or less. */
  readonly permission = undefined;
  private readonly only: LinkPage;

  constructor(
    @Inject(ShareStore) private readonly store: ShareStore,
    @Inject(ReadAssessment) private readonly reading: ReadAssessment,
    @Inject(ShowResult) results: ShowResult,
  ) {
    this.only = {
      show: async (visit) => {
        const found = await this.find(visit.objectId);
        return found && results.shown(found.assessment, visit, found.share.areas);
      },
    };
  }

  page(name: string): LinkPage | undefined {
    return name === '' ? this.only : undefined;
  }

  async rowOf(id: string): Promise<object | undefined> {
    return (await this.find(id)) && {};
  }

  private async find(
    id: string,
  ): Promise<{ readonly share: Share; readonly assessment: Assessment } | undefined> {
    const share = await this.store.find(id);
    const assessment = share && (await this.reading.findOwn(share.assessmentId));
    return share === undefined ||
      assessment?.endedAt === undefined ||
      assessment.withdrawnAt !== undefined
      ? undefined
      : { share, assessment };
  }
}
