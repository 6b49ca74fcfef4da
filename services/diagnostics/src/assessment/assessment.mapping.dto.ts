import type { Uniformity } from '@maillage/psychometrics';
import type { BankItem } from '../bank/bank.js';
import type { Given } from '../bank/score.js';
import { type Campaign, presentConsent } from '../campaign/campaign.js';
import { areCutsCalibrated } from '../profile/levels.js';
import type { Assessment } from './assessment.js';
import type {
  AgreedDto,
  AskedDto,
  AssessmentDto,
  LevelResultDto,
  NewAnswerDto,
  NewAssessmentDto,
  ResultDto,
} from './assessment.dto.js';
import { countsFor } from './counts.js';
import type { OwnResult, Result } from './own-result.js';
import type { Shown } from './read-assessment.handler.js';
import type { Start } from './start-assessment.handler.js';

const POSITIONS = { below: 'sous', near: 'proche', above: 'au_dessus' } as const;
const UNIFORMITIES: Readonly<Record<Uniformity, 'aucune' | 'tout_juste' | 'tout_faux' | 'mixte'>> =
  {
    none: 'aucune',
    all_right: 'tout_juste',
    all_wrong: 'tout_faux',
    mixed: 'mixte',
  };

export const toConsent = ({ version, empreinte }: AgreedDto): Assessment['consent'] => ({
  version,
  hash: empreinte,
});

export const toStart = (body: NewAssessmentDto): Start => ({
  campaign: body.campagne,
  invitation: body.invitation,
  consent: toConsent(body.consentement),
  mode: body.mode ?? 'ecran',
  isAdjusted: body.amenagee ?? false,
  hasMediator: body.avec_mediateur ?? false,
  former: body.precedente,
});

/** What is given is one of four; undefined where it is none or several. */
export function toGiven({ choix, texte, inconnu, passe }: NewAnswerDto): Given | undefined {
  const given: Given[] = [
    ...(choix === undefined ? [] : [{ kind: 'choices' as const, ids: choix }]),
    ...(texte === undefined ? [] : [{ kind: 'text' as const, text: texte }]),
    ...(inconnu === true ? [{ kind: 'unknown' as const }] : []),
    ...(passe === true ? [{ kind: 'passed' as const }] : []),
  ];
  return given.length === 1 ? given[0] : undefined;
}

const askedDto = (item: BankItem): AskedDto => ({
  id: item.id,
  forme: item.form,
  question: item.question,
  ...(item.context === undefined ? {} : { contexte: item.context }),
  ...(item.choices === undefined
    ? {}
    : { choix: item.choices.map(({ id, text }) => ({ id, texte: text })) }),
});

const stateOf = ({ endedAt, withdrawnAt }: Assessment): AssessmentDto['etat'] => {
  if (withdrawnAt !== undefined) return 'retiree';
  return endedAt === undefined ? 'en_cours' : 'terminee';
};

/** A participation as the API gives it. */
export const toDto = ({ assessment, campaign, question }: Shown, now: Date): AssessmentDto => ({
  id: assessment.id,
  campagne: campaign.id,
  etat: stateOf(assessment),
  reponses: assessment.answers.length,
  ...(question === undefined ? {} : { question: askedDto(question) }),
  consentement: wordsDto(campaign, assessment),
  compte: countsFor(campaign, assessment, now),
  debut: assessment.startedAt.toISOString(),
  ...(assessment.endedAt === undefined ? {} : { fin: assessment.endedAt.toISOString() }),
});

function wordsDto(campaign: Campaign, { consent }: Assessment): AssessmentDto['consentement'] {
  const { version, text, hash } = presentConsent(campaign);
  return { version, texte: text, empreinte: hash, accepte: consent.version === version };
}

const levelDto = (result: Result): LevelResultDto => ({
  theta: result.theta,
  erreur_type: result.standardError,
  intervalle: [...result.interval],
  reponses: result.answers,
  ...(result.lowest === undefined ? {} : { niveau_min: result.lowest }),
  ...(result.highest === undefined ? {} : { niveau_max: result.highest }),
  ...(result.position === undefined ? {} : { position: POSITIONS[result.position] }),
  ...(result.uniformity === undefined ? {} : { uniformite: UNIFORMITIES[result.uniformity] }),
});

export const resultDto = ({ overall, areas, competences, isCalibrated }: OwnResult): ResultDto => ({
  ensemble: levelDto(overall),
  domaines: areas.map(({ area, ...result }) => ({ domaine: area, ...levelDto(result) })),
  competences: competences.map(({ competence, ...result }) => ({
    competence,
    ...levelDto(result),
  })),
  etalonne: isCalibrated,
  niveaux_etalonnes: areCutsCalibrated,
});
