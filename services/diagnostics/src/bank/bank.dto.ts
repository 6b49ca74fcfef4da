import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ChoiceField,
  ChoicesField,
  FlagField,
  INSTANT,
  NumberField,
  NumbersField,
  PageLinks,
  PageMetaDto,
  PartField,
  PartsField,
  TextField,
  TextsField,
  UUID,
  WholeField,
} from '@maillage/platform';
import { type Form, FORMS, type Mode, MODES } from './bank.js';

/** Models, as the API writes them. */
export const MODELES = ['rasch', '1pl', '2pl', '3pl', 'gradue'] as const;

/** What bounds a parameter's form; its rules are the model's. */
const WIDE = { min: -1_000_000, max: 1_000_000 };
const VERSION = { type: 'integer', format: 'int32', minimum: 1, maximum: 2_147_483_647 } as const;

/** A choice of an item. */
export class ChoiceDto {
  @TextField('Identifiant dans l’item.', { max: 50, example: 'a' })
  id!: string;
  @TextField('Texte.', { max: 1000, example: 'Sur le site officiel' })
  texte!: string;
}

const CHOICES = [
  { id: 'a', texte: 'Sur le site de la commune' },
  { id: 'b', texte: 'Sur un forum' },
];

/** Parameters of an item, logistic metric (D = 1). */
export class ParametersDto {
  @ChoiceField('Modèle.', MODELES, { example: '2pl' })
  modele!: (typeof MODELES)[number];
  @NumberField('Discrimination, supérieure à 0 ; 1 sous rasch.', {
    ...WIDE,
    optional: true,
    example: 1.1,
  })
  a?: number;
  @NumberField('Difficulté.', { ...WIDE, optional: true, example: -0.3 })
  b?: number;
  @NumberField('Part de hasard, de 0 à moins de 1 ; sous 3pl.', {
    ...WIDE,
    optional: true,
    example: 0.2,
  })
  c?: number;
  @NumbersField('Seuils croissants ; sous gradue.', {
    ...WIDE,
    most: 19,
    optional: true,
    example: [-1, 0.5],
  })
  seuils?: number[];
  @FlagField('Estimés à partir de réponses ; sinon proposés par des experts.', {
    optional: true,
    example: false,
  })
  etalonne?: boolean;
}

/** What may be read of an item by all who read questions. */
export class QuestionDto {
  @TextField('Identifiant dans la banque.', { max: 100, example: '1.1-01' })
  id!: string;
  @TextField('Compétence.', { max: 50, example: '1.1' })
  competence!: string;
  @ChoiceField('Forme de la réponse.', FORMS, { example: 'une_reponse' })
  forme!: Form;
  @TextField('Question, en français simple.', { max: 3000, example: 'Où cherchez-vous d’abord ?' })
  question!: string;
  @TextField('Ce qui l’accompagne ; pour une vérification, ce que le médiateur doit savoir.', {
    max: 3000,
    optional: true,
    example: 'Le médiateur laisse faire sans aider.',
  })
  contexte?: string;
  @PartsField('Choix, étapes à ordonner, ou points à observer.', () => ChoiceDto, {
    least: 2,
    most: 50,
    optional: true,
    example: CHOICES,
  })
  choix?: ChoiceDto[];
  @WholeField('Durée attendue, en secondes.', { min: 1, max: 7200, optional: true, example: 40 })
  duree_attendue?: number;
  @ChoicesField('Comment elle peut être posée.', MODES, { least: 1, example: ['ecran', 'oral'] })
  modes!: Mode[];
}

/** An item as it is written, with its key. */
export class NewItemDto extends QuestionDto {
  @TextsField(
    'Corrigé : identifiants des bons choix (dans l’ordre, pour « ordre »), ou textes acceptés.',
    {
      max: 500,
      least: 1,
      most: 50,
      example: ['a'],
    },
  )
  reponse!: string[];
  @TextField('Pourquoi c’est la bonne réponse.', {
    max: 3000,
    optional: true,
    example: 'Le site officiel est à jour.',
  })
  explication?: string;
  @PartField(
    'Paramètres ; absents, l’item n’est pas noté et sert à recueillir des réponses.',
    () => ParametersDto,
    {
      optional: true,
    },
  )
  parametres?: ParametersDto;
  @TextsField('Items qui ne vont pas avec lui dans un même test.', {
    max: 100,
    most: 100,
    optional: true,
    example: [],
  })
  ennemis?: string[];
}

