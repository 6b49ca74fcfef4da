import { ApiProperty } from '@nestjs/swagger';
import {
  ChoiceField,
  INSTANT,
  NumberField,
  PageLinks,
  PartField,
  PartsField,
  SearchMetaDto,
  TextField,
  TextsField,
  UUID,
  WholeField,
} from '@maillage/platform';

/** A framework in one of its versions. */
export class CourseFrameworkDto {
  @TextField('Code.', { max: 60, example: 'digcomp' })
  code!: string;
  @TextField('Version.', { max: 60, example: '3.0' })
  version!: string;
}

/** What a course aims at in one competence. */
export class ObjectiveDto {
  @TextField('Compétence, d’un code du référentiel.', { max: 60, example: '1.3' })
  competence!: string;
  @TextField('Niveau visé, d’un code du référentiel.', { max: 60, example: 'intermediate' })
  niveau!: string;
}

/** A part of a course. */
export class CourseModuleDto {
  @TextField('Titre.', { max: 300, example: 'Classer et retrouver ses fichiers' })
  titre!: string;
  @WholeField('Demi-journées.', { min: 1, max: 100, example: 1 })
  demi_journees!: number;
}

/** What is written of a course. */
export class CourseBodyDto {
  @TextField('Territoire dont les coordinateurs en répondent.', {
    max: 30,
    example: 'departement-62',
  })
  territoire!: string;
  @ChoiceField('Nature.', ['formation', 'atelier', 'ressource'], { example: 'formation' })
  nature!: 'formation' | 'atelier' | 'ressource';
  @TextField('Titre chez l’organisme.', { max: 300, example: 'Tableur, initiation' })
  titre!: string;
  @TextField(
    'Titre public, qui ne dit le niveau de personne ; le titre par défaut, s’il est neutre.',
    { max: 300, optional: true, example: 'Préparer le budget avec un tableur' },
  )
  titre_public?: string;
  @TextField('Présentation.', {
    max: 3000,
    optional: true,
    example: 'Saisir, calculer, présenter : avec les fichiers de la mairie.',
  })
  presentation?: string;
  @PartField('Référentiel des objectifs ; DigComp 3.0 par défaut.', () => CourseFrameworkDto, {
    optional: true,
  })
  referentiel?: CourseFrameworkDto;
  @PartsField('Objectifs.', () => ObjectiveDto, { most: 50 })
  objectifs!: ObjectiveDto[];
  @ChoiceField('Mode.', ['presentiel', 'distance', 'mixte'], { example: 'presentiel' })
  mode!: 'presentiel' | 'distance' | 'mixte';
  @WholeField('Durée en demi-journées, modules compris.', {
    min: 1,
    max: 400,
    optional: true,
    example: 2,
  })
  demi_journees?: number;
  @NumberField('Durée en heures.', { min: 0, max: 5000, optional: true, example: 7 })
  heures?: number;
  @PartsField('Modules.', () => CourseModuleDto, { most: 50, optional: true })
  modules?: CourseModuleDto[];
  @ChoiceField('Se suit en entier, ou par module.', ['tout', 'par_module'], {
    optional: true,
    example: 'tout',
  })
  suivi?: 'tout' | 'par_module';
  @NumberField('Part des demi-journées à suivre pour une attestation ; 0,8 par défaut.', {
    min: 0,
    max: 1,
    optional: true,
    example: 0.8,
  })
  presence_requise?: number;
  @TextField('Prérequis.', { max: 3000, optional: true, example: 'Se servir d’une souris.' })
  prerequis?: string;
  @TextsField('Formations à suivre avant.', {
    max: 36,
    most: 20,
    optional: true,
    example: ['01932f5a-7c1e-7b42-9d3e-5f60718293a4'],
  })
  formations_prealables?: string[];
  @TextsField('Publics.', {
    max: 200,
    most: 50,
    optional: true,
    example: ['secrétaires de mairie'],
  })
  publics?: string[];
  @TextField('Structure qui l’assure.', {
    max: 36,
    optional: true,
    example: '01932f5a-7c1e-7b42-9d3e-5f60718293a4',
  })
  organisme_id?: string;
  @TextField('Organisme, comme il s’écrit.', {
    max: 300,
    optional: true,
    example: 'CNFPT Hauts-de-France',
  })
  organisme?: string;
  @NumberField('Coût pour une personne, en euros.', {
    min: 0,
    max: 100_000,
    optional: true,
    example: 0,
  })
  cout?: number;
  @TextsField('Financements.', {
    max: 300,
    most: 20,
    optional: true,
    example: ['cotisation CNFPT'],
  })
  financements?: string[];
  @TextField('Certification.', { max: 300, optional: true, example: 'RS6289' })
  certification?: string;
  @TextsField('Langues (ISO 639-1).', { max: 3, most: 20, optional: true, example: ['fr'] })
  langues?: string[];
  @TextsField('Accessibilité.', {
    max: 300,
    most: 20,
    optional: true,
    example: ['salle de plain-pied'],
  })
  accessibilite?: string[];
  @TextsField('Matériel nécessaire.', {
    max: 300,
    most: 50,
    optional: true,
    example: ['un ordinateur par personne'],
  })
  materiel?: string[];
  @TextsField('Comptes à ouvrir avant.', {
    max: 300,
    most: 20,
    optional: true,
    example: ['FranceConnect'],
  })
  comptes_a_ouvrir?: string[];
  @TextField('Adresse de la page de l’organisme.', {
    max: 1000,
    optional: true,
    example: 'https://exemple.fr/tableur',
  })
  url?: string;
}

/** A course that is entered. */
export class NewCourseDto extends CourseBodyDto {
  @TextField('Identifiant chez vous ; le nôtre par défaut.', {
    max: 200,
    optional: true,
    example: 'tableur-1',
  })
  source_id?: string;
}

/** An id under which a course is known elsewhere. */
export class CourseIdentifierDto {
  @ApiProperty({ description: 'Source.', maxLength: 63, example: 'cnfpt' })
  source!: string;
  @ApiProperty({
    description: 'Identifiant chez cette source.',
    maxLength: 200,
    example: 'tableur-1',
  })
  id!: string;
}

/** A course of the catalogue. */
export class CourseDto extends CourseBodyDto {
  @ApiProperty({ description: 'Notre identifiant, jamais réemployé.', ...UUID })
  id!: string;
  @ApiProperty({
    description: 'Identifiants chez les sources.',
    type: [CourseIdentifierDto],
    maxItems: 100,
  })
  identifiants!: CourseIdentifierDto[];
  @ApiProperty({ description: 'Entrée au catalogue.', ...INSTANT })
  creation!: string;
  @ApiProperty({ description: 'Dernière modification.', ...INSTANT })
  modification!: string;
  @ApiProperty({
    description: 'Version.',
    type: 'integer',
    format: 'int32',
    minimum: 1,
    maximum: 2_147_483_647,
  })
  version!: number;
}

/** A page of the catalogue. */
export class CoursesDto {
  @ApiProperty({ description: 'Formations de la page.', type: [CourseDto], maxItems: 500 })
  data!: CourseDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
  @ApiProperty({ description: 'Sur la page.', type: SearchMetaDto })
  meta!: SearchMetaDto;
}
