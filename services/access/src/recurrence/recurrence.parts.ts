import type { Parts } from '@maillage/platform';
import { RecurrenceQueries } from './recurrence.queries.store.js';
import { RecurrencesController } from './recurrences.controller.js';

/** Recurring work of all services, as the module wires what shows it. */
export const recurrence: Parts = {
  controllers: [RecurrencesController],
  providers: [RecurrenceQueries],
};
