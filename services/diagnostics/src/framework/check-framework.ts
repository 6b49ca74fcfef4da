import { type Findings } from '@maillage/kernel';
import type { Framework, Mapping } from '@maillage/skills';
import { competenceCodes } from './framework.js';

/** Notes every fault of a framework that is imported: a code that stands twice, ranks that are not 1, 2, 3… */
export function checkFramework(framework: Framework, findings: Findings): void {
  const { areas, levels } = framework;
  noneTwice(
    areas.map(({ code }) => code),
    findings.inside('domaines'),
  );
  noneTwice(competenceCodes(framework), findings.inside('domaines'));
  noneTwice(
    levels.map(({ code }) => code),
    findings.inside('niveaux'),
  );
  if (!levels.every(({ rank }, at) => rank === at + 1))
    findings.fault('niveaux', 'ranks_out_of_order', {
      fr: 'Les niveaux vont du plus bas au plus haut, et leurs rangs sont 1, 2, 3…',
      en: 'Levels go from the lowest to the highest, and their ranks are 1, 2, 3…',
    });
}

/** Notes every fault of a mapping: codes that the frameworks do not have, and competences that it says nothing of. */
export function checkMapping(
  { competences, levels = [] }: Mapping,
  from: Framework,
  to: Framework,
  findings: Findings,
): void {
  const parts = [
    ['competences', competences, competenceCodes(from), competenceCodes(to)],
    ['niveaux', levels, from.levels.map(({ code }) => code), to.levels.map(({ code }) => code)],
  ] as const;
  for (const [name, lines, ours, theirs] of parts)
    lines.forEach((line, at) => {
      const here = findings.inside(name).inside(String(at));
      if (!ours.includes(line.from)) unknown(here, 'de', line.from);
      if (line.to !== null && !theirs.includes(line.to)) unknown(here, 'vers', line.to);
      if ((line.to === null) !== (line.kind === 'none'))
        here.fault('nature', 'kind_without_target', {
          fr: 'La nature est « aucune » quand rien ne correspond, et seulement alors.',
          en: 'The kind is "aucune" where nothing corresponds, and only there.',
        });
    });
  const told = new Set(competences.map((line) => line.from));
  for (const code of competenceCodes(from).filter((one) => !told.has(one)))
    findings.fault(
      'competences',
      'competence_not_mapped',
      {
        fr: `La compétence ${code} n’a pas de ligne ; si rien ne lui correspond, dites « aucune ».`,
        en: `Competence ${code} has no line; where nothing corresponds to it, say "aucune".`,
      },
      code,
    );
}

const unknown = (findings: Findings, field: string, code: string): undefined =>
  findings.fault(
    field,
    'unknown_code',
    {
      fr: `Le référentiel n’a pas de code « ${code} ».`,
      en: `The framework has no code "${code}".`,
    },
    code,
  );

function noneTwice(codes: readonly string[], findings: Findings): void {
  for (const code of new Set(codes.filter((one, at) => codes.indexOf(one) !== at)))
    findings.fault(
      '',
      'code_twice',
      { fr: `Le code « ${code} » figure deux fois.`, en: `The code "${code}" stands twice.` },
      code,
    );
}
