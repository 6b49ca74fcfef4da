// Planted: an erasure that destroys the key but leaves the way from the source's reference to the pseudonym.
import 'reflect-metadata';
import { PersonStore } from '../../../dist/services/access/src/person/person.store.js';
import { place } from './place.mjs';

place(PersonStore, 'destroy');

PersonStore.prototype.destroy = async (tx, id) => {
  await tx.query('DELETE FROM person_keys WHERE person_id = $1', [id]);
  await tx.query('DELETE FROM person_fields WHERE person_id = $1', [id]);
  return { people: 1, person_keys: 1, person_fields: 1 };
};
