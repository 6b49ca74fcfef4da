import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@maillage/kernel';
import { Audit, CLOCK, type Fence, type Transaction } from '@maillage/platform';
import { type AgreementSetting, DEFAULT, NONE_ASKED } from './agreement.js';
import { structureNotFound } from './employer.errors.js';
import { EmployerStore, type KnownStructure } from './employer.store.js';

/** Keeps what structures set of the enrolments of those they send. */
@Injectable()
export class SetAgreement {
  constructor(
    @Inject(EmployerStore) private readonly store: EmployerStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError not_found, also outside of the fence. */
  async get(id: string, fence: Fence): Promise<AgreementSetting> {
    if (!(await this.store.isInside(id, fence))) throw structureNotFound();
    return this.store.settingOf(id);
  }

  /** @throws DomainError not_found, also outside of the fence. */
  async set(
    id: string,
    given: Pick<AgreementSetting, 'mode'> & {
      readonly [Key in keyof AgreementSetting]?: AgreementSetting[Key] | undefined;
    },
    fence: Fence,
  ): Promise<AgreementSetting> {
    const before = await this.get(id, fence);
    const { mode, heures = DEFAULT.heures, silence = DEFAULT.silence } = given;
    const after = { mode, heures, silence };
    await this.store.transaction(async (tx) => {
      await this.store.set(tx, id, after, this.clock.now());
      const subject = { type: 'structure', id };
      await Audit.record(tx, { action: 'inscriptions.regler_accord', subject, before, after });
    });
    return after;
  }

  /**
   * What holds for an enrolment by a structure, or by none.
   * @throws DomainError not_found, also outside of the fence: the seats that are kept for a structure are for its own.
   */
  async settingFor(id: string | undefined, fence: Fence): Promise<AgreementSetting> {
    return id === undefined ? NONE_ASKED : this.get(id, fence);
  }

  learn(tx: Transaction, structures: readonly KnownStructure[]): Promise<void> {
    return this.store.learn(tx, structures);
  }
}
