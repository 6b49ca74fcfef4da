import { Inject, Injectable } from '@nestjs/common';
import { type Clock, uuidv7 } from '@maillage/kernel';
import { Audit, CLOCK, Outbox } from '@maillage/platform';
import type { ProposedField, Subject } from './proposition.js';
import { tooManyPropositions } from './proposition.errors.js';
import { propositionMade } from './proposition.events.js';
import { PropositionStore } from './proposition.store.js';

/** Propositions of a structure that wait at once. */
const MOST_WAITING = 100;

/** What is to be corrected, and by which address. */
export interface Correction {
  readonly structureId: string;
  /** INSEE code of its commune. */
  readonly commune: string | undefined;
  readonly subject: Subject;
  readonly subjectId: string;
  readonly linkId: string;
  readonly fields: readonly ProposedField[];
}

/** Keeps what those concerned propose, until it is decided. */
@Injectable()
export class ProposeCorrection {
  constructor(
    @Inject(PropositionStore) private readonly store: PropositionStore,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * One transaction with its event and audit entry, which tells the fields and not what was typed.
   * @throws DomainError conflict when too many of the structure wait.
   */
  async propose({ commune, ...correction }: Correction): Promise<void> {
    const at = this.clock.now();
    const made = { id: uuidv7(at.getTime()), ...correction };
    await this.store.transaction(async (tx) => {
      if ((await this.store.waiting(tx, made.structureId)) >= MOST_WAITING)
        throw tooManyPropositions(MOST_WAITING);
      await this.store.insert(tx, made, at);
      await this.outbox.add(tx, propositionMade(made, made.fields, commune, at));
      await Audit.record(tx, {
        action: 'propositions.proposer',
        subject: { type: 'proposition', id: made.id },
        details: {
          ...{ structure: made.structureId, cible: made.subjectId, adresse: made.linkId },
          champs: made.fields.map(({ champ }) => champ),
        },
      });
    });
  }
}
