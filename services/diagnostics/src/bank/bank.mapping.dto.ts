import { etagOf } from '@maillage/platform';
import type { Bank, BankItem, Parameters } from './bank.js';
import type { BankDto, ItemDto, ListedQuestionDto, NewItemDto, ParametersDto } from './bank.dto.js';
import type { BankSummary } from './bank.store.js';
import type { WrittenItem } from './check-items.js';

const given = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;

export const parametersDto = (parameters: Parameters): ParametersDto => {
  const { model, a, b, c, thresholds, isCalibrated } = parameters;
  return {
    modele: model === 'graded' ? 'gradue' : model,
    ...given({ a, b, c, seuils: thresholds && [...thresholds] }),
    etalonne: isCalibrated,
  };
};

const toParameters = ({ modele, a, b, c, seuils, etalonne }: ParametersDto): Parameters => ({
  model: modele === 'gradue' ? 'graded' : modele,
  ...given({ a, b, c, thresholds: seuils }),
  isCalibrated: etalonne ?? false,
});

export const toWritten = (item: NewItemDto): WrittenItem => ({
  id: item.id,
  competence: item.competence,
  form: item.forme,
  question: item.question,
  ...given({
    context: item.contexte,
    choices: item.choix?.map(({ id, texte }) => ({ id, text: texte })),
    why: item.explication,
    parameters: item.parametres && toParameters(item.parametres),
    seconds: item.duree_attendue,
  }),
  answer: item.reponse,
  enemies: item.ennemis ?? [],
  modes: item.modes,
});

/** A question as who answers it may see it: neither key nor parameters. */
export const questionDto = (item: BankItem): ListedQuestionDto => ({
  id: item.id,
  competence: item.competence,
  domaine: item.area,
  forme: item.form,
  question: item.question,
  ...given({
    contexte: item.context,
    choix: item.choices?.map(({ id, text }) => ({ id, texte: text })),
    duree_attendue: item.seconds,
  }),
  modes: [...item.modes],
  version: item.version,
  retire: item.isRetired === true,
  etalonne: item.parameters?.isCalibrated === true,
});

export const itemDto = (item: BankItem): ItemDto => ({
  ...questionDto(item),
  reponse: [...item.answer],
  ...given({
    explication: item.why,
    parametres: item.parameters && parametersDto(item.parameters),
  }),
  ennemis: [...item.enemies],
});

export const summaryDto = (bank: BankSummary): BankDto => ({
  id: bank.id,
  version: bank.version,
  nom: bank.name,
  referentiel: { code: bank.framework.id, version: bank.framework.version },
  items: bank.items,
  items_etalonnes: bank.calibrated,
  motif: bank.reason,
  creation: bank.createdAt.toISOString(),
  modification: bank.modifiedAt.toISOString(),
});

export const toDto = (bank: Bank): BankDto =>
  summaryDto({
    ...bank,
    items: bank.items.length,
    calibrated: bank.items.filter(({ parameters }) => parameters?.isCalibrated === true).length,
  });

export const tagOf = ({ id, version }: Pick<Bank, 'id' | 'version'>): string => etagOf(id, version);
