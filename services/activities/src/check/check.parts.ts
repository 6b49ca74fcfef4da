import type { Parts } from '@maillage/platform';
import { CheckActivities } from './check-activities.handler.js';
import { ChecksController } from './checks.controller.js';

/** Checks of files of activities, as the module wires them. */
export const check: Parts = {
  controllers: [ChecksController],
  providers: [CheckActivities],
};
