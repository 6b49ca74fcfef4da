import { Inject, Injectable } from '@nestjs/common';
import type { Bank } from '../bank/bank.js';
import { WriteBank } from '../bank/write-bank.handler.js';
import { adopted } from './adopt.js';
import {
  alreadyAdopted,
  calibrationNotFound,
  itemsChanged,
  notConverged,
} from './calibration.errors.js';
import { CalibrationStore } from './calibration.store.js';

/** Makes a calibration the next version of its bank. What was answered keeps the version that it was answered under. */
@Injectable()
export class AdoptCalibration {
  constructor(
    @Inject(CalibrationStore) private readonly store: CalibrationStore,
    @Inject(WriteBank) private readonly banks: WriteBank,
  ) {}

  /** @throws DomainError not_found; conflict for one that is adopted, has not converged, or whose items have changed. */
  async adopt(bankId: string, id: string): Promise<Bank> {
    return this.store.shared(async (tx) => {
      const calibration = await this.store.lock(tx, bankId, id);
      if (calibration === undefined) throw calibrationNotFound();
      if (calibration.adoptedAs !== undefined) throw alreadyAdopted(calibration.adoptedAs);
      if (!calibration.hasConverged) throw notConverged();
      const bank = await this.banks.advance(
        bankId,
        () => undefined,
        'banques.adopter_etalonnage',
        `Étalonnage ${id}`,
        ({ items }) => {
          const after = adopted(items, calibration.parameters);
          if ('changed' in after) throw itemsChanged(after.changed);
          return Promise.resolve(after.items);
        },
      );
      await this.store.adopt(tx, id, bank.version);
      return bank;
    });
  }
}
