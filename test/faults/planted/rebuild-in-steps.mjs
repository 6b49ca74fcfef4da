// Planted: a rebuild with steps that are committed one by one. A crash between them leaves empty tables and no note of why.
import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { Database } from '../../../dist/libs/platform/src/db/database.js';
import { place } from './place.mjs';

const sound = place(Database, 'transaction');

Database.prototype.transaction = function (work) {
  let isRebuild = false;
  const alone = async (sql, parameters) => {
    const rows = await this.query(sql, parameters);
    await sleep(1_000);
    return rows;
  };
  return sound.call(this, (tx) =>
    work({
      copy: (sql, lines) => tx.copy(sql, lines),
      query: (sql, parameters) => {
        isRebuild ||= sql.startsWith('LOCK TABLE');
        if (sql.startsWith('LOCK TABLE')) return [];
        return isRebuild ? alone(sql, parameters) : tx.query(sql, parameters);
      },
    }),
  );
};
