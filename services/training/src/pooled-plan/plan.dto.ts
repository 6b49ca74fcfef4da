import { ApiProperty } from '@nestjs/swagger';
import {
  ChoiceField,
  DAY,
  FlagField,
  IsDay,
  NumberField,
  PartField,
  PartsField,
  TextField,
  TextsField,
  WholeField,
} from '@maillage/platform';

const ID = { max: 100 } as const;
const HALF_DAYS = 'AAAA-MM-JJ:am ou AAAA-MM-JJ:pm';
const FREE = ['2027-02-02:am', '2027-02-04:pm'];

/** First and last day of a plan. */
export class HorizonDto {
  @ApiProperty({ description: 'Premier jour.', ...DAY, example: '2027-02-01' })
  @IsDay('du')
  du!: string;
  @ApiProperty({ description: 'Dernier jour.', ...DAY, example: '2027-04-30' })
  @IsDay('au')
  au!: string;
}

/** Somebody whom a plan may send to sessions. */
export class PlannedPersonDto {
  @TextField('Identifiant, pseudonyme : jamais un nom.', { ...ID, example: 'p1' })
  id!: string;
  @TextField('Commune avec laquelle elle compte pour l’équité.', { ...ID, example: '62041' })
  commune!: string;
  @TextField('Lieu d’où se comptent ses trajets.', { ...ID, example: 'arras' })
  depart!: string;
  @TextsField('Formations déjà suivies.', { ...ID, most: 100, optional: true, example: [] })
  suivies?: string[];
  @TextsField('Ce qu’une session doit offrir.', { ...ID, most: 20, optional: true, example: [] })
  exigences?: string[];
  @NumberField('Kilomètres au plus, aller.', { min: 0, max: 2000, optional: true, example: 25 })
  km_max?: number;
  @WholeField('Demi-journées au plus.', { min: 0, max: 1000, optional: true, example: 4 })
  demi_journees_max?: number;
}

/** What somebody has to learn. */
export class PlannedNeedDto {
  @TextField('Personne.', { ...ID, example: 'p1' })
  personne!: string;
  @TextField('Compétence.', { ...ID, example: '1.3' })
  competence!: string;
  @NumberField('Écart attendu, en niveaux.', { min: 0, max: 100, example: 1.5 })
  ecart!: number;
  @NumberField('Poids de l’urgence.', { min: 0, max: 100, optional: true, example: 1 })
  urgence?: number;
}

/** A job at a counter. */
export class PlannedPostDto {
  @TextField('Identifiant.', { ...ID, example: 'guichet-1' })
  id!: string;
  @TextField('Personne.', { ...ID, example: 'p1' })
  personne!: string;
  @TextsField(`Demi-journées où ce poste peut la libérer (${HALF_DAYS}).`, {
    max: 13,
    most: 1000,
    example: FREE,
  })
  disponibilites!: string[];
}

/** At most so many of some posts are away at once. */
export class AwayLimitDto {
  @TextField('Identifiant.', { ...ID, example: 'mairie-1' })
  id!: string;
  @TextsField('Postes.', { ...ID, most: 1000, example: ['guichet-1'] })
  postes!: string[];
  @WholeField('Absents au plus à la fois.', { min: 0, max: 1000, example: 1 })
  au_plus!: number;
}

/** Somebody, or a closing that is allowed, in the place of posts. */
export class PlannedReplacementDto {
  @TextField('Identifiant.', { ...ID, example: 'cdg' })
  id!: string;
  @TextsField('Postes.', { ...ID, most: 1000, example: ['guichet-1'] })
  postes!: string[];
  @TextsField(`Demi-journées (${HALF_DAYS}).`, { max: 13, most: 1000, example: FREE })
  demi_journees!: string[];
  @WholeField('Postes à la fois.', { min: 0, max: 1000, example: 1 })
  capacite!: number;
  @NumberField('Euros par poste et demi-journée.', { min: 0, max: 10_000, example: 90 })
  cout!: number;
}

/** By how much a course closes the gap in a competence. */
export class ClosesDto {
  @TextField('Compétence.', { ...ID, example: '1.3' })
  competence!: string;
  @NumberField('Part de l’écart qu’elle comble.', { min: 0, max: 1, example: 0.7 })
  part!: number;
}

/** What is taught. */
export class PlannedCourseDto {
  @TextField('Identifiant.', { ...ID, example: 'tableur' })
  id!: string;
  @TextField('Nom.', { max: 300, optional: true, example: 'Préparer le budget' })
  nom?: string;
  @PartsField('Ce qu’elle comble.', () => ClosesDto, { most: 100 })
  comble!: ClosesDto[];
  @TextsField('Formations à suivre avant.', { ...ID, most: 20, optional: true, example: [] })
  prealables?: string[];
}

/** A session that may be opened, or one of others. */
export class PlannedSessionDto {
  @TextField('Identifiant.', { ...ID, example: 's1' })
  id!: string;
  @TextField('Formation.', { ...ID, example: 'tableur' })
  formation!: string;
  @TextField('Lieu.', { ...ID, example: 'arras' })
  lieu!: string;
  @TextsField(`Demi-journées (${HALF_DAYS}).`, { max: 13, least: 1, most: 100, example: FREE })
  demi_journees!: string[];
  @WholeField('Présents au moins.', { min: 0, max: 1000, example: 4 })
  places_min!: number;
  @WholeField('Places.', { min: 0, max: 1000, example: 10 })
  places_max!: number;
  @NumberField('Euros si elle ouvre.', { min: 0, max: 1_000_000, optional: true, example: 600 })
  cout?: number;
  @NumberField('Euros par place.', { min: 0, max: 100_000, optional: true, example: 0 })
  cout_place?: number;
  @TextField('Formateur.', { ...ID, optional: true, example: 'f1' })
  formateur?: string;
  @TextsField('Ce qu’elle offre.', { ...ID, most: 20, optional: true, example: [] })
  offre?: string[];
  @FlagField('Tenue par d’autres : le plan ne l’ouvre ni ne la ferme.', {
    optional: true,
    example: false,
  })
  d_autres?: boolean;
}

