import { etagOf } from '@maillage/platform';
import { type Campaign, stateAt } from './campaign.js';
import type {
  CampaignChangeDto,
  CampaignDto,
  NewCampaignDto,
  NewConsentDto,
  TestSettingsDto,
} from './campaign.dto.js';
import type { CampaignChange, CampaignWish, Words } from './run-campaign.handler.js';

const STATES = { planned: 'prevue', open: 'ouverte', closed: 'close' } as const;

const wordsOf = ({ texte, resultats_de_groupe }: NewConsentDto): Words => ({
  text: texte,
  allowsGroup: resultats_de_groupe,
});

const instant = (text: string | undefined): Date | undefined =>
  text === undefined ? undefined : new Date(text);

const toSettings = (test: TestSettingsDto = {}): Campaign['settings'] => ({
  length: test.longueur ?? 20,
  ...(test.erreur_type === undefined ? {} : { standardError: test.erreur_type }),
  trials: test.items_non_notes ?? 0,
  ...(test.exposition === undefined ? {} : { exposure: test.exposition }),
});

export const toWish = (body: NewCampaignDto): CampaignWish => ({
  name: body.nom,
  territory: body.territoire,
  profile: body.profil,
  bank: body.banque,
  access: body.participation === 'ouverte' ? 'open' : 'invited',
  opensAt: new Date(body.ouverture),
  closesAt: new Date(body.fermeture),
  consent: wordsOf(body.consentement),
  settings: toSettings(body.test),
  local: (body.questions_locales ?? []).map(({ id, question: text, choix }) => ({
    ...{ id, text },
    choices: choix.map((one) => ({ id: one.id, text: one.texte })),
  })),
});

export const toChange = (body: CampaignChangeDto): CampaignChange => ({
  name: body.nom,
  opensAt: instant(body.ouverture),
  closesAt: instant(body.fermeture),
  consent: body.consentement && wordsOf(body.consentement),
});

/** A campaign as the API gives it. */
export const toDto = (campaign: Campaign, now: Date): CampaignDto => ({
  id: campaign.id,
  version: campaign.version,
  nom: campaign.name,
  territoire: campaign.territory,
  profil: { ...campaign.profile },
  banque: { id: campaign.bankId, version: campaign.bankVersion },
  participation: campaign.access === 'open' ? 'ouverte' : 'sur_invitation',
  etat: STATES[stateAt(campaign, now)],
  ouverture: campaign.opensAt.toISOString(),
  fermeture: campaign.closesAt.toISOString(),
  consentements: campaign.consents.map(({ version, text, hash, allowsGroup, from }) => ({
    version,
    texte: text,
    empreinte: hash,
    resultats_de_groupe: allowsGroup,
    depuis: from.toISOString(),
  })),
  test: {
    longueur: campaign.settings.length,
    items_non_notes: campaign.settings.trials,
    ...(campaign.settings.standardError === undefined
      ? {}
      : { erreur_type: campaign.settings.standardError }),
    ...(campaign.settings.exposure === undefined ? {} : { exposition: campaign.settings.exposure }),
  },
  questions_locales: campaign.local.map(({ id, text, choices }) => ({
    ...{ id, question: text },
    choix: choices.map((one) => ({ id: one.id, texte: one.text })),
  })),
  creation: campaign.createdAt.toISOString(),
  modification: campaign.modifiedAt.toISOString(),
});

export const tagOf = ({ id, version }: Campaign): string => etagOf(id, version);
