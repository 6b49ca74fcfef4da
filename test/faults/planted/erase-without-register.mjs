// Planted: erasures that stand in the database alone: an older copy of it does not know of them.
import 'reflect-metadata';
import { ErasureRegister } from '../../../dist/services/access/src/erasure-register.store.js';

if (ErasureRegister.prototype.append === undefined) throw new Error('The place for the planted bug is gone from the register.');

ErasureRegister.prototype.append = async () => undefined;
