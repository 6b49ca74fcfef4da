import type { Parts } from '@maillage/platform';
import { CountStaff } from './count-staff.handler.js';
import { StaffStore } from './staff.store.js';

/** Who is in post where, as the module wires it. */
export const staff: Parts = { controllers: [], providers: [StaffStore, CountStaff] };
