import { Findings } from '@maillage/kernel';
import { readItem } from '@maillage/psychometrics';
import type { Framework } from '@maillage/skills';
import { areaOf } from '../framework/framework.js';
import type { BankItem, Form } from './bank.js';

/** An item as it is written: its area follows from its competence. */
export type WrittenItem = Omit<BankItem, 'area' | 'version' | 'isRetired'>;

const CHOSEN: readonly Form[] = ['une_reponse', 'plusieurs_reponses', 'ordre'];

/** Notes every fault of items that are written, and finds their areas. */
export function checkItems(
  items: readonly WrittenItem[],
  framework: Framework,
  others: ReadonlySet<string>,
  findings: Findings,
): Omit<BankItem, 'version'>[] {
  const ids = new Set([...others, ...items.map(({ id }) => id)]);
  const seen = new Set<string>();
  return items.map((item, at) => {
    const here = findings.inside(String(at));
    if (seen.has(item.id)) itemTwice(here, item.id);
    seen.add(item.id);
    const area = areaOf(framework, item.competence) ?? unknownCompetence(here, item.competence);
    checkAnswer(item, here);
    checkParameters(item, here.inside('parametres'));
    for (const enemy of item.enemies.filter((one) => !ids.has(one))) unknownEnemy(here, enemy);
    return { ...item, area: area ?? '' };
  });
}

function checkParameters({ id, parameters, choices = [] }: WrittenItem, findings: Findings): void {
  if (parameters === undefined) return;
  const found = new Findings('diagnostics');
  readItem(parameters.model, { id, ...parameters }, found);
  for (const { pointer, code, detail, value } of found.faults)
    findings.fault(
      pointer === '/thresholds' ? 'seuils' : pointer.slice(1),
      code.replace('diagnostics.', ''),
      detail,
      value,
    );
  const { model, thresholds = [] } = parameters;
  if (model === 'graded' && choices.length > 0 && thresholds.length !== choices.length)
    findings.fault('seuils', 'thresholds_not_of_choices', {
      fr: `L’item ${id} a ${choices.length} points à observer : il lui faut autant de seuils.`,
      en: `Item ${id} has ${choices.length} points to observe: it takes as many thresholds.`,
    });
}

/** The key of an item must be one that can be given. */
function checkAnswer({ form, choices, answer, parameters }: WrittenItem, findings: Findings): void {
  const offered = (choices ?? []).map(({ id }) => id);
  const isText = form === 'texte_court';
  if (isText !== (choices === undefined))
    findings.fault('choix', 'choices_not_of_form', {
      fr: 'Toutes les formes ont des choix, sauf le texte court, qui n’en a pas.',
      en: 'Every form has choices, except the short text, which has none.',
    });
  const fits =
    new Set(offered).size === offered.length &&
    new Set(answer).size === answer.length &&
    (isText || answer.every((one) => offered.includes(one))) &&
    (form !== 'une_reponse' || answer.length === 1) &&
    (form !== 'ordre' || answer.length === offered.length) &&
    answer.length > 0;
  if (!fits)
    findings.fault('reponse', 'key_not_of_choices', {
      fr: 'Le corrigé cite des choix offerts, une fois chacun : un seul pour « une_reponse », tous pour « ordre ».',
      en: 'The key names choices that are offered, once each: one for "une_reponse", all for "ordre".',
    });
  if (parameters?.model === 'graded' && CHOSEN.includes(form))
    findings.fault('forme', 'form_not_graded', {
      fr: 'Seule une vérification par un médiateur a des degrés : autant que de points observés.',
      en: 'Only a check by a mediator has degrees: as many as points observed.',
    });
}

const itemTwice = (findings: Findings, id: string): undefined =>
  findings.fault(
    'id',
    'item_twice',
    { fr: `L’item ${id} figure deux fois.`, en: `Item ${id} stands twice.` },
    id,
  );
const unknownCompetence = (findings: Findings, code: string): undefined =>
  findings.fault(
    'competence',
    'unknown_competence',
    {
      fr: `Le référentiel n’a pas de compétence « ${code} ».`,
      en: `The framework has no competence "${code}".`,
    },
    code,
  );
const unknownEnemy = (findings: Findings, id: string): undefined =>
  findings.fault(
    'ennemis',
    'unknown_enemy',
    { fr: `La banque n’a pas d’item ${id}.`, en: `The bank has no item ${id}.` },
    id,
  );
