import type { Parts } from '@maillage/platform';
import { CommitteeStore } from './committee.store.js';
import { CommitteesController } from './committees.controller.js';
import { FindCommittee } from './find-committee.handler.js';
import { WriteCommittee } from './write-committee.handler.js';

/** Committees, as the module wires them. */
export const committee: Parts = {
  controllers: [CommitteesController],
  providers: [CommitteeStore, FindCommittee, WriteCommittee],
};
