import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type Task, type TaskContext, Tasks, type TaskState } from '@maillage/platform';
import { BEGINNING, type Link } from './journal-chain.js';
import { JournalKey } from './journal-key.file.js';
import { verificationOf } from './journal.mapping.dto.js';
import { JournalStore } from './journal.store.js';
import { type Report, VerifyJournal } from './verify-journal.handler.js';

/** About a second's work: so much is gone through again after a kill. */
const CHUNK = 50_000;

/** A link as JSON. */
interface KeptLink {
  readonly seq: number;
  readonly entries: number;
  readonly hash: string;
}

interface Walked {
  readonly after: KeptLink;
  readonly seals: number;
  readonly entries: number;
}

/** Verifies the whole journal, however long; its result is that of the route that verifies a part. */
@Injectable()
export class VerifyJournalTask implements Task<{ readonly after: KeptLink }, Walked>, OnModuleInit {
  readonly nature = 'journal.verification';
  readonly permission = 'journal.lire';

  constructor(
    @Inject(Tasks) private readonly tasks: Tasks,
    @Inject(VerifyJournal) private readonly verification: VerifyJournal,
    @Inject(JournalStore) private readonly store: JournalStore,
    @Inject(JournalKey) private readonly key: JournalKey,
  ) {}

  onModuleInit(): void {
    this.tasks.runs(this);
  }

  /** @param after the seal to begin after; the beginning of the journal by default. */
  begin(after: Link = BEGINNING): Promise<TaskState> {
    return this.tasks.begin(this, { after: keptLink(after) });
  }

  async run(
    { after }: { readonly after: KeptLink },
    context: TaskContext<Walked>,
  ): Promise<object> {
    let walked: Walked = context.resume ?? { after, seals: 0, entries: 0 };
    for (;;) {
      const report = await this.verification.verify({ after: link(walked.after), limit: CHUNK });
      const sum = {
        seals: walked.seals + report.seals,
        entries: walked.entries + report.entries,
      };
      if (report.next === undefined) return this.resultOf({ ...report, ...sum });
      walked = { ...sum, after: keptLink(report.next) };
      const total = (await this.store.head())?.entries ?? 0;
      const checkpoint = { done: sum.entries, total: total - after.entries, resume: walked };
      await this.store.transaction((tx) => context.checkpoint(tx, checkpoint));
    }
  }

  private async resultOf(report: Report): Promise<object> {
    return verificationOf(report, await this.store.head(), this.key.publicKey);
  }
}

const keptLink = ({ seq, entries, hash }: Link): KeptLink => ({
  seq,
  entries,
  hash: hash.toString('hex'),
});

const link = ({ hash, ...rest }: KeptLink): Link => ({ ...rest, hash: Buffer.from(hash, 'hex') });
