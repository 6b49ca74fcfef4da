import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@maillage/platform';
import type { LocalAnswers } from '../campaign/local-question.js';

/** Answers to questions of territories; they go with their participation. */
@Injectable()
export class LocalAnswerStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Keeps answers, in the place of former ones. */
  async put(assessmentId: string, answers: LocalAnswers): Promise<void> {
    await this.database.query(
      `INSERT INTO local_answers (assessment_id, answers) VALUES ($1, $2)
       ON CONFLICT (assessment_id) DO UPDATE SET answers = excluded.answers`,
      [assessmentId, answers],
    );
  }

  async find(assessmentId: string): Promise<LocalAnswers | undefined> {
    const [row] = await this.database.query<{ answers: LocalAnswers }>(
      'SELECT answers FROM local_answers WHERE assessment_id = $1',
      [assessmentId],
    );
    return row?.answers;
  }
}
