import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Fault } from '@maillage/kernel';
import {
  CLOCK,
  type Fence,
  Outbox,
  type OutgoingEvent,
  type Transaction,
} from '@maillage/platform';
import { FindKnown } from '../record/find-known.handler.js';
import { beyond } from '../record/beyond.js';
import type { Draft, Happening, RecordWords, Settled } from '../record/record.js';
import { WriteRecord } from '../record/write-record.handler.js';
import { ACTION } from './action.errors.js';
import { actionEvent } from './action.events.js';
import type { Action } from './action.js';
import { newNamings, settleAction } from './action-rules.js';
import { type ActionRecord, ActionStore, type NamedRoadmap } from './action.store.js';

/** Writes actions: those whose rights cover the governance of their first roadmap, and of each that they join. */
@Injectable()
export class WriteAction extends WriteRecord<Action, ActionRecord['beside']> {
  protected readonly words: RecordWords = ACTION;
  protected readonly resource = 'actions';
  protected readonly subject = 'action';

  constructor(
    @Inject(ActionStore) private readonly store: ActionStore,
    @Inject(FindKnown) private readonly known: FindKnown,
    @Inject(Outbox) outbox: Outbox,
    @Inject(CLOCK) clock: Clock,
  ) {
    super(store, outbox, clock);
  }

  protected async settle(
    tx: Transaction,
    draft: Draft<Action>,
    fence: Fence,
  ): Promise<Settled<Action>> {
    const { id, value: wanted, before, today } = draft;
    const { feuilles, depend_de: waits = [], parent_id: parent } = wanted;
    const had = roadmapsOf(before);
    const named = roadmapsOf(wanted);
    const roadmaps = await this.store.roadmaps(tx, named, fence);
    const waited = waits.map(({ action_id: one }) => one);
    const { value, faults } = settleAction(draft, {
      // One that it was in, and that its writer does not read, is not judged again.
      roadmaps: new Map([
        ...had.map((one) => [one, axesOf(feuilles, one)] as const),
        ...roadmaps.map((one) => [one.id, one.axes] as const),
      ]),
      actions: await this.store.named(
        tx,
        parent === undefined ? waited : [...waited, parent],
        fence,
      ),
      isParent: await this.store.hasParts(tx, id),
      edges: await this.store.edges(tx, waited),
    });
    const known = await this.known.faults(tx, newNamings(value, before), today);
    const joined = roadmaps.filter((one) => !had.includes(one.id));
    return { value, faults: [...faults, ...known, ...reachFaults(joined, fence)] };
  }

  protected async outside(
    tx: Transaction,
    { description: { feuilles } }: ActionRecord,
    fence: Fence,
  ): Promise<readonly Fault[]> {
    const [first] = feuilles;
    const home = first === undefined ? [] : [first.feuille_id];
    const found = await this.store.roadmaps(tx, home, fence);
    return found.length === 0
      ? [...beyond('/feuilles', ['france'], fence)]
      : reachFaults(found, fence);
  }

  protected namedBy(tx: Transaction, id: string): Promise<readonly string[]> {
    return this.store.namedBy(tx, id);
  }

  protected override touch(tx: Transaction, ...states: readonly Action[]): Promise<void> {
    return this.store.touchGovernances(tx, states.flatMap(roadmapsOf));
  }

  protected eventOf(happening: Happening, state: Action | undefined): OutgoingEvent {
    return actionEvent(happening, state);
  }
}

const roadmapsOf = (action: Action | undefined): string[] =>
  (action?.feuilles ?? []).map(({ feuille_id: id }) => id);

/** Axes that an action itself says a roadmap has. */
const axesOf = (placings: Action['feuilles'], roadmap: string): NamedRoadmap['axes'] =>
  placings.flatMap(({ feuille_id, axe_id, objectif_id }) =>
    feuille_id === roadmap && axe_id !== undefined
      ? [
          {
            id: axe_id,
            titre: axe_id,
            objectifs: objectif_id === undefined ? [] : [{ id: objectif_id, titre: objectif_id }],
          },
        ]
      : [],
  );

const reachFaults = (roadmaps: readonly NamedRoadmap[], fence: Fence): Fault[] =>
  roadmaps.flatMap(({ territories }) => beyond('/feuilles', territories, fence));
