// Planted: erasures that stand in the database alone: an older copy of it does not hold them.
import 'reflect-metadata';
import { ErasureRegister } from '../../../dist/services/access/src/person/erasure-register.file.js';
import { place } from './place.mjs';

place(ErasureRegister, 'append');

ErasureRegister.prototype.append = async () => undefined;
