import type { TerritoryRef } from '@maillage/territories';
import type { Level } from '../figure/breakdown.js';
import type { Span } from '../figure/calendar.js';
import type { ToldReport } from '../report/told-report.js';

/** A report that an address leads to. */
export interface Share {
  readonly id: string;
  readonly linkId: string;
  readonly makerId: string;
  readonly territory: TerritoryRef;
  readonly span: Span;
  readonly level: Level | undefined;
  /** The territory above that it is held against: its maker must have the right to that one too, at each use. */
  readonly above: TerritoryRef | undefined;
  /** The report as it was told when it was shared, where its figures were fixed. */
  readonly told: ToldReport | undefined;
  readonly madeAt: Date;
  readonly endsAt: Date;
}

/** A share in a list: whether its figures are fixed, and not which they are. */
export type ListedShare = Omit<Share, 'told'> & {
  readonly isFixed: boolean;
  readonly revokedAt: Date | undefined;
};
