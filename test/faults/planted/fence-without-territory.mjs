// Planted: rows are no longer held to the territories of the grant when they are read; writes still are.
import 'reflect-metadata';
import { Fence } from '../../../dist/libs/platform/src/rights/fence.js';
import { place } from './place.mjs';

const sound = place(Fence, 'restrict');
if (!Array.isArray(new Fence([]).rules))
  throw new Error('The place for the planted bug is gone: a fence has no rules.');
Fence.prototype.restrict = function (where, columns) {
  sound.call(new Fence(this.rules.map(({ territories: _, ...rest }) => rest)), where, columns);
};
