import { type Findings } from '@maillage/kernel';
import { type Framework, jobProfiles } from '@maillage/skills';
import { competenceCodes, rankOf, type Reference } from '../framework/framework.js';

/** The level that a job asks for in a competence, and how much it counts: 1 useful, 2 important, 3 at the heart of the job. */
export interface Target {
  readonly competence: string;
  readonly level: string;
  readonly weight: number;
}

/** What a profile was made from. */
export interface Origin {
  readonly id: string;
  readonly version: number;
}

/** A job as it is to be mastered: its tasks in plain words, and a target for each competence it has to do with. */
export interface Profile {
  readonly id: string;
  readonly version: number;
  readonly name: { readonly fr: string; readonly en: string };
  readonly framework: Reference;
  readonly tasks: readonly string[];
  readonly targets: readonly Target[];
  /** Where tasks and targets come from; of those that come with the code. */
  readonly source?: string;
  /** The rest: of those that a territory adapted. */
  readonly territory?: string;
  readonly origin?: Origin;
  readonly createdAt?: Date;
  readonly modifiedAt?: Date;
}

/** What a territory changes in a copy; what it leaves out stays as it was. */
export interface ProfileWish {
  readonly name?: string | undefined;
  readonly tasks?: readonly string[] | undefined;
  readonly targets?: readonly Target[] | undefined;
}

const { framework, profiles } = jobProfiles();

/** Profiles that come with the code. */
export const BUILT_IN: readonly Profile[] = profiles.map((one) => ({ ...one, framework }));

/** The same profile with what is wished. */
export const changed = (profile: Profile, { name, tasks, targets }: ProfileWish): Profile => ({
  ...profile,
  ...(name === undefined ? {} : { name: { fr: name, en: name } }),
  ...(tasks === undefined ? {} : { tasks }),
  ...(targets === undefined ? {} : { targets }),
});

/** Notes every target that the framework of the profile cannot have. */
export function checkTargets(
  targets: readonly Target[],
  framework: Framework,
  findings: Findings,
): void {
  const known = new Set(competenceCodes(framework));
  const seen = new Set<string>();
  targets.forEach(({ competence, level }, at) => {
    const here = findings.inside('cibles').inside(String(at));
    if (!known.has(competence))
      here.fault(
        'competence',
        'unknown_competence',
        {
          fr: `Le référentiel n’a pas de compétence « ${competence} ».`,
          en: `The framework has no competence "${competence}".`,
        },
        competence,
      );
    if (seen.has(competence))
      here.fault(
        'competence',
        'competence_twice',
        {
          fr: `La compétence ${competence} a deux cibles.`,
          en: `Competence ${competence} has two targets.`,
        },
        competence,
      );
    seen.add(competence);
    if (rankOf(framework, level) === undefined)
      here.fault(
        'niveau',
        'unknown_level',
        {
          fr: `Le référentiel n’a pas de niveau « ${level} » ; il a : ${framework.levels.map(({ code }) => code).join(', ')}.`,
          en: `The framework has no level "${level}"; it has: ${framework.levels.map(({ code }) => code).join(', ')}.`,
        },
        level,
      );
  });
}
