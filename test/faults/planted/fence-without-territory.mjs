// Planted: rows are no longer held to the territories of the grant when they are read; writes still are.
import 'reflect-metadata';
import { Fence } from '../../../dist/libs/platform/src/auth/fence.js';

const sound = Fence.prototype.restrict;
Fence.prototype.restrict = function (where, columns) {
  sound.call(new Fence(this.gateways.map(({ territories: _, ...rest }) => rest)), where, columns);
};
