import { type Fault, Findings } from '@maillage/kernel';
import { type LinkMethod, type Model, type Pattern, readAnswers } from '@maillage/psychometrics';
import { type Bank, modelItemOf } from '../bank/bank.js';
import type { CalibrationRequest } from './calibrate.js';

const MODELS: Readonly<Record<string, Model>> = {
  rasch: 'rasch',
  '1pl': '1pl',
  '2pl': '2pl',
  '3pl': '3pl',
  gradue: 'graded',
};
const LINKS: Readonly<Record<string, LinkMethod>> = {
  moyenne_sigma: 'mean_sigma',
  stocking_lord: 'stocking_lord',
};
const FIELDS = ['modele', 'methode', 'items', 'patrons', 'ancrage'];
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A request for a calibration, or every fault of it: of its form, or against the bank. */
export type ReadRequest =
  | { readonly request: CalibrationRequest }
  | { readonly malformed: readonly Fault[] }
  | { readonly refused: readonly Fault[] };

/** Reads a request in the API's words. A matrix has nulls, which other bodies may not. */
export function readCalibration(body: unknown, bank: Bank): ReadRequest {
  const findings = new Findings('diagnostics');
  if (!isRecord(body)) return { malformed: [shape(findings, '')] };
  for (const name of Object.keys(body).filter((one) => !FIELDS.includes(one)))
    shape(findings, name);
  const { modele, methode = 'mml', items, patrons, ancrage } = body;
  const model = typeof modele === 'string' ? MODELS[modele] : undefined;
  if (model === undefined) shape(findings, 'modele');
  if (methode !== 'mml' && methode !== 'cml') shape(findings, 'methode');
  const ids =
    Array.isArray(items) && items.every((id) => typeof id === 'string') ? items : undefined;
  if (ids === undefined || ids.length === 0) shape(findings, 'items');
  const patterns = readPatterns(patrons, findings);
  const anchor = ancrage === undefined ? undefined : readAnchor(ancrage, findings);
  if (findings.faults.length > 0 || model === undefined || ids === undefined)
    return { malformed: findings.faults };
  const fixed = bank.items.filter(({ id }) => anchor?.items.includes(id) === true);
  const request: CalibrationRequest = {
    model,
    method: methode === 'cml' ? 'cml' : 'mml',
    items: ids,
    patterns,
    ...(anchor === undefined
      ? {}
      : {
          anchor: { method: anchor.method, items: fixed.flatMap((one) => modelItemOf(one) ?? []) },
        }),
  };
  checkRequest(request, anchor?.items ?? [], bank, findings);
  return findings.faults.length > 0 ? { refused: findings.faults } : { request };
}

function checkRequest(
  request: CalibrationRequest,
  anchors: readonly string[],
  bank: Bank,
  findings: Findings,
): void {
  const known = new Map(bank.items.map((item) => [item.id, item]));
  request.items.forEach((id, at) => {
    if (!known.has(id)) unknownItem(findings.inside('items'), String(at), id);
    if (request.items.indexOf(id) !== at)
      findings
        .inside('items')
        .fault(
          String(at),
          'item_twice',
          { fr: `L’item ${id} figure deux fois.`, en: `Item ${id} stands twice.` },
          id,
        );
  });
  anchors.forEach((id, at) => {
    if (known.get(id)?.parameters === undefined || !request.items.includes(id))
      unknownItem(findings.inside('ancrage').inside('items'), String(at), id);
  });
  if (request.method === 'cml' && request.model !== 'rasch')
    findings.fault('methode', 'method_not_of_model', {
      fr: 'Le maximum de vraisemblance conditionnelle (cml) ne vaut que pour le modèle de Rasch.',
      en: 'Conditional maximum likelihood (cml) holds for the Rasch model only.',
    });
  if (findings.faults.length > 0) return;
  const found = new Findings('diagnostics');
  readAnswers(request.model, request.items, request.patterns, found);
  for (const fault of found.faults)
    findings.faults.push({
      ...fault,
      pointer: fault.pointer
        .replace('/patterns', '/patrons')
        .replace('/responses', '/reponses')
        .replace('/count', '/effectif'),
    });
}

function readPatterns(value: unknown, findings: Findings): Pattern[] {
  if (!Array.isArray(value) || value.length === 0) {
    shape(findings, 'patrons');
    return [];
  }
  return value.flatMap((one: unknown, at): Pattern[] => {
    const here = findings.inside('patrons').inside(String(at));
    const isPattern =
      isRecord(one) &&
      Array.isArray(one['reponses']) &&
      one['reponses'].every((each) => each === null || typeof each === 'number') &&
      Object.keys(one).every((name) => name === 'reponses' || name === 'effectif');
    const count = isPattern ? (one['effectif'] ?? 1) : undefined;
    if (!isPattern || typeof count !== 'number') {
      shape(here, '');
      return [];
    }
    return [{ responses: one['reponses'] as (number | null)[], count }];
  });
}

function readAnchor(
  value: unknown,
  findings: Findings,
): { readonly method: LinkMethod; readonly items: readonly string[] } | undefined {
  const here = findings.inside('ancrage');
  if (!isRecord(value)) {
    shape(here, '');
    return undefined;
  }
  const { methode = 'stocking_lord', items } = value;
  const method = typeof methode === 'string' ? LINKS[methode] : undefined;
  if (method === undefined) shape(here, 'methode');
  if (!Array.isArray(items) || !items.every((id) => typeof id === 'string')) {
    shape(here, 'items');
    return undefined;
  }
  return method && { method, items };
}

function shape(findings: Findings, field: string): Fault {
  findings.fault(field, 'malformed_calibration', {
    fr: 'Attendu : { modele, methode, items: [id…], patrons: [{ reponses: [0, 1, null…], effectif }], ancrage? }.',
    en: 'Expected: { modele, methode, items: [id…], patrons: [{ reponses: [0, 1, null…], effectif }], ancrage? }.',
  });
  return findings.faults.at(-1) as Fault;
}

const unknownItem = (findings: Findings, field: string, id: string): undefined =>
  findings.fault(
    field,
    'unknown_item',
    {
      fr: `La banque n’a pas d’item « ${id.slice(0, 100)} », ou il n’a pas ce qu’il faut ici.`,
      en: `The bank has no item "${id.slice(0, 100)}", or it has not what it takes here.`,
    },
    id,
  );
