import type { Attributes } from '@maillage/files';
import type { Fault, Remark } from '@maillage/kernel';
import type { LheoElement } from '../grammar/element.js';

/** A fault or remark of an offer, with its line in the file. */
export interface LineFault {
  readonly line: number;
  readonly fault: Fault;
}

/** One offer: a `formation` of LHÉO, or a `resume-offre` of an index. */
export interface Offer {
  readonly line: number;
  readonly element: LheoElement;
  /** What keeps the offer from being taken. */
  readonly faults: readonly LineFault[];
  /** What it says otherwise than the standard asks, and what was read with less precision. */
  readonly remarks: readonly LineFault[];
}

/** A piece of a document: all pieces in their order are the document, comments apart. */
export type LheoPart =
  | { readonly open: string; readonly line: number; readonly attributes: Attributes }
  | { readonly close: string }
  | { readonly offer: Offer }
  /** Extensions of a document, and organisations of an index. */
  | { readonly other: LheoElement };

/** What a document gives, in its order. */
export type LheoItem =
  | LheoPart
  /** An offer that is lost, or, behind the last item, all that would have followed. */
  | { readonly line: number; readonly fault: Fault }
  /** Why nothing of the document can be read. */
  | { readonly line: number; readonly unreadable: Fault }
  | { readonly line: number; readonly remark: Remark };
