/** A post as the directory tells of it. */
export interface KnownPost {
  readonly id: string;
  /** Who holds it, or held it until it became vacant; null where nobody is known to have. */
  readonly professional_id: string | null;
  /** First day without its holder; null while it is held. */
  readonly vacant_from: string | null;
  readonly structure_id: string;
  readonly commune: string;
  readonly starts_on: string;
  readonly ends_on: string | null;
  /** Share of full time in thousandths; null when unknown. */
  readonly share: number | null;
  readonly scheme: string;
  readonly contract: string;
  readonly funding: string;
  /** Entered by error: it never was. */
  readonly is_withdrawn: boolean;
}

/** A structure as the directory tells of it. */
export interface KnownStructure {
  readonly id: string;
  readonly commune: string;
  readonly closed_on: string | null;
  /** The one that stands for it since a merge; null while it stands for itself. */
  readonly survivor_id: string | null;
}

/** A professional as the directory tells of it. */
export interface KnownProfessional {
  readonly id: string;
  readonly profiles: readonly string[];
  readonly certifications: readonly string[];
  readonly ends_on: string | null;
}
