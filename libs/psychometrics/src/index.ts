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
export { type Ability, expectedAPosteriori, probabilityBelow } from './ability/posterior.js';
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
