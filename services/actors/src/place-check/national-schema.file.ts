import { readFileSync } from 'node:fs';
import type { TableSchema } from './table-schema.js';

/**
 * The national standard's own schema, v1.0.2, unchanged: LaMednum/standard-mediation-num (e347ff40), under the Licence
 * Ouverte 2.0.
 */
export const NATIONAL_SCHEMA = JSON.parse(
  readFileSync(new URL('./standard-mediation-num.schema.json', import.meta.url), 'utf8'),
) as TableSchema;
