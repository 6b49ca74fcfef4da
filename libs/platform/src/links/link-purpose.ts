import type { VNode } from 'preact';
import type { Language } from '../request/language.js';
import type { FencedRow } from '../rights/fence.js';
import type { Permission } from '../rights/permissions.js';
import type { TerritoryRef } from '@maillage/territories';

/** What addresses of a kind are for: declared by the service that makes them (`Links.serves`). */
export interface LinkPurpose {
  /** `<noun>`, in French like actions of the journal: `fiche_structure`. */
  readonly name: string;
  /** The right of its maker, which is asked for again at each use. Undefined: it leads to what is the visitor's own. */
  readonly permission: Permission | undefined;
  /** What a fence looks at in an object; undefined when it is not there (any more). */
  readonly rowOf: (objectId: string) => Promise<FencedObject | undefined>;
  /** A page by its name, the part of the address behind the secret; `''` is the first. Undefined where there is none. */
  readonly page: (name: string) => LinkPage | undefined;
}

/** A row inside of a territory, or what is said of a whole territory. */
export type FencedObject = FencedRow | { readonly territory: TerritoryRef };

/** A page of an address of its own. */
export interface LinkPage {
  /** Shows it, and changes nothing: mail programs and messengers open addresses by themselves. Undefined when there is nothing (any more). */
  readonly show: (visit: LinkVisit) => Promise<VNode | undefined>;
  /** Does what a form on it asks for: in one transaction of the service, once for each form that was shown. */
  readonly act?: (visit: LinkVisit, form: LinkForm) => Promise<LinkAct>;
}

/** Somebody at an address of its own. */
export interface LinkVisit {
  readonly linkId: string;
  readonly objectId: string;
  readonly endsAt: Date;
  readonly language: Language;
  /** The address of a page of this link. */
  readonly href: (page: string) => string;
  /** The address of this page in another language. */
  readonly hrefIn: (language: Language) => string;
  /**
   * What a form of this page must send back as `jeton`.
   * @param shown what it shows in short (`[\w-]`), so that what it sends can be told from what stands meanwhile.
   */
  readonly token: (shown: string) => string;
  /** The whole address, to be passed on, that a form of this one made under a key (`OwnAddress.key`). */
  readonly ownAddress: (key: string) => string;
  /** Bytes (32) that this address gives and no other, the same each time. */
  readonly derived: (label: string) => Buffer;
}

/** Another address, which a form makes for whoever sent it. */
export interface OwnAddress {
  readonly derived: LinkVisit['derived'];
  /** By which the address that the form is of, and no other, gives it again. Leads nowhere alone. */
  readonly key: string;
  /** Makes it, in the name of the maker of the address that the form is of. @returns its id. */
  readonly make: (purpose: LinkPurpose, objectId: string, endsAt: Date) => Promise<string>;
}

/** A form that was sent from the page. */
export interface LinkForm {
  /** Its fields, of which nothing is known but that each was sent once; lines end with `\n`. */
  readonly fields: Readonly<Record<string, string>>;
  /** What was shown with it. */
  readonly shown: string;
  readonly own: OwnAddress;
}

/**
 * What came of a form: it was done and another page says so (`GOES_OWN`: the first page of the form's own address), or it is
 * shown again with what is wrong, and nothing was done.
 */
export type LinkAct = { readonly done: string } | { readonly again: VNode };

/** Stands for no page of an address: whoever sent the form goes on at the address that it made. */
export const GOES_OWN = '/';
