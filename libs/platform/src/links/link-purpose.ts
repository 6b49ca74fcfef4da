import type { VNode } from 'preact';
import type { Language } from '../request/language.js';
import type { FencedRow } from '../rights/fence.js';
import type { Permission } from '../rights/permissions.js';

/** What addresses of a kind are for: declared by the service that makes them (`Links.serves`). */
export interface LinkPurpose {
  /** `<noun>`, in French like actions of the journal: `fiche_structure`. */
  readonly name: string;
  /** The right of its maker, which is asked for again at each use. */
  readonly permission: Permission;
  /** What a fence looks at in an object; undefined when it is not there (any more). */
  readonly rowOf: (objectId: string) => Promise<FencedRow | undefined>;
  /** A page by its name, the part of the address behind the secret; `''` is the first. Undefined where there is none. */
  readonly page: (name: string) => LinkPage | undefined;
}

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
}

/** A form that was sent from the page. */
export interface LinkForm {
  /** Its fields, of which nothing is known but that each was sent once; lines end with `\n`. */
  readonly fields: Readonly<Record<string, string>>;
  /** What was shown with it. */
  readonly shown: string;
}

/** What came of a form: it was done and another page says so, or it is shown again with what is wrong, and nothing was done. */
export type LinkAct = { readonly done: string } | { readonly again: VNode };
