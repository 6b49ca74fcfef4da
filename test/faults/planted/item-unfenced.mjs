// Planted: one item by its id is read without a fence, while lists keep theirs.
import 'reflect-metadata';
import { Fence } from '../../../dist/libs/platform/src/rights/fence.js';
import { ActivityQueries } from '../../../dist/services/activities/src/activity/activity.queries.store.js';
import { place } from './place.mjs';

const sound = place(ActivityQueries, 'find');
if (!(Fence.none instanceof Fence))
  throw new Error('The place for the planted bug is gone: there is no Fence.none.');
ActivityQueries.prototype.find = function (_, id) {
  return sound.call(this, Fence.none, id);
};
