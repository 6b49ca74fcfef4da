import type { Parts } from '@maillage/platform';
import { ActionWritingController } from './action-writing.controller.js';
import { ActionStore } from './action.store.js';
import { ActionsController } from './actions.controller.js';
import { ListActions } from './list-actions.handler.js';
import { WriteAction } from './write-action.handler.js';

/** Actions, as the module wires them. */
export const action: Parts = {
  controllers: [ActionsController, ActionWritingController],
  providers: [ListActions, ActionStore, WriteAction],
};
