import { type Clock, DomainError, uuidv7 } from '@maillage/kernel';
import type { VNode } from 'preact';
import { Audit } from '../audit/audit.js';
import type { Transaction } from '../db/connection.js';
import type { Database } from '../db/database.js';
import { requestContext } from '../request/request-context.js';
import { type Fence, fenceOf } from '../rights/fence.js';
import { readToken } from './form-token.js';
import { linkFormElsewhere } from './link.errors.js';
import {
  type FencedObject,
  GOES_OWN,
  type LinkAct,
  type LinkPage,
  type LinkPurpose,
  type LinkVisit,
  type OwnAddress,
} from './link-purpose.js';
import { type AskedPage, hrefOf, textsOf, visitOf } from './link-visit.js';
import { type KeptLink, LinkStore, type Maker } from './link.store.js';
import {
  derivedFrom,
  hashOf,
  type LinkSecret,
  newSecret,
  ownSecret,
  readSecret,
} from './secret.js';

/** The longest that an address is open. */
const LONGEST_LINK_DAYS = 365;
const DAY_MS = 86_400_000;

/** An address that was just made: the one time that its secret is known. */
export interface MadeLink {
  readonly id: string;
  readonly objectId: string;
  /** The path of the address, `/a/…`. */
  readonly path: string;
  readonly endsAt: Date;
}

/** A page of an address that is open. */
interface Opened {
  readonly link: KeptLink;
  readonly page: LinkPage;
  readonly visit: LinkVisit;
}

/**
 * Addresses of their own of a service, for people without account: of each a hash is kept; one purpose, one object, an end.
 * Nothing is remembered of them between two uses: an address that is revoked, and one whose maker lost the right, end at once.
 */
