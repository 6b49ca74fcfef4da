// Planted: a verifier that believes a chain because it agrees with itself.
import 'reflect-metadata';
import { VerifyJournal } from '../../../dist/services/access/src/verify-journal.handler.js';

const sound = VerifyJournal.prototype.verify;

VerifyJournal.prototype.verify = function (wanted) {
  return sound.call(this, { ...wanted, anchors: [] });
};
