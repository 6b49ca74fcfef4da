import { Inject, Injectable } from '@nestjs/common';
import { type Caller, type Fence, fenceOf } from '@maillage/platform';
import { KeepIdentity, type ShownIdentity } from '../identity/keep-identity.handler.js';
import { type Identity, readIdentity } from '../identity/read-identity.js';
import type { Written } from './record.js';
import { malformedRecord, PROFESSIONAL, recordNotFound } from './record.errors.js';
import { type ProfessionalRecord, ProfessionalStore } from './professional.store.js';
import type { Accepts, Writer } from './write-record.handler.js';
import { WriteProfessional } from './write-professional.handler.js';

/** A professional that may be shown with who they are. */
export interface ShownProfessional extends ProfessionalRecord {
  identite?: ShownIdentity;
}

/** What a source says of somebody. */
interface SaidPerson {
  /** Its own id of them. */
  readonly id?: string;
  readonly identity?: Identity;
  /** Members of the entry, in the API's shape. */
  readonly entry: object;
}

/** Writes who professionals are, and shows it to those who may know. */
@Injectable()
export class IdentifyProfessional {
  constructor(
    @Inject(ProfessionalStore) private readonly store: ProfessionalStore,
    @Inject(WriteProfessional) private readonly professionals: WriteProfessional,
    @Inject(KeepIdentity) private readonly identities: KeepIdentity,
  ) {}

  /**
   * Enters a professional, with who they are where it is said: all of it, or nothing.
   * @throws DomainError as `WriteProfessional.open` and `KeepIdentity.keep`.
   */
  async open(writer: Writer, body: object): Promise<Written> {
    const { identite, ...entry }: { identite?: unknown } = { ...body };
    if (identite === undefined) return this.professionals.open(writer, entry);
    const identity = identityOf(identite, 'identite');
    return this.identities.together(async (tx) => {
      const written = await this.professionals.open(writer, entry);
      const record = await this.store.find(written.id, writer.fence);
      if (record === undefined) throw recordNotFound(PROFESSIONAL);
      await this.identities.keep(tx, record, identity);
      return written;
    });
  }

  /**
   * Enters what a source says of somebody: all of a new entry, or what changes of the one there is, found by the id of
   * the source or by the e-mail.
   * @param keeper the structure that keeps a new entry.
   * @throws DomainError as `open` and `WriteProfessional.revise`.
   */
  async enter(writer: Writer, person: SaidPerson, keeper: string | undefined): Promise<Written> {
    const { id: key, identity, entry } = person;
    const { source, fence } = writer;
    const known =
      (key === undefined ? undefined : await this.professionals.idOf(source, key)) ??
      (identity?.courriel === undefined
        ? undefined
        : await this.identities.holderOf(source, identity.courriel));
    const kept = keeper === undefined ? {} : { structure_id: keeper };
    const said = (present: object): object => ({ ...kept, ...present, ...entry });
    const written =
      known === undefined
        ? await this.professionals.open(writer, {
            ...said({}),
            ...(key === undefined ? {} : { source_id: key }),
          })
        : await this.professionals.revise(known, fence, () => undefined, said);
    if (identity === undefined) return written;
    const isChanged = await this.identities.together(async (tx) => {
      const record = await this.store.find(written.id, fence);
      if (record === undefined) throw recordNotFound(PROFESSIONAL);
      return this.identities.supplement(tx, record, identity);
    });
    return isChanged && written.fate === 'inchange' ? { ...written, fate: 'modifie' } : written;
  }

  /**
   * Says who a professional is; what is not said again is let go.
   * @throws DomainError not_found outside the fence, malformed, as `KeepIdentity.keep`, or what `accepts` throws.
   */
  async identify(id: string, fence: Fence, accepts: Accepts, body: unknown): Promise<void> {
    await this.identities.together(async (tx) => {
      await this.store.lock(tx);
      const record = await this.store.find(id, fence);
      if (record === undefined) throw recordNotFound(PROFESSIONAL);
      accepts(id, record.version);
      await this.identities.keep(tx, record, identityOf(body, ''));
    });
  }

  /**
   * Adds to professionals that are about to be shown who they are: to those who agreed to be listed, and to those whose
   * identity the caller may read. What is returned throws as `KeepIdentity.of`.
   */
  completer(caller: Caller): (records: readonly ShownProfessional[]) => Promise<void> {
    return async (records) => {
      const known = records.filter(({ beside }) => beside.identifie_le !== null);
      const isListed = ({ description }: ProfessionalRecord): boolean => description.joignable;
      const reached = await this.store.reached(
        known.filter((record) => !isListed(record)).map(({ id }) => id),
        fenceOf(caller, 'professionnels.identites'),
      );
      const shown = known.filter((record) => isListed(record) || reached.has(record.id));
      const ids = shown.map(({ id }) => id);
      const identities = await this.identities.of(caller, ids);
      for (const record of shown) {
        const identity = identities.get(record.id);
        if (identity !== undefined) record.identite = identity;
      }
    };
  }
}

function identityOf(body: unknown, path: string): Identity {
  const read = readIdentity(body, path);
  if ('faults' in read) throw malformedRecord(PROFESSIONAL, read.faults);
  return read.identity;
}
