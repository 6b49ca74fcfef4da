import type { Parts } from '@maillage/platform';
import { PublicSheetsController } from './public-sheets.controller.js';
import { SheetStore } from './sheet.store.js';
import { SheetWritingController } from './sheet-writing.controller.js';
import { SheetsController } from './sheets.controller.js';
import { ThankForSheet } from './thank-for-sheet.handler.js';
import { ThanksController } from './thanks.controller.js';
import { WriteSheet } from './write-sheet.handler.js';

/** Practice sheets, as the module wires them. What has a name of its own comes before what has an id. */
export const practiceSheet: Parts = {
  controllers: [PublicSheetsController, SheetsController, SheetWritingController, ThanksController],
  providers: [SheetStore, WriteSheet, ThankForSheet],
};
