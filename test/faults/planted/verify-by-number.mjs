// Planted: a verifier that counts the entries of a seal and does not look at them.
import 'reflect-metadata';
import { JournalStore } from '../../../dist/services/access/src/journal/journal.store.js';
import { VerifyJournal } from '../../../dist/services/access/src/journal/verify-journal.handler.js';
import { place } from './place.mjs';

const verify = place(VerifyJournal, 'verify');
const read = place(JournalStore, 'read');
const sealsAfter = place(JournalStore, 'sealsAfter');

VerifyJournal.prototype.verify = function (wanted) {
  let expected;
  const store = Object.assign(Object.create(this.store), {
    sealsAfter: async (...args) => {
      const seals = await sealsAfter.apply(this.store, args);
      expected = Buffer.concat(seals.map(({ digests }) => digests));
      return seals;
    },
    read: (reader, range, each) => {
      let at = 0;
      return read.call(this.store, reader, range, (digest, line) => {
        const sealed = expected.subarray(at, (at += 32));
        each(sealed.length === 32 ? sealed : digest, line);
      });
    },
  });
  return verify.call(new VerifyJournal(store), wanted);
};
