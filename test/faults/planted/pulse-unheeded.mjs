// Planted: nobody feels the pulse of PostgreSQL. What waits for a frozen one waits until it goes on.
import 'reflect-metadata';
import { Pulse } from '../../../dist/libs/platform/src/db/pulse.js';

Pulse.prototype.onModuleInit = () => undefined;
