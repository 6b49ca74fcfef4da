import type { Parts } from '@maillage/platform';
import { AgendasController } from './agendas.controller.js';
import { CountSeats } from './count-seats.handler.js';
import { SessionStore } from './session.store.js';
import { SessionsController } from './sessions.controller.js';
import { WriteSession } from './write-session.handler.js';

/** Sessions, as the module wires them. */
export const session: Parts = {
  controllers: [SessionsController, AgendasController],
  providers: [SessionStore, WriteSession, CountSeats],
};