export class Links {
  private readonly store: LinkStore;
  private readonly purposes = new Map<string, LinkPurpose>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    this.store = new LinkStore(database);
  }

  /** Declares what addresses of a purpose show; before the application has started. */
  serves(purpose: LinkPurpose): void {
    this.purposes.set(purpose.name, purpose);
  }

  /**
   * Makes an address for each of some objects, in the name of the caller of the present request; that the caller may is for
   * the service to know. In the transaction that tells of them.
   * @throws DomainError invalid for an end that is past or more than a year away.
   */
  async make(
    tx: Transaction,
    { name }: LinkPurpose,
    objectIds: readonly string[],
    endsAt: Date,
  ): Promise<MadeLink[]> {
    const madeAt = this.clock.now();
    const left = endsAt.getTime() - madeAt.getTime();
    if (left <= 0 || left > LONGEST_LINK_DAYS * DAY_MS) throw wrongEnd();
    const maker = currentMaker();
    const made = objectIds.map((objectId) => ({
      id: uuidv7(madeAt.getTime()),
      objectId,
      secret: newSecret(this.database.service),
    }));
    await this.store.insert(
      tx,
      made.map(({ secret, ...one }) => ({
        ...one,
        ...{ hash: hashOf(secret), purpose: name, maker, madeAt, endsAt },
      })),
    );
    for (const { id, objectId } of made)
      await Audit.record(tx, {
        action: 'adresses.creer',
        subject: { type: 'adresse', id },
        details: { usage: name, objet: objectId, fin: endsAt.toISOString() },
      });
    return made.map(({ secret, ...one }) => ({ ...one, path: `/a/${secret.text}`, endsAt }));
  }

  /** Addresses of a purpose to an object, in the order in which they were made, those that ended too. */
  list(
    { name }: LinkPurpose,
    objectId: string,
    after: string | undefined,
    limit: number,
  ): Promise<KeptLink[]> {
    return this.store.list(name, objectId, after, limit);
  }

  /** Ends an address. @returns false when there is none, or it was revoked before. */
  async revoke(
    tx: Transaction,
    { name: purpose }: LinkPurpose,
    objectId: string,
    id: string,
  ): Promise<boolean> {
    const isEnded = await this.store.end(
      tx,
      'revoked',
      { id, purpose, objectId },
      this.clock.now(),
    );
    if (isEnded)
      await Audit.record(tx, {
        action: 'adresses.revoquer',
        subject: { type: 'adresse', id },
        details: { usage: purpose, objet: objectId },
      });
    return isEnded;
  }

  /** Ends an address whose one use is done. */
  async spend(
    tx: Transaction,
    { name: purpose }: LinkPurpose,
    { linkId: id, objectId }: LinkVisit,
  ): Promise<void> {
    await this.store.end(tx, 'spent', { id, purpose, objectId }, this.clock.now());
  }

  /** Shows a page. @returns undefined where the address leads nowhere: unknown, ended, or its maker may not see it (any more). */
  async show(asked: AskedPage): Promise<VNode | undefined> {
    const opened = await this.open(asked);
    if (opened === undefined) return undefined;
    const shown = await opened.page.show(opened.visit);
    if (shown !== undefined) await this.note('adresses.ouvrir', opened.link, asked.page);
    return shown;
  }

  /**
   * Does what a form of a page asks for, once, however often it is sent.
   * @returns undefined where the address leads nowhere.
   * @throws DomainError malformed for a form that is not of that page of that address.
   */
  async act(
    asked: AskedPage,
    sent: Readonly<Record<string, unknown>>,
  ): Promise<LinkAct | undefined> {
    const secret = readSecret(asked.secret);
    const opened = await this.open(asked);
    const work = opened?.page.act;
    if (secret === undefined || opened === undefined || work === undefined) return undefined;
    const { link, visit } = opened;
    const { jeton, ...fields } = sent;
    const token = readToken(secret, asked.page, jeton);
    if (token === undefined) throw linkFormElsewhere();
    const own = ownSecret(secret, token.nonce);
    const next = (done: string): LinkAct => ({
      done: done === GOES_OWN ? hrefOf(own, '', asked.suffix) : visit.href(done),
    });
    try {
      return await this.database.sharedTransaction(async (tx) => {
        const known = await this.store.takeForm(tx, link.id, token.nonce, this.clock.now());
        if (known === false) return undefined;
        if (known !== undefined) return next(known);
        const form = {
          ...{ fields: textsOf(fields), shown: token.shown },
          own: this.ownAddress(tx, link, own, token.nonce),
        };
        const act = await work(visit, form);
        if ('again' in act) throw new NotDone(act);
        await this.store.answerForm(tx, link.id, token.nonce, act.done);
        await this.note('adresses.utiliser', link, asked.page, tx);
        return next(act.done);
      });
    } catch (error) {
      if (error instanceof NotDone) return error.act;
      throw error;
    }
  }

  private ownAddress(
    tx: Transaction,
    { maker }: KeptLink,
    secret: LinkSecret,
    key: string,
  ): OwnAddress {
    return {
      key,
      derived: (label) => derivedFrom(secret, label),
      make: async ({ name: purpose }, objectId, endsAt) => {
        const madeAt = this.clock.now();
        const link = { ...{ purpose, objectId, maker, madeAt, endsAt }, hash: hashOf(secret) };
        const id = uuidv7(madeAt.getTime());
        await this.store.insert(tx, [{ ...link, id }]);
        return id;
      },
    };
  }

  /** An address that leads somewhere at this moment. */
  private async open({ secret: text, ...asked }: AskedPage): Promise<Opened | undefined> {
    const secret = readSecret(text);
    if (secret?.service !== this.database.service) return undefined;
    const link = await this.store.findOpen(hashOf(secret), this.clock.now());
    const purpose = this.purposes.get(link?.purpose ?? '');
    const found = purpose?.page(asked.page);
    if (link === undefined || purpose === undefined || found === undefined) return undefined;
    if (!(await this.mayStillSee(link, purpose))) return undefined;
    return { link, page: found, visit: visitOf(link, secret, asked) };
  }

  /** By the right it had when it made the address, and by the one it has now: never more than either. */
  private async mayStillSee({ maker, objectId }: KeptLink, purpose: LinkPurpose): Promise<boolean> {
    const { permission } = purpose;
    const grants = permission === undefined ? [] : await this.store.grantsOf(maker);
    if (grants === undefined) return false;
    const row = await purpose.rowOf(objectId);
    return (
      row !== undefined &&
      (permission === undefined ||
        [maker.grants, grants].every((some) =>
          holds(fenceOf({ ...maker, grants: some }, permission), row),
        ))
    );
  }

  private async note(
    action: string,
    { id, purpose, objectId }: KeptLink,
    page: string,
    tx: Pick<Transaction, 'query'> = this.database,
  ): Promise<void> {
    const details = { usage: purpose, objet: objectId, ...(page === '' ? {} : { page }) };
    await Audit.record(tx, { action, subject: { type: 'adresse', id }, details });
  }
}

/** Undoes what was begun for a form that is shown again. */
class NotDone extends Error {
  constructor(readonly act: LinkAct) {
    super('not done');
  }
}

const holds = (fence: Fence, row: FencedObject): boolean =>
  'territory' in row ? fence.covers(row.territory) : fence.reaches(row);

function currentMaker(): Maker {
  const caller = requestContext()?.caller;
  if (caller === undefined) throw new Error('an address is made for a caller');
  const { id, kind, source, grants, keyId, only } = caller;
  return {
    ...{ id, kind, source, grants },
    ...(keyId === undefined ? {} : { keyId }),
    ...(only === undefined ? {} : { only }),
  };
}

const wrongEnd = (): DomainError =>
  new DomainError('platform.wrong_link_end', 'invalid', {
    fr: `La fin d'une adresse est à venir, dans ${LONGEST_LINK_DAYS} jours au plus.`,
    en: `An address ends in the future, in ${LONGEST_LINK_DAYS} days at most.`,
  });
