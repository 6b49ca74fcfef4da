import { type Framework, frameworks, type Mapping, mappings } from '@maillage/skills';

/** Frameworks and mappings, those that come with the code and those that were imported. */
export interface Library {
  readonly frameworks: readonly Framework[];
  readonly mappings: readonly Mapping[];
}

/** What comes with the code. */
export const BUILT_IN: Library = { frameworks: frameworks(), mappings: mappings() };

/** The framework that stands where none is named. */
export const DEFAULT = { id: 'digcomp', version: '3.0' } as const;

/** A framework in one of its versions. */
export type Reference = Pick<Framework, 'id' | 'version'>;

export const isSame = (one: Reference, other: Reference): boolean =>
  one.id === other.id && one.version === other.version;

export const findFramework = (
  { frameworks: all }: Library,
  wanted: Reference,
): Framework | undefined => all.find((one) => isSame(one, wanted));

export const competenceCodes = ({ areas }: Framework): string[] =>
  areas.flatMap(({ competences }) => competences.map(({ code }) => code));

/** The area that a competence belongs to, by their codes. */
export const areaOf = ({ areas }: Framework, competence: string): string | undefined =>
  areas.find(({ competences }) => competences.some(({ code }) => code === competence))?.code;

/** The rank of a level, from 1; undefined for a code that is none of the framework. */
export const rankOf = ({ levels }: Framework, level: string): number | undefined =>
  levels.find(({ code }) => code === level)?.rank;
