// Planted: an erasure that only notes that the person is gone; the key and what is sealed under it stay.
import 'reflect-metadata';
import { PersonStore } from '../../../dist/services/access/src/person.store.js';

if (PersonStore.prototype.destroy === undefined) throw new Error('The place for the planted bug is gone from the erasure.');

PersonStore.prototype.destroy = async () => ({ people: 1, person_keys: 1, person_fields: 1 });
