// Planted: a verifier that accepts a chain because it agrees with itself.
import 'reflect-metadata';
import { VerifyJournal } from '../../../dist/services/access/src/journal/verify-journal.handler.js';
import { place } from './place.mjs';

const sound = place(VerifyJournal, 'verify');

VerifyJournal.prototype.verify = function (wanted) {
  return sound.call(this, { ...wanted, anchors: [] });
};
