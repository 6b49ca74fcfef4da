import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ChoiceField,
  FlagField,
  INSTANT,
  InstantField,
  NumberField,
  PageLinks,
  PageMetaDto,
  PartField,
  PartsField,
  TextField,
  UUID,
  WholeField,
} from '@maillage/platform';

const VERSION = { type: 'integer', format: 'int32', minimum: 1, maximum: 2_147_483_647 } as const;
const WORDS = 'Vos réponses restent à vous. Les résultats du groupe sont montrés à partir de cinq.';

/** Words that a person agrees to. */
export class NewConsentDto {
  @TextField('Texte.', { max: 5000, example: WORDS })
  texte!: string;
  @FlagField('Des résultats de groupe peuvent être faits de ce qui est répondu sous ce texte.', {
    example: true,
  })
  resultats_de_groupe!: boolean;
}

/** The same, as they were published. */
export class ConsentDto extends NewConsentDto {
  @ApiProperty({ description: 'Version.', ...VERSION })
  version!: number;
  @ApiProperty({
    description: 'Empreinte SHA-256 du texte.',
    pattern: '^[0-9a-f]{64}$',
    maxLength: 64,
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  })
  empreinte!: string;
  @ApiProperty({ description: 'Depuis quand.', ...INSTANT })
  depuis!: string;
}

/** What a campaign sets of its test. */
export class TestSettingsDto {
  @WholeField('Items notés au plus ; 20 par défaut.', {
    min: 1,
    max: 100,
    optional: true,
    example: 20,
  })
  longueur?: number;
  @NumberField('Erreur type suffisante ; absente, le test va à son terme.', {
    min: 0.05,
    max: 2,
    optional: true,
    example: 0.35,
  })
  erreur_type?: number;
  @WholeField('Items non notés à glisser dans un test ; 0 par défaut.', {
    min: 0,
    max: 20,
    optional: true,
    example: 0,
  })
  items_non_notes?: number;
  @NumberField('Part des tests qui peuvent montrer un item ; au moins longueur ÷ banque.', {
    min: 0,
    max: 1,
    optional: true,
    example: 0.3,
  })
  exposition?: number;
}

/** A choice of a question of the territory. */
export class LocalChoiceDto {
  @TextField('Identifiant.', { max: 30, example: 'faible' })
  id!: string;
  @TextField('Texte.', { max: 300, example: 'Faible ou coupée' })
  texte!: string;
}

/** A question of the territory, which is not scored. */
export class LocalQuestionDto {
  @TextField('Identifiant.', { max: 30, example: 'connexion' })
  id!: string;
  @TextField('Question.', { max: 500, example: 'Comment est la connexion à votre bureau ?' })
  question!: string;
  @PartsField('Choix, dont un est fait.', () => LocalChoiceDto, {
    ...{ least: 2, most: 10 },
    example: [
      { id: 'bonne', texte: 'Bonne' },
      { id: 'faible', texte: 'Faible ou coupée' },
    ],
  })
  choix!: LocalChoiceDto[];
}

/** A campaign that is planned. */
export class NewCampaignDto {
  @TextField('Nom.', { max: 300, example: 'Secrétaires de mairie, printemps 2026' })
  nom!: string;
  @TextField('Territoire.', { max: 30, example: 'epci-200033579' })
  territoire!: string;
  @TextField('Profil métier.', { max: 60, example: 'secretaire-general-de-mairie' })
  profil!: string;
  @TextField('Banque d’items ; celle de départ par défaut.', {
    max: 36,
    optional: true,
    example: '01970000-0000-7000-8000-000000000001',
  })
  banque?: string;
  @ChoiceField('Qui peut participer.', ['ouverte', 'sur_invitation'], { example: 'ouverte' })
  participation!: 'ouverte' | 'sur_invitation';
  @InstantField('Ouverture.', { example: '2026-03-01T08:00:00+01:00' })
  ouverture!: string;
  @InstantField('Fermeture.', { example: '2026-04-30T18:00:00+02:00' })
  fermeture!: string;
  @PartField('Texte du consentement.', () => NewConsentDto)
  consentement!: NewConsentDto;
  @PartField('Réglages du test.', () => TestSettingsDto, { optional: true })
  test?: TestSettingsDto;
  @PartsField(
    'Questions du territoire, jamais notées, posées après le test ; dix au plus.',
    () => LocalQuestionDto,
    { most: 10, optional: true },
  )
  questions_locales?: LocalQuestionDto[];
}