/** What is told of an item beside its words. */
class ItemState extends QuestionDto {
  @ApiProperty({ description: 'Domaine de la compétence.', maxLength: 50, example: '1' })
  domaine!: string;
  @ApiProperty({ description: 'Version de l’item.', ...VERSION })
  version!: number;
  @ApiProperty({ description: 'Il n’est plus posé à personne.' })
  retire!: boolean;
  @ApiProperty({ description: 'Ses paramètres sont estimés à partir de réponses.' })
  etalonne!: boolean;
}

/** A question, without its key. */
export class ListedQuestionDto extends ItemState {}

/** An item with its key and parameters, for who keeps the bank. */
export class ItemDto extends ItemState {
  @ApiProperty({
    description: 'Corrigé.',
    type: [String],
    maxItems: 50,
    items: { type: 'string', maxLength: 500 },
    example: ['a'],
  })
  reponse!: string[];
  @ApiPropertyOptional({ description: 'Pourquoi c’est la bonne réponse.', maxLength: 3000 })
  explication?: string;
  @ApiPropertyOptional({ description: 'Paramètres.', type: ParametersDto })
  parametres?: ParametersDto;
  @ApiProperty({
    description: 'Items qui ne vont pas avec lui.',
    type: [String],
    maxItems: 100,
    items: { type: 'string', maxLength: 100 },
    example: [],
  })
  ennemis!: string[];
}

/** A page of questions. */
export class QuestionsDto {
  @ApiProperty({ description: 'Questions de la page.', type: [ListedQuestionDto], maxItems: 500 })
  data!: ListedQuestionDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}

/** A page of items with their keys. */
export class ItemsDto {
  @ApiProperty({ description: 'Items de la page.', type: [ItemDto], maxItems: 500 })
  data!: ItemDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}

/** The framework of a bank's competences. */
export class BankFrameworkDto {
  @TextField('Code.', { max: 50, example: 'digcomp' })
  code!: string;
  @TextField('Version.', { max: 50, example: '3.0' })
  version!: string;
}

/** Items that are added, or changed. */
export class WrittenItemsDto {
  @PartsField('Items ; un identifiant connu désigne l’item à changer.', () => NewItemDto, {
    least: 1,
    most: 2000,
  })
  items!: NewItemDto[];
}

/** A bank that is made. */
export class NewBankDto extends WrittenItemsDto {
  @TextField('Nom.', { max: 300, example: 'Banque du département' })
  nom!: string;
  @PartField('Référentiel des compétences ; DigComp 3.0 par défaut.', () => BankFrameworkDto, {
    optional: true,
  })
  referentiel?: BankFrameworkDto;
}

/** A bank, without its items. */
export class BankDto {
  @ApiProperty({ description: 'Identifiant.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Version.', ...VERSION })
  version!: number;
  @ApiProperty({ description: 'Nom.', maxLength: 300, example: 'Banque de départ' })
  nom!: string;
  @ApiProperty({ description: 'Référentiel des compétences.', type: BankFrameworkDto })
  referentiel!: BankFrameworkDto;
  @ApiProperty({
    description: 'Nombre d’items.',
    type: 'integer',
    format: 'int32',
    minimum: 0,
    maximum: 100_000,
  })
  items!: number;
  @ApiProperty({
    description: 'Nombre d’items étalonnés ; un résultat qui repose sur d’autres le dit.',
    type: 'integer',
    format: 'int32',
    minimum: 0,
    maximum: 100_000,
  })
  items_etalonnes!: number;
  @ApiProperty({ description: 'Pourquoi cette version.', maxLength: 500, example: 'Création' })
  motif!: string;
  @ApiProperty({ description: 'Création.', ...INSTANT })
  creation!: string;
  @ApiProperty({ description: 'Instant de cette version.', ...INSTANT })
  modification!: string;
}

/** A page of banks. */
export class BanksDto {
  @ApiProperty({ description: 'Banques de la page.', type: [BankDto], maxItems: 500 })
  data!: BankDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}
