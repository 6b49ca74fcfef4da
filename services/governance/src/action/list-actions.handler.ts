import { Inject, Injectable } from '@nestjs/common';
import type { Fence } from '@maillage/platform';
import type { Action } from './action.js';
import { type ActionRecord, ActionStore, type WantedActions } from './action.store.js';

/** More than any roadmap has. */
const MOST = 20_000;

/** An action of a list. */
export type ListedAction = ActionRecord;

/** Lists actions, for what is told of all of them. */
@Injectable()
export class ListActions {
  constructor(@Inject(ActionStore) private readonly store: ActionStore) {}

  all(fence: Fence, wanted: WantedActions): Promise<ListedAction[]> {
    return this.store.wanted(fence, wanted, undefined, MOST);
  }

  /** Promised days of some actions at an instant; those that were not there yet are missing. */
  promisesAt(
    ids: readonly string[],
    instant: Date,
  ): Promise<ReadonlyMap<string, Pick<Action, 'debut' | 'fin'>>> {
    return this.store.promisesAt(ids, instant);
  }
}
