// Planted: the ledger cuts the title of a workshop at 60 characters and says nothing.
import 'reflect-metadata';
import { LedgerStore } from '../../../dist/services/activities/src/activity/ledger.store.js';
import { place } from './place.mjs';

const sound = place(LedgerStore, 'insert');
LedgerStore.prototype.insert = function (tx, source, lotId, entries, at) {
  const cut = entries.map((entry) => {
    if (entry.activity.titre_atelier === undefined) return entry;
    const activity = {
      ...entry.activity,
      titre_atelier: entry.activity.titre_atelier.slice(0, 60),
    };
    return { ...entry, activity, body: JSON.stringify(activity) };
  });
  return sound.call(this, tx, source, lotId, cut, at);
};
