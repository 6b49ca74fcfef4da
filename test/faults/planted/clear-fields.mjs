// Planted: identities that are written in clear and deleted on erasure: they stay in files until these are overwritten.
import 'reflect-metadata';
import { People } from '../../../dist/libs/platform/src/privacy/people.js';

if (People.prototype.seal === undefined || People.prototype.open === undefined) throw new Error('The place for the planted bug is gone from People.');

People.prototype.seal = async (texts) => texts.map(({ text }) => Buffer.from(text));
People.prototype.open = async (fields) => fields.map(({ sealed }) => sealed.toString());
