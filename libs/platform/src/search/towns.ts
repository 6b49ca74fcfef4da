/** A territory around a town. */
export interface Surroundings {
  readonly ref: string;
  readonly nom: string;
  /** Codes of what lies there. */
  readonly codes: readonly string[];
}

/** What is known of towns. */
export interface Towns {
  /** Whether a word that stands in no text is a town's name, and no typing error. */
  readonly isTown: (word: string) => boolean;
  /** What surrounds a town, by the words of its name; none where they name no town. */
  readonly around: (words: readonly string[]) => readonly Surroundings[];
}
