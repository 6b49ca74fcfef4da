import { Inject, Injectable } from '@nestjs/common';
import { type Clock, parisDate } from '@maillage/kernel';
import { CLOCK, type Fence } from '@maillage/platform';
import { ListActions } from '../action/list-actions.handler.js';
import { FindGovernance } from '../governance/find-governance.handler.js';
import { type Overview, overviewOf } from './overview.js';

/** The overview of a governance on a day. */
export interface ReadOverviewAnswer {
  readonly id: string;
  readonly name: string;
  readonly overview: Overview;
  readonly today: string;
}

/** Reads what wants a look in a governance. */
@Injectable()
export class ReadOverview {
  constructor(
    @Inject(FindGovernance) private readonly governances: FindGovernance,
    @Inject(ListActions) private readonly actions: ListActions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError not_found for a governance outside of the fence. */
  async of(id: string, fence: Fence): Promise<ReadOverviewAnswer> {
    const { description } = await this.governances.get(id, fence);
    const found = await this.actions.all(fence, { governance: id });
    const today = parisDate(this.clock.now());
    const actions = found.map((one) => ({ id: one.id, action: one.description }));
    return { id, name: description.nom, overview: overviewOf(actions, today), today };
  }
}
