import type { Parts } from '@maillage/platform';
import { BankWritingController } from './bank-writing.controller.js';
import { BankStore } from './bank.store.js';
import { BanksController } from './banks.controller.js';
import { EnsureStarterBank } from './ensure-starter-bank.handler.js';
import { ReadBank } from './read-bank.handler.js';
import { WriteBank } from './write-bank.handler.js';

/** Banks of items, as the module wires them. */
export const bank: Parts = {
  controllers: [BanksController, BankWritingController],
  providers: [BankStore, ReadBank, WriteBank, EnsureStarterBank],
};
