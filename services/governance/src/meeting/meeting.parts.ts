import type { Parts } from '@maillage/platform';
import { DecisionsController } from './decisions.controller.js';
import { MeetingStore } from './meeting.store.js';
import { MeetingsController } from './meetings.controller.js';
import { WriteMeeting } from './write-meeting.handler.js';

/** Meetings and the register of decisions, as the module wires them. */
export const meeting: Parts = {
  controllers: [MeetingsController, DecisionsController],
  providers: [MeetingStore, WriteMeeting],
};