/** Somebody who trains. */
export class PlannedTrainerDto {
  @TextField('Identifiant.', { ...ID, example: 'f1' })
  id!: string;
  @TextsField(`Demi-journées (${HALF_DAYS}).`, { max: 13, most: 1000, example: FREE })
  disponibilites!: string[];
  @WholeField('Demi-journées au plus.', { min: 0, max: 1000, optional: true, example: 10 })
  demi_journees_max?: number;
}

/** Where sessions are held. */
export class PlannedPlaceDto {
  @TextField('Identifiant.', { ...ID, example: 'arras' })
  id!: string;
  @TextField('Nom.', { max: 300, optional: true, example: 'Arras' })
  nom?: string;
  @WholeField('Sessions à la fois ; 1 par défaut.', {
    min: 0,
    max: 100,
    optional: true,
    example: 1,
  })
  salles?: number;
}

/** How far a place is from where somebody starts. */
export class DistanceDto {
  @TextField('Départ.', { ...ID, example: 'arras' })
  depart!: string;
  @TextField('Lieu.', { ...ID, example: 'arras' })
  lieu!: string;
  @NumberField('Kilomètres, aller.', { min: 0, max: 20_000, example: 0 })
  km!: number;
}

/** What the people of small communes are to get before anything else is weighed. */
export class FairnessDto {
  @TextsField('Les plus petites communes.', { ...ID, most: 1000, example: ['62041'] })
  communes!: string[];
  @NumberField('Part de leur écart à combler.', { min: 0, max: 1, example: 0.3 })
  plancher!: number;
}

/** What somebody decided, and a plan keeps. */
export class PinDto {
  @ChoiceField('Décision.', ['suit', 'ne_suit_pas', 'ouvre', 'reste_fermee'], {
    example: 'ouvre',
  })
  nature!: 'suit' | 'ne_suit_pas' | 'ouvre' | 'reste_fermee';
  @TextField('Session.', { ...ID, example: 's1' })
  session!: string;
  @TextField('Personne, pour « suit » et « ne_suit_pas ».', {
    ...ID,
    optional: true,
    example: 'p1',
  })
  personne?: string;
}

/** All that a plan is made of. */
export class NewPlanDto {
  @PartField('Période.', () => HorizonDto)
  horizon!: HorizonDto;
  @PartsField('Personnes.', () => PlannedPersonDto, { most: 5000 })
  personnes!: PlannedPersonDto[];
  @PartsField('Besoins.', () => PlannedNeedDto, { most: 50_000 })
  besoins!: PlannedNeedDto[];
  @PartsField('Postes.', () => PlannedPostDto, { most: 10_000 })
  postes!: PlannedPostDto[];
  @PartsField('Absences au plus.', () => AwayLimitDto, { most: 5000, optional: true })
  limites?: AwayLimitDto[];
  @PartsField('Remplacements au guichet.', () => PlannedReplacementDto, {
    most: 1000,
    optional: true,
  })
  remplacements?: PlannedReplacementDto[];
  @PartsField('Formations.', () => PlannedCourseDto, { most: 500 })
  formations!: PlannedCourseDto[];
  @PartsField('Sessions possibles, et celles d’autres.', () => PlannedSessionDto, { most: 1000 })
  sessions!: PlannedSessionDto[];
  @PartsField('Formateurs.', () => PlannedTrainerDto, { most: 500, optional: true })
  formateurs?: PlannedTrainerDto[];
  @PartsField('Lieux.', () => PlannedPlaceDto, { most: 1000 })
  lieux!: PlannedPlaceDto[];
  @PartsField(
    'Distances ; absente, elle est inconnue et personne n’y est envoyé.',
    () => DistanceDto,
    {
      most: 100_000,
    },
  )
  distances!: DistanceDto[];
  @NumberField('Euros par kilomètre ; 0,3 par défaut.', {
    min: 0,
    max: 10,
    optional: true,
    example: 0.3,
  })
  cout_km?: number;
  @NumberField('Budget, en euros ; sans limite par défaut.', {
    min: 0,
    max: 100_000_000,
    optional: true,
    example: 5000,
  })
  budget?: number;
  @NumberField('Part des inscrits qui ne viendront pas ; 0,15 par défaut.', {
    min: 0,
    max: 0.99,
    optional: true,
    example: 0.15,
  })
  absence?: number;
  @PartField('Équité.', () => FairnessDto, { optional: true })
  equite?: FairnessDto;
  @PartsField('Ce qui est décidé, et que le plan garde.', () => PinDto, {
    most: 5000,
    optional: true,
  })
  decisions?: PinDto[];
  @WholeField('Sessions les plus proches regardées par personne et formation ; 8 par défaut.', {
    min: 1,
    max: 100,
    optional: true,
    example: 8,
  })
  plus_proches?: number;
  @WholeField('Graine : la même donne le même plan.', {
    min: 0,
    max: 1_000_000,
    optional: true,
    example: 1,
  })
  graine?: number;
}
