import type { Parts } from '@maillage/platform';
import { PlanTraining } from './plan-training.task.js';
import { PlansController } from './plans.controller.js';

/** Pooled plans, as the module wires them. */
export const pooledPlan: Parts = { controllers: [PlansController], providers: [PlanTraining] };
