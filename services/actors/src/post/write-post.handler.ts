import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@maillage/kernel';
import {
  CLOCK,
  type Fence,
  Outbox,
  type OutgoingEvent,
  type Transaction,
} from '@maillage/platform';
import { FindTies } from '../professional/find-ties.handler.js';
import type {
  Change,
  Draft,
  Happening,
  Judgement,
  Read,
  RecordWords,
} from '../professional/record.js';
import { POST } from '../professional/record.errors.js';
import { WriteRecord } from '../professional/write-record.handler.js';
import { postEvent } from './post.events.js';
import { type Post, without } from './post.js';
import { postFaults, postRemarks } from './post-rules.js';
import { type BesidePost, type PostRecord, PostStore } from './post.store.js';
import { readPost } from './read-post.js';

/** Writes posts. */
@Injectable()
export class WritePost extends WriteRecord<Post, BesidePost> {
  protected readonly words: RecordWords = POST;
  protected readonly resource = 'postes';
  protected readonly subject = 'poste';

  constructor(
    @Inject(PostStore) private readonly store: PostStore,
    @Inject(FindTies) private readonly ties: FindTies,
    @Inject(Outbox) outbox: Outbox,
    @Inject(CLOCK) clock: Clock,
  ) {
    super(store, outbox, clock);
  }

  /** Leaves the posts of a professional that was forgotten, vacant, in the transaction that forgets them. */
  async vacate(tx: Transaction, professional: string): Promise<void> {
    const at = this.clock.now();
    for (const held of await this.store.naming(tx, professional)) {
      const value = without(held.description, professional);
      const after = { value, commune: held.beside.commune ?? undefined };
      const why = { reason: 'Personne effacée', action: 'corriger' };
      await this.rewrite(tx, held, after, at, why);
    }
  }

  protected read(body: unknown): Read<Post> {
    return readPost(body);
  }

  protected async judge(
    tx: Transaction,
    { id, source, value }: Draft<Post>,
    before: PostRecord | undefined,
    fence: Fence,
  ): Promise<Judgement> {
    const { structure_id, professionnel_id: holder, remplace_par: replacement } = value;
    const structure = await this.ties.structure(tx, structure_id, source, fence);
    const grounds = {
      structure,
      professional:
        holder === undefined ? undefined : await this.ties.professional(tx, holder, fence),
      replacement:
        replacement === undefined
          ? undefined
          : await this.ties.professional(tx, replacement, fence),
      others: holder === undefined ? [] : await this.store.othersOf(tx, holder, id),
    };
    const isMoved = structure_id !== before?.description.structure_id;
    return {
      faults: postFaults(value, before?.description, grounds),
      remarks: postRemarks(value, grounds),
      commune: (isMoved ? structure : before.beside)?.commune ?? undefined,
    };
  }

  protected override asSaid(value: Post, { description, beside }: PostRecord): Post {
    const { structure_id } = description;
    return value.structure_id === beside.structure_survivante ? { ...value, structure_id } : value;
  }

  protected eventOf(happening: Happening, change: Change<Post>): OutgoingEvent {
    return postEvent(happening, ...change);
  }

  protected override touch(tx: Transaction, ...posts: readonly Post[]): Promise<void> {
    return this.ties.touch(tx, [...new Set(posts.flatMap((post) => post.professionnel_id ?? []))]);
  }
}
