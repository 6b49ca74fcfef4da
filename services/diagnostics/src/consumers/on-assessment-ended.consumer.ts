import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { AssessmentEndedSchema } from '@maillage/contracts';
import { Consumes, type EventBatch, messageOf } from '@maillage/platform';
import { KeepWish } from '../seat/keep-wish.handler.js';

/** Takes back what those wished for who withdraw, by whichever way they do. */
@Controller()
export class OnAssessmentEnded {
  constructor(@Inject(KeepWish) private readonly wishes: KeepWish) {}

  @Consumes({ durable: 'diagnostics--on-assessment-ended', subjects: 'diagnostics.assessment.>' })
  async apply(@Payload() { events }: EventBatch): Promise<void> {
    await this.wishes.withdraw(
      events.flatMap((event) => {
        const ended = messageOf(event, AssessmentEndedSchema);
        return ended?.isWithdrawn === true ? [ended.assessmentId] : [];
      }),
    );
  }
}