/** What of a campaign may change. */
export class CampaignChangeDto {
  @TextField('Nom.', { max: 300, optional: true, example: 'Secrétaires de mairie' })
  nom?: string;
  @InstantField('Ouverture.', { optional: true, example: '2026-03-01T08:00:00+01:00' })
  ouverture?: string;
  @InstantField('Fermeture.', { optional: true, example: '2026-04-30T18:00:00+02:00' })
  fermeture?: string;
  @PartField(
    'Nouveau texte ; ceux qui ont accepté le précédent y restent tant qu’ils n’acceptent pas celui-ci.',
    () => NewConsentDto,
    { optional: true },
  )
  consentement?: NewConsentDto;
}

/** A profile in the version that a campaign took. */
export class CampaignProfileDto {
  @ApiProperty({ description: 'Profil.', maxLength: 60, example: 'agent-d-accueil' })
  id!: string;
  @ApiProperty({ description: 'Version.', ...VERSION })
  version!: number;
}

/** A bank in the version that a campaign took. */
export class CampaignBankDto {
  @ApiProperty({ description: 'Banque.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Version.', ...VERSION })
  version!: number;
}

/** A campaign. */
export class CampaignDto {
  @ApiProperty({ description: 'Identifiant ; c’est par lui qu’on participe.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Version.', ...VERSION })
  version!: number;
  @ApiProperty({ description: 'Nom.', maxLength: 300, example: 'Secrétaires de mairie' })
  nom!: string;
  @ApiProperty({ description: 'Territoire.', maxLength: 30, example: 'epci-200033579' })
  territoire!: string;
  @ApiProperty({ description: 'Profil métier.', type: CampaignProfileDto })
  profil!: CampaignProfileDto;
  @ApiProperty({ description: 'Banque d’items.', type: CampaignBankDto })
  banque!: CampaignBankDto;
  @ApiProperty({ description: 'Qui peut participer.', enum: ['ouverte', 'sur_invitation'] })
  participation!: 'ouverte' | 'sur_invitation';
  @ApiProperty({ description: 'État.', enum: ['prevue', 'ouverte', 'close'] })
  etat!: 'prevue' | 'ouverte' | 'close';
  @ApiProperty({ description: 'Ouverture.', ...INSTANT })
  ouverture!: string;
  @ApiProperty({ description: 'Fermeture.', ...INSTANT })
  fermeture!: string;
  @ApiProperty({
    description: 'Textes du consentement, du premier au présent.',
    type: [ConsentDto],
    maxItems: 1000,
  })
  consentements!: ConsentDto[];
  @ApiProperty({ description: 'Réglages du test.', type: TestSettingsDto })
  test!: TestSettingsDto;
  @ApiProperty({ description: 'Questions du territoire.', type: [LocalQuestionDto], maxItems: 10 })
  questions_locales!: LocalQuestionDto[];
  @ApiProperty({ description: 'Création.', ...INSTANT })
  creation!: string;
  @ApiPropertyOptional({ description: 'Dernière modification.', ...INSTANT })
  modification?: string;
}

/** A page of campaigns. */
export class CampaignsDto {
  @ApiProperty({ description: 'Campagnes de la page.', type: [CampaignDto], maxItems: 500 })
  data!: CampaignDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}

/** How many invitations are wanted. */
export class NewInvitationsDto {
  @WholeField('Combien.', { min: 1, max: 500, example: 10 })
  nombre!: number;
}

/** Codes, which are shown once. */
export class InvitationsDto {
  @ApiProperty({
    description: 'Codes ; ils ne seront plus montrés.',
    type: [String],
    maxItems: 500,
    items: { type: 'string', maxLength: 14 },
    example: ['7K2M-9QXR-41TB'],
  })
  codes!: string[];
}
