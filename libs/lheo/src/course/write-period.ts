import { writeLheoDay } from '../grammar/day.js';
import type { LheoElement } from '../grammar/element.js';
import { element, filledIn } from '../grammar/new-element.js';
import type { Period } from './course.js';

const UNKNOWN = '00000000';
const OPEN = '99999999';

export const writePeriod = ({ from, to, isOpenEnded }: Period): LheoElement =>
  element('periode', [
    writeDay('debut', from),
    isOpenEnded === true ? element('fin', [OPEN]) : writeDay('fin', to),
  ]);

const writeDay = (name: string, day: string | undefined): LheoElement =>
  day === undefined ? filledIn(name, UNKNOWN) : element(name, [writeLheoDay(day)]);
