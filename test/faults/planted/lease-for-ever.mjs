// Planted: leases without a time. A frozen server keeps what it holds.
import 'reflect-metadata';
import { Connection } from '../../../dist/libs/platform/src/db/connection.js';
import { place } from './place.mjs';

const sound = place(Connection, 'query');

Connection.prototype.query = function (sql, parameters) {
  return sound.call(this, sql.startsWith('SET idle') ? 'SELECT' : sql, parameters);
};
