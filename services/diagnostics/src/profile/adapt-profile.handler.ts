import { Inject, Injectable } from '@nestjs/common';
import { type Clock, Findings, uuidv7 } from '@maillage/kernel';
import { Audit, CLOCK, Outbox, type Transaction } from '@maillage/platform';
import { ReadLibrary } from '../framework/read-library.handler.js';
import { type Covers, territoryAsked } from '../territory/territory-asked.js';
import { BUILT_IN, changed, checkTargets, type Profile, type ProfileWish } from './profile.js';
import { profileFixed, profileNotFound, refusedProfile } from './profile.errors.js';
import { profileWritten } from './profile.events.js';
import { ProfileStore } from './profile.store.js';

/** A territory makes a profile its own: a copy that says what it was made from. */
@Injectable()
export class AdaptProfile {
  constructor(
    @Inject(ProfileStore) private readonly store: ProfileStore,
    @Inject(ReadLibrary) private readonly frameworks: ReadLibrary,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError not_found for the origin, invalid or forbidden. */
  async copy(
    originId: string,
    territory: string,
    wish: ProfileWish,
    covers: Covers,
  ): Promise<Profile> {
    const place = territoryAsked(territory, covers);
    const origin = await this.store.find(originId);
    if (origin === undefined) throw profileNotFound();
    const at = this.clock.now();
    const { id, version, source: _, ...rest } = changed(origin, wish);
    const copy: Profile = {
      ...rest,
      id: uuidv7(at.getTime()),
      version: 1,
      territory: place,
      origin: { id, version },
      createdAt: at,
      modifiedAt: at,
    };
    await this.check(copy);
    await this.store.transaction(async (tx) => {
      await this.store.insert(tx, copy, at);
      await this.tell(tx, 'profils.adapter', undefined, copy, at);
    });
    return copy;
  }

  /**
   * @param accepts throws where the caller has not seen the present version.
   * @throws DomainError not_found, conflict for one that comes with the code, invalid or forbidden.
   */
  async revise(
    id: string,
    wish: ProfileWish,
    covers: Covers,
    accepts: (version: number) => void,
  ): Promise<Profile> {
    if (BUILT_IN.some((one) => one.id === id)) throw profileFixed();
    const at = this.clock.now();
    return this.store.transaction(async (tx) => {
      const before = await this.store.lock(tx, id);
      if (before === undefined) throw profileNotFound();
      territoryAsked(before.territory ?? '', covers);
      accepts(before.version);
      const after = { ...changed(before, wish), version: before.version + 1, modifiedAt: at };
      await this.check(after);
      await this.store.replace(tx, after, at);
      await this.tell(tx, 'profils.corriger', before, after, at);
      return after;
    });
  }

  private async check({ framework, targets }: Profile): Promise<void> {
    const findings = new Findings('diagnostics');
    checkTargets(targets, await this.frameworks.get(framework), findings);
    if (findings.faults.length > 0) throw refusedProfile(findings.faults);
  }

  private async tell(
    tx: Transaction,
    action: string,
    before: Profile | undefined,
    after: Profile,
    at: Date,
  ): Promise<void> {
    await this.outbox.add(tx, profileWritten(after, at));
    const subject = { type: 'profil', id: after.id };
    await Audit.record(tx, { action, subject, before, after });
  }
}
