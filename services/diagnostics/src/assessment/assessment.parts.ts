import type { Parts } from '@maillage/platform';
import { AnswerQuestion } from './answer-question.handler.js';
import { AssessmentStore } from './assessment.store.js';
import { AssessmentsController } from './assessments.controller.js';
import { ListMembers } from './list-members.handler.js';
import { ReadAssessment } from './read-assessment.handler.js';
import { ReadEvidence } from './read-evidence.handler.js';
import { ReserveAssessments } from './reserve-assessments.handler.js';
import { ResumeAssessment } from './resume-assessment.handler.js';
import { StartAssessment } from './start-assessment.handler.js';

/** Participations, as the module wires them. */
export const assessment: Parts = {
  controllers: [AssessmentsController],
  providers: [
    AssessmentStore,
    ReadAssessment,
    ReadEvidence,
    ReserveAssessments,
    ResumeAssessment,
    StartAssessment,
    AnswerQuestion,
    ListMembers,
  ],
};
