import type { Framework } from '@maillage/skills';
import type { Campaign } from '../campaign/campaign.js';
import type { GroupReport } from './group.js';
import type { Lever } from './levers.js';
import type { Participation } from './participation-bias.js';

/** A campaign's report with all that is told beside it. */
export interface ToldReport {
  readonly campaign: Campaign;
  readonly framework: Framework;
  readonly participation: Participation;
  /** Absent where it is withheld. */
  readonly group?: {
    readonly report: GroupReport;
    readonly madeAt: Date;
    readonly levers: readonly Lever[];
    /** Between what and what the overall share below the targets lies among all who were invited. */
    readonly bounds?: readonly [number, number];
  };
}

/** A figure between the ends of its interval at 95 %. */
export const intervalOf = (value: number, error: number): readonly [number, number] => [
  value - 1.96 * error,
  value + 1.96 * error,
];
