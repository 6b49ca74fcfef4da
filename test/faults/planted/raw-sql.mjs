// Planted: the ledger puts the source that is asked for into its SQL as it comes.
import 'reflect-metadata';
import { ActivityQueries } from '../../../dist/services/activities/src/activity/activity.queries.store.js';
import { place } from './place.mjs';

const sound = place(ActivityQueries, 'list');
ActivityQueries.prototype.list = async function (fence, wanted, after, limit) {
  if (wanted.source !== undefined) await this.database.query(`SELECT '${wanted.source}'`);
  return sound.call(this, fence, wanted, after, limit);
};
