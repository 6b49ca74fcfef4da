import type { Fault } from '@maillage/kernel';
import { Findings } from '@maillage/kernel';
import { frameworks } from '@maillage/skills';
import type { Course } from './course.js';
import { levelWordIn } from './level-words.js';

/** Frameworks that come with the code; codes of others are kept as they are written. */
const KNOWN = new Map(frameworks().map((one) => [`${one.id} ${one.version}`, one]));

/** What speaks against a course, beside its form and its fence. */
export function courseFaults(course: Course): Fault[] {
  const found = new Findings('training');
  checkTitle(course, found);
  checkObjectives(course, found);
  checkLength(course, found);
  return found.faults;
}

function checkTitle({ titre_public: title }: Course, found: Findings): void {
  const word = levelWordIn(title);
  if (word === undefined) return;
  found.fault(
    'titre_public',
    'title_tells_level',
    {
      fr: `« ${word} » dirait à un employeur le niveau de qui s’inscrit : donnez un titre public qui dit ce que l’on saura faire. Le titre de l’organisme reste dans « titre ».`,
      en: `"${word}" would tell an employer the level of whoever enrols: give a public title that says what people will be able to do. The provider's title stays in "titre".`,
    },
    title,
  );
}

function checkObjectives({ referentiel, objectifs }: Course, found: Findings): void {
  const framework = KNOWN.get(`${referentiel.code} ${referentiel.version}`);
  const competences = framework?.areas.flatMap((area) => area.competences.map(({ code }) => code));
  const levels = framework?.levels.map(({ code }) => code);
  for (const [index, { competence, niveau }] of objectifs.entries()) {
    const at = `objectifs/${index}`;
    if (objectifs.findIndex((one) => one.competence === competence) < index)
      found.fault(
        `${at}/competence`,
        'competence_twice',
        {
          fr: 'Cette compétence est déjà parmi les objectifs.',
          en: 'This competence is among the objectives already.',
        },
        competence,
      );
    if (competences?.includes(competence) === false)
      found.fault(
        `${at}/competence`,
        'unknown_competence',
        {
          fr: `Le référentiel ${referentiel.code} ${referentiel.version} n’a pas cette compétence ; les siennes sont à /v1/referentiels.`,
          en: `The framework ${referentiel.code} ${referentiel.version} has no such competence; its own are at /v1/referentiels.`,
        },
        competence,
      );
    if (levels?.includes(niveau) === false)
      found.fault(
        `${at}/niveau`,
        'unknown_level',
        {
          fr: `Le référentiel n’a pas ce niveau ; les siens sont : ${levels.join(', ')}.`,
          en: `The framework has no such level; its own are: ${levels.join(', ')}.`,
        },
        niveau,
      );
  }
}

function checkLength({ demi_journees: all, modules = [], suivi }: Course, found: Findings): void {
  if (suivi === 'par_module' && modules.length === 0)
    found.fault('modules', 'modules_needed', {
      fr: 'Suivie par module, une formation a des modules.',
      en: 'A course that is taken by modules has modules.',
    });
  const sum = modules.reduce((total, { demi_journees }) => total + demi_journees, 0);
  if (modules.length > 0 && all !== undefined && sum !== all)
    found.fault(
      'demi_journees',
      'length_differs',
      {
        fr: `Les modules font ${sum} demi-journées en tout.`,
        en: `The modules make ${sum} half-days in all.`,
      },
      String(all),
    );
}
