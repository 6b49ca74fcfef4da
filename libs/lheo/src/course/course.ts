/** A code with the scheme it is of and, where that is said, the edition of the scheme. */
export interface Code {
  readonly code: string;
  readonly edition?: string | undefined;
}

export interface Domain extends Code {
  readonly scheme: 'formacode' | 'nsf' | 'rome';
}

/** A registered certification, by any of its numbers. */
export interface Certification {
  readonly rncp?: string | undefined;
  readonly rs?: string | undefined;
  readonly certifinfo?: string | undefined;
  readonly cpf?: string | undefined;
}

export interface Address {
  readonly name?: string | undefined;
  readonly lines: readonly string[];
  readonly postcode?: string | undefined;
  readonly city?: string | undefined;
  /** Of the commune, in the official geographic code. */
  readonly inseeCode?: string | undefined;
  readonly position?: { readonly latitude: number; readonly longitude: number } | undefined;
}

export interface Contact {
  readonly name?: string | undefined;
  readonly firstName?: string | undefined;
  readonly phones: readonly string[];
  readonly mobiles: readonly string[];
  readonly email?: string | undefined;
  readonly urls: readonly string[];
  readonly address?: Address | undefined;
}

/** `organisme-formation-responsable`: the organisation that answers for a course. */
export interface Provider {
  readonly number?: string | undefined;
  /** As written, without blanks: whether it is one is for its reader to check. */
  readonly siret?: string | undefined;
  readonly activityNumber?: string | undefined;
  readonly name?: string | undefined;
  readonly legalName?: string | undefined;
  readonly coordinates?: Contact | undefined;
  readonly contacts: readonly Contact[];
}

export interface Place {
  readonly siret?: string | undefined;
  readonly contact: Contact;
}

/** A span of days; each a day, month or year (`2026-10-05`, `2026-10`, `2026`), absent where it is not known. */
export interface Period {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** It goes on without an end. */
  readonly isOpenEnded?: true | undefined;
}

export type Mode = 'in_person' | 'mixed' | 'remote';
export type CoursePath = 'group' | 'individual' | 'modular' | 'mixed';
export type SessionState = 'open' | 'closed' | 'suspended';

/** `session`: a course on its dates. */
export interface CourseSession {
  readonly number?: string | undefined;
  readonly period: Period;
  readonly state?: SessionState | undefined;
  readonly seats?: number | undefined;
  readonly registration: {
    readonly address?: Address | undefined;
    readonly how?: string | undefined;
    readonly period?: Period | undefined;
  };
  readonly urls: readonly string[];
}

/** `action`: one way in which a course is held. */
export interface CourseAction {
  readonly number?: string | undefined;
  readonly rhythm?: string | undefined;
  readonly audiences: readonly Code[];
  readonly audienceNote?: string | undefined;
  readonly isEntryLevelRequired?: boolean | undefined;
  readonly alternation?: string | undefined;
  readonly mode?: Mode | undefined;
  readonly prerequisites?: string | undefined;
  readonly entry?: 'fixed' | 'permanent' | undefined;
  readonly places: readonly Place[];
  readonly sessions: readonly CourseSession[];
  readonly duration: {
    readonly text?: string | undefined;
    readonly hours?: number | undefined;
    readonly hoursInCentre?: number | undefined;
    readonly hoursInCompany?: number | undefined;
  };
  /** As written: the standard has texts here. */
  readonly price: {
    readonly total?: string | undefined;
    readonly hourly?: string | undefined;
    readonly left?: string | undefined;
  };
  readonly funding: {
    readonly isPossible?: boolean | undefined;
    readonly details?: string | undefined;
    readonly funders: readonly { readonly code: string; readonly seats?: number | undefined }[];
  };
  readonly languages: readonly string[];
  readonly accessibility?: string | undefined;
  readonly methods?: string | undefined;
  readonly urls: readonly string[];
}

/** `formation`: what a catalogue holds of an offer. */
export interface Course {
  readonly number?: string | undefined;
  readonly title: string;
  readonly objective?: string | undefined;
  readonly results?: string | undefined;
  readonly content?: string | undefined;
  readonly domains: readonly Domain[];
  readonly isCertifying?: boolean | undefined;
  readonly certifications: readonly Certification[];
  readonly path?: CoursePath | undefined;
  /** Codes of the standard's list of levels: 0 to 8, or 11 to 18 for the levels 1 to 8 of 2019. */
  readonly entryLevel?: string | undefined;
  readonly exitLevel?: string | undefined;
  readonly contacts: readonly Contact[];
  readonly urls: readonly string[];
  readonly actions: readonly CourseAction[];
  readonly provider: Provider;
}
