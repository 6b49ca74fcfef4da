import type { Parts } from '@maillage/platform';
import { EmployerStore } from './employer.store.js';
import { EmployersController } from './employers.controller.js';
import { SetAgreement } from './set-agreement.handler.js';

/** Employers, as the module wires them. */
export const employer: Parts = {
  controllers: [EmployersController],
  providers: [EmployerStore, SetAgreement],
};
