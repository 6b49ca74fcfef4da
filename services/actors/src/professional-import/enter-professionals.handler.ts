import { Inject, Injectable } from '@nestjs/common';
import { type Clock, DomainError, type Fault, parisDate, type Remark } from '@maillage/kernel';
import { CLOCK, type Fate, type Reading, Sources, type Verdict } from '@maillage/platform';
import { KeepIdentity } from '../identity/keep-identity.handler.js';
import { WritePost } from '../post/write-post.handler.js';
import { IdentifyProfessional } from '../professional/identify-professional.handler.js';
import type { Written } from '../professional/record.js';
import type { Writer } from '../professional/write-record.handler.js';
import { structureToEnter } from './professional-import.errors.js';
import { NamedStructuresStore } from './named-structures.store.js';
import type { ProfessionalLine } from './read-professional-row.js';

/** What a line did. */
interface Done {
  readonly id: string;
  readonly fates: readonly Fate[];
  readonly remarks: readonly Remark[];
}

/** Enters the lines of a file of professionals, each with its own events and audit entries. */
@Injectable()
export class EnterProfessionals {
  constructor(
    @Inject(KeepIdentity) private readonly identities: KeepIdentity,
    @Inject(IdentifyProfessional) private readonly professionals: IdentifyProfessional,
    @Inject(WritePost) private readonly posts: WritePost,
    @Inject(NamedStructuresStore) private readonly structures: NamedStructuresStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Many lines are one transaction; one that is refused takes back what it alone did.
   * @throws DomainError forbidden for a source of another.
   */
  enter(
    writer: Writer,
    readings: readonly Reading<ProfessionalLine>[],
  ): Promise<readonly Verdict[]> {
    return this.identities.together(async (tx) => {
      await Sources.claim(tx, writer.source);
      const verdicts: Verdict[] = [];
      for (const reading of readings)
        verdicts.push(
          'faults' in reading ? { ...reading, fate: 'rejete' } : await this.tried(writer, reading),
        );
      return verdicts;
    });
  }

  private async tried(
    writer: Writer,
    {
      at,
      key,
      value,
      remarks,
    }: Extract<Reading<ProfessionalLine>, { readonly key: string; readonly value: unknown }>,
  ): Promise<Verdict> {
    try {
      const done = await this.identities.together(() => this.line(writer, value));
      const all = [...remarks, ...done.remarks];
      return { at, key, fate: together(done.fates), id: done.id, faults: [], remarks: all };
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind === 'unavailable') throw error;
      return { at, key, fate: 'rejete', faults: faultsOf(error), remarks };
    }
  }

  private async line(writer: Writer, { person, structure, post }: ProfessionalLine): Promise<Done> {
    const house =
      structure === undefined ? undefined : await this.structures.idOf(structure, writer.source);
    if (structure !== undefined && house === undefined)
      throw new DomainError(
        'actors.unknown_structure',
        'invalid',
        { fr: 'Structure inconnue.', en: 'Unknown structure.' },
        [structureToEnter(structure)],
      );
    const somebody =
      person === undefined ? undefined : await this.professionals.enter(writer, person, house);
    const held =
      post === undefined || house === undefined
        ? undefined
        : await this.post(writer, post, house, somebody?.id);
    const done = [somebody, held].filter((one) => one !== undefined);
    return {
      id: done[0]?.id ?? '',
      fates: done.map(({ fate }) => fate),
      remarks: done.flatMap((one) => one.remarks),
    };
  }

  private async post(
    writer: Writer,
    { id, said }: NonNullable<ProfessionalLine['post']>,
    house: string,
    holder: string | undefined,
  ): Promise<Written> {
    const day = said['du'];
    const key = id ?? `${holder ?? ''}/${house}/${typeof day === 'string' ? day : ''}`;
    const today = parisDate(this.clock.now());
    const ties = {
      structure_id: house,
      ...(holder === undefined ? {} : { professionnel_id: holder }),
    };
    const written = await this.posts.enter(
      writer,
      key,
      (present = { du: today, structure_id: house }) => ({
        ...present,
        ...said,
        ...ties,
      }),
    );
    const isAssumed = written.fate === 'cree' && day === undefined;
    return isAssumed ? { ...written, remarks: [...written.remarks, FIRST_DAY_UNKNOWN] } : written;
  }
}

/** What a file does not say of a post that it enters. */
const FIRST_DAY_UNKNOWN = {
  pointer: '/du',
  code: 'actors.first_day_unknown',
  detail: {
    fr: 'Ce fichier ne dit pas depuis quand : le poste commence au jour de l’import. Corrigez-le si vous le savez.',
    en: 'This file does not say since when: the post begins on the day of the import. Correct it if you know.',
  },
};

/** A line that enters anything is new, whoever it names. */
const together = (fates: readonly Fate[]): Fate =>
  fates.includes('cree') ? 'cree' : fates.includes('modifie') ? 'modifie' : 'inchange';

/** What speaks against a line, as it stands in a refusal. */
const faultsOf = ({ code, text, faults }: DomainError): readonly Fault[] =>
  faults.length > 0 ? faults : [{ pointer: '', code, detail: text }];
