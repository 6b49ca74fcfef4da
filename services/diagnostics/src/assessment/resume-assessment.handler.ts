import { Inject, Injectable } from '@nestjs/common';
import { Audit, Database } from '@maillage/platform';
import { ReadAssessment, type Shown } from './read-assessment.handler.js';

/** Comes back to a participation by its code alone, on any device; who came back is in the journal. */
@Injectable()
export class ResumeAssessment {
  constructor(
    @Inject(ReadAssessment) private readonly reading: ReadAssessment,
    @Inject(Database) private readonly database: Database,
  ) {}

  /** @throws DomainError not_found. */
  async resume(code: string): Promise<Shown> {
    const found = await this.reading.find(code);
    await Audit.record(this.database, {
      action: 'evaluations.reprendre',
      subject: { type: 'evaluation', id: found.id },
      details: { reponses: found.answers.length },
    });
    return this.reading.show(found);
  }
}
