import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Audit, CLOCK, onceThere, Outbox, ServiceRegistry } from '@maillage/platform';
import { installationKeyring, Loop } from '@maillage/platform/access';
import type { Clock } from '@maillage/kernel';
import { ErasureRegister } from './erasure-register.file.js';
import type { Erasure } from './person.js';
import { personErased } from './person.events.js';
import { PersonStore } from './person.store.js';

const LOOK_MS = 1_000;
const SLICE = 500;

/**
 * Makes the data and the register of erasures agree: at the start, before anything is answered, and again whenever
 * the data turn out to be another copy (PostgreSQL was restarted, or a backup was restored). Until then the database gives no key.
 */
@Injectable()
export class ReplayErasures implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('access');
  private readonly loop = new Loop('effacements à refaire', this.logger);

  constructor(
    @Inject(PersonStore) private readonly store: PersonStore,
    @Inject(ErasureRegister) private readonly register: ErasureRegister,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ServiceRegistry) private readonly registry: ServiceRegistry,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!(await onceThere(() => this.isOurs())))
      this.logger.error(
        "La clé maîtresse n'est pas celle de cette base : aucune donnée personnelle ne pourra être lue ni écrite. Rétablissez ACCESS_MASTER_KEY, ou personnes.cle dans DATA_DIR.",
      );
    this.registry.addCheck(async () => {
      if (!(await this.isOurs())) return "la clé maîtresse n'est pas celle de cette base";
      return (await this.store.isReplayed())
        ? undefined
        : 'les effacements ne sont pas encore rejoués';
    });
    await onceThere(() => this.replay());
    this.loop.start(() => this.watch(), LOOK_MS);
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** Whether this process has the master key that the database goes by at this moment. */
  private async isOurs(): Promise<boolean> {
    const { check, previous } = installationKeyring();
    const { master_check: known } = await this.store.masterState(check);
    return known === check || known === previous?.check;
  }

  /** Brings both to the same erasures: those of the register are done again, those it lacks are added to it. */
  async replay(): Promise<number> {
    const incarnation = await this.store.incarnation();
    const known = await this.register.all();
    const ids = [...known.keys()];
    let redone = 0;
    for (let first = 0; first < ids.length; first += SLICE) {
      for (const id of await this.store.notDone(ids.slice(first, first + SLICE))) {
        const erasure = known.get(id);
        if (erasure !== undefined) await this.redo(erasure);
        redone += 1;
      }
    }
    await this.complete(known);
    await this.store.markReplayed(incarnation);
    if (redone > 0)
      this.logger.warn(
        `${redone} effacement(s) refait(s) : la base était plus ancienne que le registre des effacements.`,
      );
    return redone;
  }

  private async redo(erasure: Erasure): Promise<void> {
    await this.store.transaction(async (tx) => {
      const rows = await this.store.destroy(tx, erasure.personId);
      const isNew = await this.store.addErasure(tx, erasure);
      if (isNew)
        await this.outbox.add(tx, personErased(erasure.personId, 'restauration', this.clock.now()));
      await Audit.record(tx, {
        action: 'personnes.effacer',
        subject: { type: 'personne', id: erasure.personId },
        details: { motif: 'restauration', recu: erasure.receipt.recu_id, lignes: rows },
      });
    });
  }

  /** Another process, with a register of its own, may have erased people: a restore may meet this register alone. */
  private async complete(known: ReadonlyMap<string, Erasure>): Promise<void> {
    let last: { at: string; id: string } | undefined;
    for (;;) {
      const page = await this.store.erasuresAfter(last, SLICE);
      await this.register.append(page.filter((one) => !known.has(one.personId)));
      const end = page[page.length - 1];
      if (end === undefined || page.length < SLICE) return;
      last = { at: end.receipt.instant, id: end.personId };
    }
  }

  /** While it fails (the database is away, or the register can't be read) no key is given out. */
  private async watch(): Promise<void> {
    if (!(await this.store.isReplayed())) await this.replay();
  }
}
