// Planted: an erasure that only notes that the person is gone; the key and what is sealed under it stay.
import 'reflect-metadata';
import { PersonStore } from '../../../dist/services/access/src/person/person.store.js';
import { place } from './place.mjs';

place(PersonStore, 'destroy');

PersonStore.prototype.destroy = async () => ({ people: 1, person_keys: 1, person_fields: 1 });
