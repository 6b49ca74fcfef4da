import { retentionDays } from '../config/retention.config.js';
import type { Database } from '../db/database.js';
import { ageingRows, type RetentionCategory } from '../people/retention.js';

/** How long addresses are kept after their end, for a service that has some (`DataHolder.keeps`). */
export const agedLinks = (database: Database): RetentionCategory =>
  ageingRows(
    database,
    'adresses',
    'Adresses personnelles, après leur fin',
    retentionDays.adresses,
    { table: 'links', id: 'id', since: 'ends_at' },
  );
