import type { Parts } from '@maillage/platform';
import { AdaptProfile } from './adapt-profile.handler.js';
import { FindProfile } from './find-profile.handler.js';
import { ProfileStore } from './profile.store.js';
import { ProfilesController } from './profiles.controller.js';

/** Job profiles, as the module wires them. */
export const profile: Parts = {
  controllers: [ProfilesController],
  providers: [ProfileStore, FindProfile, AdaptProfile],
};
