import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('content', import.meta.url));
const read = <T>(path: string): T => JSON.parse(readFileSync(join(FOLDER, path), 'utf8')) as T;
const readAll = <T>(folder: string): readonly T[] =>
  readdirSync(join(FOLDER, folder))
    .sort()
    .map((name) => read<T>(`${folder}/${name}`));

interface Named {
  readonly code: string;
  readonly name: { readonly fr: string; readonly en: string };
}

/** A framework in one of its versions. */
export interface FrameworkReference {
  readonly id: string;
  readonly version: string;
}

/** Competences by area, and the levels in which they are told, lowest first; `source` says who published it under which licence. */
export interface Framework extends FrameworkReference {
  readonly year: number;
  readonly name: Named['name'];
  readonly source: Readonly<Record<string, string>>;
  readonly notes: readonly string[];
  readonly levels: readonly (Named & {
    readonly rank: number;
    readonly description?: Named['name'];
  })[];
  readonly areas: readonly (Named & { readonly competences: readonly Named[] })[];
}

/** What answers to a competence or a level of another framework: nothing, the same, or about the same. */
export interface Correspondence {
  readonly from: string;
  readonly to: string | null;
  readonly kind: 'exact' | 'approximate' | 'none';
}

/** Correspondences from one framework to another; the other way is a mapping of its own. */
export interface Mapping {
  readonly from: FrameworkReference;
  readonly to: FrameworkReference;
  readonly note: string;
  readonly competences: readonly Correspondence[];
  readonly levels?: readonly Correspondence[];
}

/** A question of the starter bank; README.md says what `answer` holds for each form. */
export interface BankItem {
  readonly id: string;
  readonly version: number;
  readonly competence: string;
  readonly form: string;
  readonly question: string;
  readonly context?: string;
  readonly choices?: readonly { readonly id: string; readonly text: string }[];
  readonly answer: readonly string[];
  /** Why this is the right answer, for the keeper of the bank. */
  readonly why: string;
  /** Discrimination and difficulty in logits, as experts guess them. */
  readonly priors: { readonly a: number; readonly b: number };
  readonly expected_seconds: number;
  readonly modes: readonly string[];
  /** Ids of items that are never asked in one test with this one. */
  readonly enemies: readonly string[];
}

/** The tasks of a job in plain words, and the level it asks for in each competence. */
export interface JobProfile {
  readonly id: string;
  readonly version: number;
  readonly name: Named['name'];
  /** Where tasks and targets come from. */
  readonly source: string;
  readonly tasks: readonly string[];
  readonly targets: readonly {
    readonly competence: string;
    readonly level: string;
    readonly weight: number;
  }[];
}

/** All frameworks, in all their versions. */
export const frameworks = (): readonly Framework[] => readAll('frameworks');

/** All mappings between them. */
export const mappings = (): readonly Mapping[] => readAll('mappings');

/** The items of the starter bank, by area of DigComp. */
export const starterBank = (): readonly { readonly items: readonly BankItem[] }[] =>
  readAll('bank');

/** The jobs that a target is written for, and the framework that targets are told in. */
export const jobProfiles = (): {
  readonly framework: FrameworkReference;
  readonly profiles: readonly JobProfile[];
} => read('job-profiles.json');

/** Lowest ability of each level, the same for all competences; `isCalibrated` is false while they are experts' guesses. */
export const levelCuts = (): {
  readonly framework: FrameworkReference;
  readonly isCalibrated: boolean;
  readonly cuts: readonly { readonly level: string; readonly from: number }[];
} => {
  const { framework, calibrated, cuts } = read<{
    readonly framework: FrameworkReference;
    readonly calibrated: boolean;
    readonly cuts: readonly { readonly level: string; readonly from: number }[];
  }>('level-cuts.json');
  return { framework, isCalibrated: calibrated, cuts };
};
