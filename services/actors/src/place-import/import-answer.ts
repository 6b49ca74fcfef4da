import type { Readable } from 'node:stream';
import { type Fault, type Language, type Remark, shorten } from '@maillage/kernel';
import type { Spool } from '@maillage/platform';
import { unreadableFile } from '../place/place.errors.js';
import { type Counts, Remarks, tell } from './import-outcome.js';
import type { ChunkDecision } from '../place/place-change.js';

/** Faults that concern the file and not one of its lines. */
const OF_THE_FILE = new Set(
  ['missing_column', 'duplicate_column', 'not_an_array', 'empty_file'].map(
    (code) => `actors.${code}`,
  ),
);

/** What an import answers, gathered while the file streams in: rejects go to a file once they are many. */
export class ImportAnswer {
  private readonly counts: Counts = { recus: 0, crees: 0, modifies: 0, inchanges: 0, rejetes: 0 };
  private readonly remarks: Remarks;
  /** Line of each id that was read: about 100 bytes a place, 2 MB for all those of France. */
  private readonly lines = new Map<string, number>();
  private readonly unreadable: Fault[] = [];
  private told = 0;
  private encoding: string | undefined;

  /**
   * @param head first members of the outcome.
   * @param rejects keeps the rejects until they can be sent.
   * @param language in which faults and remarks are put.
   */
  constructor(
    private readonly head: Readonly<Record<string, unknown>>,
    private readonly rejects: Pick<Spool, 'write' | 'read' | 'drop'>,
    private readonly language: Language,
  ) {
    this.remarks = new Remarks(language);
  }

  remark(line: number, remarks: readonly Remark[]): void {
    for (const remark of remarks) {
      if (remark.code === 'actors.encoding_converted') this.encoding = remark.value;
      this.remarks.add(line, remark);
    }
  }

  /** Counts a refused line, with every fault it has. */
  async refuse(line: number, faults: readonly Fault[]): Promise<void> {
    const ofFile = faults.filter(({ code }) => OF_THE_FILE.has(code));
    this.unreadable.push(...ofFile);
    if (ofFile.length > 0) return;
    this.counts.recus++;
    this.counts.rejetes++;
    const parts = faults.map(
      (fault) =>
        `${this.told++ === 0 ? '' : ','}${JSON.stringify(tell(line, fault, this.language))}`,
    );
    await this.rejects.write(parts.join(''));
  }

  /** Refuses a line whose id came before in the same file, since the sender alone knows which is right. */
  async isFirst(line: number, id: string): Promise<boolean> {
    const first = this.lines.get(id);
    if (first === undefined) {
      this.lines.set(id, line);
      return true;
    }
    await this.refuse(line, [
      {
        pointer: '/id',
        code: 'actors.repeated_in_file',
        detail: {
          fr: `Cet identifiant est déjà à la ligne ${first} du même fichier : gardez une seule des deux lignes.`,
          en: `This id stands on line ${first} of the same file already: keep one of the two lines.`,
        },
        value: shorten(id),
      },
    ]);
    return false;
  }

  async decided({ additions, revisions, unchanged, refused }: ChunkDecision): Promise<void> {
    this.counts.recus += additions.length + revisions.length + unchanged;
    this.counts.crees += additions.length;
    this.counts.modifies += revisions.length;
    this.counts.inchanges += unchanged;
    for (const { line, fault } of refused) await this.refuse(line, [fault]);
  }

  /**
   * The outcome as JSON.
   * @throws DomainError malformed when the file as a whole could not be read.
   */
  async close(): Promise<Readable> {
    if (this.unreadable.length > 0) throw unreadableFile(this.unreadable);
    const head = JSON.stringify({
      ...this.head,
      ...(this.encoding === undefined ? {} : { encodage: this.encoding }),
      ...this.counts,
    });
    const tail = JSON.stringify({
      remarques: this.remarks.listed,
      remarques_total: this.remarks.total,
      remarques_par_code: this.remarks.counts,
    });
    return this.rejects.read(`${head.slice(0, -1)},"rejets":[`, `],${tail.slice(1)}`);
  }

  async drop(): Promise<void> {
    await this.rejects.drop();
  }
}
