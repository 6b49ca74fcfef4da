import { type Seat } from '../plan/plan.js';
import { type Directory } from '../problem/directory.js';
import { addAims, type AimTerms } from './aims.js';
import { addCounterRows } from './counter-rows.js';
import { decide, type Decisions } from './decisions.js';
import { addPinRows } from './pin-rows.js';
import { Programme } from './programme.js';
import { addResourceRows } from './resource-rows.js';
import { addPersonRows, addSessionRows } from './seat-rows.js';

/** A problem as a mixed-integer linear programme. */
export interface Model {
  readonly programme: Programme;
  readonly decisions: Decisions;
  readonly aims: AimTerms;
}

/** The programme of a problem over the seats that may be given. */
export function buildModel(directory: Directory, seats: readonly Seat[]): Model {
  const programme = new Programme();
  const decisions = decide(directory, seats, programme);
  addSessionRows(directory, decisions, programme);
  addPersonRows(directory, decisions, programme);
  addCounterRows(directory, decisions, programme);
  addResourceRows(directory, decisions, programme);
  addPinRows(directory, decisions, programme);
  return { programme, decisions, aims: addAims(directory, decisions, programme) };
}
