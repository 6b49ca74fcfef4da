import type { Parts } from '@maillage/platform';
import { AdoptCalibration } from './adopt-calibration.handler.js';
import { CalibrateItems } from './calibrate-items.task.js';
import { CalibrationStore } from './calibration.store.js';
import { CalibrationsController } from './calibrations.controller.js';

/** Calibrations of banks, as the module wires them. */
export const calibration: Parts = {
  controllers: [CalibrationsController],
  providers: [CalibrationStore, CalibrateItems, AdoptCalibration],
};
