// Planted: a partner reads what other sources entered in its territories.
import 'reflect-metadata';
import { Fence } from '../../../dist/libs/platform/src/auth/fence.js';

const sound = Fence.prototype.restrict;
Fence.prototype.restrict = function (where, columns) {
  sound.call(new Fence(this.gateways.map(({ source: _, ...rest }) => rest)), where, columns);
};
