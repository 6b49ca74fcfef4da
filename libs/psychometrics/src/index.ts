export {
  type Answer,
  categoriesOf,
  type GradedItem,
  type Item,
  type LogisticItem,
} from './model/item.js';
export { type ItemParameters, type Model, MODELS, readItem } from './model/read-item.js';
export { information, logLikelihood, probabilities, testInformation } from './model/response.js';
export {
  estimationQuadrature,
  gaussHermite,
  type Normal,
  type Quadrature,
  rectangular,
} from './ability/quadrature.js';
export { type Ability, expectedAPosteriori, shortfall } from './ability/posterior.js';
export {
  bayesModal,
  maximumLikelihood,
  type Unbounded,
  weightedLikelihood,
} from './ability/likelihood.js';
export { type GroupShare, shareBelow } from './ability/group.js';
export { type AnswerMatrix, type Pattern, readAnswers } from './calibration/answers.js';
export {
  type CalibratedItem,
  type Calibration,
  type ItemErrors,
} from './calibration/calibration.js';
export { calibrateMarginal, type MarginalOptions } from './calibration/marginal.js';
export { calibrateConditional } from './calibration/conditional.js';
export { type Bank, type BankItem, type TrialItem } from './adaptive/bank.js';
export {
  type Balance,
  type Criterion,
  type Exposure,
  type Rules,
  type StopRules,
  type TestResponse,
  type TestState,
} from './adaptive/rules.js';
export { type Plan, planTest } from './adaptive/plan.js';
export { checkState } from './adaptive/read-state.js';
export { type Next, nextItem } from './adaptive/next-item.js';
export { answersOf, type Uniformity } from './adaptive/evidence.js';
export { type StopReason } from './adaptive/stopping.js';
export { type Measure, type Measures, measureTest } from './adaptive/measure.js';
export { type Replay, replayTest, type Step } from './adaptive/replay.js';
export {
  countExposure,
  type ExposureCounts,
  type SimulatedTest,
  simulateTests,
} from './adaptive/simulation.js';
export { type EligibilitySearch, findEligibility } from './adaptive/find-eligibility.js';
export { type ChiSquare, itemFit, type ItemFit } from './fit/item-fit.js';
export { personFit, type PersonFit } from './fit/person-fit.js';
export { type MeanSquares } from './fit/moments.js';
export {
  differentialFunctioning,
  type DifferentialFunctioning,
} from './fit/differential-functioning.js';
export {
  type Anchor,
  type Link,
  type LinkMethod,
  linkVersions,
  rescale,
  type Scale,
} from './linking/link.js';
