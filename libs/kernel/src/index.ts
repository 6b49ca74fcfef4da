export type { Brand } from './brand.js';
export { addMonths, isCivilDate, parisDate, systemClock } from './clock.js';
export type { Clock } from './clock.js';
export { DomainError, pointerPart } from './errors.js';
export type { ErrorKind, Fault, Message } from './errors.js';
export { isUuid, uuidv7 } from './id.js';
