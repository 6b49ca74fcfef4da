// Planted: a journal with seals that leave out what changed.
import 'reflect-metadata';
import { JournalStore } from '../../../dist/services/access/src/journal/journal.store.js';
import { place } from './place.mjs';

const sound = place(JournalStore, 'read');

JournalStore.prototype.read = function (reader, range, each) {
  const copyOut = (sql) => {
    if (!sql.includes(', patch FROM'))
      throw new Error('The place for the planted bug is gone from the journal.');
    return reader.copyOut(sql.replace(', patch FROM', ' FROM'));
  };
  return sound.call(this, { copyOut }, range, each);
};
