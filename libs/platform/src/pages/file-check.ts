import type { Readable } from 'node:stream';
import {
  type Fault,
  type Language,
  type Message,
  tellLineIn,
  type ToldLine,
} from '@maillage/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Spool } from '../bodies/spool.js';
import { languageOf } from '../request/language.js';
import { FileCheckPage } from './file-check.page.js';
import { choosesPage, pageOf } from './send-page.js';

/** What a finding is: it gets its line refused, it deserves a look, or a published standard's own schema says it. */
export type FindingKind = 'faute' | 'remarque' | 'standard';

/** A finding on a line of a file that is checked. */
export interface CheckFinding extends ToldLine {
  readonly nature: FindingKind;
}

/** How many lines and findings there are, in the words of the API. */
export interface CheckCounts {
  lignes: number;
  acceptees: number;
  refusees: number;
  fautes: number;
  remarques: number;
}

/** The word of a standard's own schema on a whole file. */
export interface StandardVerdict {
  readonly version: string;
  readonly conformes: number;
  readonly non_conformes: number;
}

/** Findings that a page shows: as many as a person may still read; JSON has all. */
const SHOWN = 2_000;

/** What is found in a file of which nothing is kept: all of it for a program, in a file once it is long. */
export class FileCheck {
  private readonly spool = new Spool();
  private pending: CheckFinding[] = [];
  private listed = 0;
  readonly shown: CheckFinding[] = [];
  readonly counts: CheckCounts = { lignes: 0, acceptees: 0, refusees: 0, fautes: 0, remarques: 0 };
  standard: StandardVerdict | undefined;

  constructor(private readonly language: Language) {}

  /** Findings told so far. */
  get total(): number {
    return this.listed + this.pending.length;
  }

  /** Counts a line that was read. */
  line(isGood: boolean): void {
    this.counts.lignes++;
    this.counts[isGood ? 'acceptees' : 'refusees']++;
  }

  /** Notes a finding. @param column as the file names it, where that is not what the pointer says. */
  note(line: number, nature: FindingKind, finding: Fault, column?: string): void {
    const { ligne, champ, ...told } = tellLineIn(this.language)(line, finding);
    if (nature === 'faute') this.counts.fautes++;
    if (nature === 'remarque') this.counts.remarques++;
    this.pending.push({ ligne, champ: column ?? champ, nature, ...told });
  }

  /** Tells what was noted since, in the order of lines. */
  async flush(): Promise<void> {
    const told = this.pending.toSorted((a, b) => a.ligne - b.ligne);
    this.pending = [];
    this.shown.push(...told.slice(0, SHOWN - this.shown.length));
    const parts = told.map((one) => `${this.listed++ === 0 ? '' : ','}${JSON.stringify(one)}`);
    if (parts.length > 0) await this.spool.write(parts.join(''));
  }

  /** The JSON of a `FileCheckDto`. */
  async json(): Promise<Readable> {
    await this.flush();
    const { counts, standard } = this;
    const head = JSON.stringify({ ...counts, ...(standard && { standard }) });
    return this.spool.read(`${head.slice(0, -1)},"constats":[`, ']}');
  }

  async drop(): Promise<void> {
    await this.spool.drop();
  }
}

/**
 * Answers a request that sends a file to be checked: in JSON, or by a page to print where its sender prefers one.
 *
 * @param title of the page.
 * @param fill reads the file; what it throws is the answer.
 */
export async function answerCheck(
  request: FastifyRequest,
  reply: FastifyReply,
  title: Message,
  fill: (check: FileCheck) => Promise<void>,
): Promise<void> {
  const language = languageOf(request);
  const check = new FileCheck(language);
  try {
    await fill(check);
    await check.flush();
    if (choosesPage(request, reply)) {
      const { counts, standard, shown, total } = check;
      const view = { language, title: title[language], counts, standard, shown, total };
      await reply.send(pageOf(reply, language, FileCheckPage(view)));
      await check.drop();
    } else
      await reply
        .header('content-type', 'application/json; charset=utf-8')
        .send(await check.json());
  } catch (error) {
    await check.drop();
    throw error;
  }
}
