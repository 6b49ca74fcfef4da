import type { Message } from '@maillage/kernel';
import type { TerritoryRef } from '@maillage/territories';
import type { Level } from '../figure/breakdown.js';
import type { Span, Step } from '../figure/calendar.js';
import type { DimensionId } from '../definitions/dimensions.js';

/** A territory by its name. */
export interface Named {
  readonly ref: TerritoryRef;
  readonly name: string;
  /** Inhabitants by the official code; null where it gives none. */
  readonly population: number | null;
}

/** A figure that matters, and what to hold it against. */
export interface KeyFigure {
  readonly indicator: string;
  readonly value: number | null;
  /** In the period of the same length just before. */
  readonly before: number | null;
  /** What is compared between territories: per 10,000 inhabitants for what adds up, else the value itself. */
  readonly here: number | null;
  /** The same at the level above; null where it can't be said, or may not. */
  readonly above: number | null;
  readonly isRate: boolean;
}

/** Activities of one period of the series. */
export interface Moment {
  readonly period: string;
  /** By type of activity, in the order of `Series.types`. */
  readonly counts: readonly number[];
  /** All of them in the same period of the year before. */
  readonly yearBefore: number | null;
}

export interface Series {
  readonly step: Step;
  readonly types: readonly string[];
  readonly moments: readonly Moment[];
}

/** An indicator along one of its dimensions. */
export interface Block {
  readonly indicator: string;
  readonly dimension: DimensionId;
  readonly lines: readonly { readonly code: string; readonly value: number | null }[];
}

/** One territory below, with what was done and what there is in it. */
export interface PartLine {
  readonly ref: string;
  readonly name: string;
  readonly population: number | null;
  readonly activities: number;
  readonly participants: number;
  readonly hours: number;
  readonly places: number;
}

/** An indicator over the whole period, and what it meant when the report was made. */
export interface ToldIndicator {
  readonly id: string;
  readonly version: number;
  readonly title: Message;
  readonly unit: string;
  readonly population: string;
  readonly formula: string;
  readonly source: string;
  readonly value: number | null;
  readonly completeUntil: string | null;
}

/** A report as it is shown and kept: plain data, so that one that was fixed reads as on its first day. */
export interface ToldReport {
  readonly territory: Named;
  readonly span: Span;
  readonly before: Span;
  readonly above: Named | undefined;
  readonly madeAt: string;
  readonly completeUntil: string | null;
  readonly keyFigures: readonly KeyFigure[];
  readonly series: Series;
  /** Every indicator along each of its dimensions. */
  readonly blocks: readonly Block[];
  readonly parts: { readonly level: Level; readonly lines: readonly PartLine[] } | undefined;
  /** Levels that it can be broken down to. */
  readonly levels: readonly Level[];
  readonly indicators: readonly ToldIndicator[];
}

/** Of a count, per 10,000 inhabitants, with one decimal. */
export const per10000 = (count: number | null, population: number | null): number | null =>
  count === null || population === null || population === 0
    ? null
    : Math.round((count / population) * 100_000) / 10;
