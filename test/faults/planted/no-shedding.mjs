// Planted: nothing is refused, however much there is. Everybody waits for everybody.
import 'reflect-metadata';
import { Allowance } from '../../../dist/libs/platform/src/request/allowance.js';

Object.defineProperty(Allowance.prototype, 'isFull', { get: () => false });
