export type * from './course/course.js';
export { readCourse } from './course/read-course.js';
export { formationOf } from './course/write-course.js';
export { childrenOf, elementAt, fullText, type LheoElement } from './grammar/element.js';
export { element } from './grammar/new-element.js';
export { checkOffer } from './read/check-offer.js';
export type { LheoItem, LheoPart, LineFault, Offer } from './read/item.js';
export { readLheo } from './read/read-lheo.js';
export { writeFormations, writeLheo } from './write/write-lheo.js';
