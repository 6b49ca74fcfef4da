import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, uuidv7 } from '@maillage/kernel';
import { Audit, CLOCK, Fence, Outbox, Sources, type Transaction } from '@maillage/platform';
import { type Covers, territoryAsked } from '../territory/territory-asked.js';
import { copyOf, type Origin, type Sheet, type SheetGiven, sheetOf } from './sheet.js';
import { badAddress, sheetExists, sheetNotFound, unknownStructure } from './sheet.errors.js';
import { type Happening, sheetWithdrawn, sheetWritten } from './sheet.events.js';
import { type SheetRecord, SheetStore } from './sheet.store.js';

/** Whether the caller's If-Match allows the version found; throws where it does not. */
type Accepts = (id: string, version: number) => void;

/** Writes practice sheets: all read them, those whose rights cover their territory write them. */
@Injectable()
export class WriteSheet {
  constructor(
    @Inject(SheetStore) private readonly store: SheetStore,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @param sourceId the source's own id, if it gives one.
   * @throws DomainError conflict for an id of the source that is known, invalid, forbidden.
   */
  enter(
    source: string,
    sourceId: string | undefined,
    given: SheetGiven,
    covers: Covers,
  ): Promise<SheetRecord> {
    return this.store.transaction((tx) => this.add(tx, { source, sourceId }, given, covers));
  }

  /** A sheet of one's own that begins as another. @throws DomainError not_found, and what `enter` throws. */
  copy(
    id: string,
    source: string,
    { source_id: sourceId, ...otherwise }: Partial<SheetGiven> & { readonly source_id?: string },
    covers: Covers,
  ): Promise<SheetRecord> {
    return this.store.transaction(async (tx) => {
      const { description, version } = await this.get(id, tx);
      const given = copyOf(description, otherwise);
      return this.add(tx, { source, sourceId }, given, covers, { id, version });
    });
  }

  /** @throws DomainError not_found, forbidden, invalid, or what `accepts` throws. */
  replace(id: string, given: SheetGiven, covers: Covers, accepts: Accepts): Promise<SheetRecord> {
    const at = this.clock.now();
    return this.store.transaction(async (tx) => {
      const { description: before, version } = await this.writable(tx, id, covers, accepts);
      const sheet = await this.judged(tx, given, covers, before.origine);
      if (!isDeepStrictEqual(before, sheet)) {
        await this.store.replace(tx, id, sheet, at, 'Correction');
        await this.tell(tx, 'fiches.corriger', { id, version: version + 1, at }, before, sheet);
      }
      return this.get(id, tx);
    });
  }

  /** @throws DomainError not_found, forbidden, or what `accepts` throws. */
  async withdraw(id: string, covers: Covers, accepts: Accepts): Promise<void> {
    const at = this.clock.now();
    await this.store.transaction(async (tx) => {
      const { description: before, version } = await this.writable(tx, id, covers, accepts);
      await this.store.withdraw(tx, id, at, 'Retrait');
      await this.tell(tx, 'fiches.retirer', { id, version: version + 1, at }, before, undefined);
    });
  }

  /** @throws DomainError not_found. */
  async get(id: string, tx?: Transaction): Promise<SheetRecord> {
    const record = await this.store.find(id, Fence.none, tx);
    if (record === undefined) throw sheetNotFound();
    return record;
  }

  private async add(
    tx: Transaction,
    { source, sourceId }: { readonly source: string; readonly sourceId: string | undefined },
    given: SheetGiven,
    covers: Covers,
    origin?: Origin,
  ): Promise<SheetRecord> {
    const at = this.clock.now();
    await Sources.claim(tx, source);
    await this.store.lock(tx);
    const sheet = await this.judged(tx, given, covers, origin);
    const key = sourceId ?? uuidv7(at.getTime());
    const known = await this.store.ofKey(tx, source, key);
    if (known !== undefined && known.withdrawnAt === undefined) throw sheetExists(known.id, key);
    const id = known?.id ?? (sourceId === undefined ? key : uuidv7(at.getTime()));
    const reason = origin === undefined ? 'Inscription' : 'Copie';
    if (known === undefined)
      await this.store.insert(tx, { id, source, sourceId: key, description: sheet }, at, reason);
    else await this.store.replace(tx, id, sheet, at, reason);
    const happening = { id, version: (known?.version ?? 0) + 1, at };
    await this.tell(tx, 'fiches.inscrire', happening, undefined, sheet);
    return this.get(id, tx);
  }

  private async writable(
    tx: Transaction,
    id: string,
    covers: Covers,
    accepts: Accepts,
  ): Promise<SheetRecord> {
    await this.store.lock(tx);
    const record = await this.get(id, tx);
    territoryAsked(record.description.territoire, covers);
    accepts(id, record.version);
    return record;
  }

  private async judged(
    tx: Transaction,
    given: SheetGiven,
    covers: Covers,
    origin: Origin | undefined,
  ): Promise<Sheet> {
    const { structure_id: structure, url } = given;
    if (url !== undefined && !(/^https?:\/\//i.test(url) && URL.canParse(url))) throw badAddress();
    const territoire = territoryAsked(given.territoire, covers);
    if (structure !== undefined && !(await this.store.knowsStructure(tx, structure)))
      throw unknownStructure();
    return sheetOf({ ...given, territoire }, origin);
  }

  private async tell(
    tx: Transaction,
    action: string,
    happening: Happening,
    before: Sheet | undefined,
    after: Sheet | undefined,
  ): Promise<void> {
    if (after !== undefined) await this.outbox.add(tx, sheetWritten(happening, after));
    else if (before !== undefined) await this.outbox.add(tx, sheetWithdrawn(happening, before));
    const subject = { type: 'fiche_pratique', id: happening.id };
    await Audit.record(tx, { action, subject, before, after });
  }
}
