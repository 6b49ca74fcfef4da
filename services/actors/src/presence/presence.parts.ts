import type { Parts } from '@maillage/platform';
import { PlaceTeamController } from './place-team.controller.js';
import { PresenceWritingController } from './presence-writing.controller.js';
import { PresenceStore } from './presence.store.js';
import { PresencesController } from './presences.controller.js';
import { WritePresence } from './write-presence.handler.js';

/** Presences, as the module wires them. */
export const presence: Parts = {
  controllers: [PresencesController, PresenceWritingController, PlaceTeamController],
  providers: [PresenceStore, WritePresence],
};
