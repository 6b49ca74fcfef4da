export { childrenOf, element, elementAt, fullText, type LheoElement } from './grammar/element.js';
export type { LheoItem, LheoPart, LineFault, Offer } from './read/item.js';
export { readLheo } from './read/read-lheo.js';
export { writeFormations, writeLheo } from './write/write-lheo.js';
