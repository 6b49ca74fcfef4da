import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { INSTANT, PageLinks, PageMetaDto, UUID } from '@maillage/platform';

const MODELES = ['rasch', '1pl', '2pl', '3pl', 'gradue'];
const DOUBLE = { type: 'number', format: 'double' } as const;
const WHOLE = { type: 'integer', format: 'int32', minimum: 0, maximum: 2_147_483_647 } as const;
const IDS = {
  type: [String],
  maxItems: 5000,
  items: { type: 'string', maxLength: 100 },
  example: ['1.1-01', '1.2-01'],
} as object;
const DOUBLES = { type: [Number], maxItems: 19, items: DOUBLE, example: [-1, 0.5] } as object;

/** People who answered alike. */
export class PatternDto {
  @ApiProperty({
    description: 'Une réponse par item, dans leur ordre : 0, 1, une catégorie, ou null.',
    type: 'array',
    maxItems: 5000,
    items: { type: ['integer', 'null'], minimum: 0, maximum: 19, format: 'int32' },
    example: [1, 0],
  } as never)
  reponses!: (number | null)[];
  @ApiPropertyOptional({
    description: 'Combien de personnes ; 1 par défaut.',
    ...WHOLE,
    example: 12,
  })
  effectif?: number;
}

/** Items of the bank that fix the scale. */
export class AnchorDto {
  @ApiPropertyOptional({
    description: 'Méthode de liaison ; stocking_lord par défaut.',
    enum: ['moyenne_sigma', 'stocking_lord'],
  })
  methode?: string;
  @ApiProperty({ description: 'Items communs, trois au moins.', ...IDS })
  items!: string[];
}

/** A calibration that is asked for. */
export class NewCalibrationDto {
  @ApiProperty({ description: 'Modèle.', enum: MODELES, example: '2pl' })
  modele!: string;
  @ApiPropertyOptional({
    description:
      'Maximum de vraisemblance marginale (mml, par défaut) ou conditionnelle (cml, pour rasch).',
    enum: ['mml', 'cml'],
  })
  methode?: string;
  @ApiProperty({ description: 'Items de la banque, dans l’ordre des réponses.', ...IDS })
  items!: string[];
  @ApiProperty({ description: 'Réponses, par patron.', type: [PatternDto], maxItems: 1_000_000 })
  patrons!: PatternDto[];
  @ApiPropertyOptional({ description: 'Pour rester sur l’échelle de la banque.', type: AnchorDto })
  ancrage?: AnchorDto;
}

/** Standard errors of parameters. */
export class ParameterErrorsDto {
  @ApiPropertyOptional({ description: 'De a.', ...DOUBLE })
  a?: number;
  @ApiPropertyOptional({ description: 'De b.', ...DOUBLE })
  b?: number;
  @ApiPropertyOptional({ description: 'De c.', ...DOUBLE })
  c?: number;
  @ApiPropertyOptional({ description: 'Des seuils.', ...DOUBLES })
  seuils?: number[];
}

/** An item that was calibrated. */
export class CalibratedItemDto extends ParameterErrorsDto {
  @ApiProperty({ description: 'Item.', maxLength: 100, example: '1.1-01' })
  id!: string;
  @ApiProperty({ description: 'Erreurs types.', type: ParameterErrorsDto })
  erreurs!: ParameterErrorsDto;
}

/** How an item fits. */
export class ItemFitDto {
  @ApiProperty({ description: 'Item.', maxLength: 100, example: '1.1-01' })
  id!: string;
  @ApiPropertyOptional({ description: 'Carré moyen pondéré.', ...DOUBLE })
  infit?: number;
  @ApiPropertyOptional({ description: 'Carré moyen.', ...DOUBLE })
  outfit?: number;
  @ApiPropertyOptional({ description: 'S-X² d’Orlando et Thissen.', ...DOUBLE })
  s_x2?: number;
  @ApiPropertyOptional({ description: 'Ses degrés de liberté.', ...DOUBLE })
  degres?: number;
  @ApiPropertyOptional({ description: 'Sa probabilité si le modèle vaut.', ...DOUBLE })
  p?: number;
}

/** How people fit. */
export class PeopleFitDto {
  @ApiProperty({ description: 'Combien.', ...WHOLE })
  effectif!: number;
  @ApiProperty({ description: 'Moyenne de l_z ; près de 0 si le modèle vaut.', ...DOUBLE })
  lz_moyen!: number;
  @ApiProperty({
    description: 'Part dont l_z est sous −1,96 ; un quarantième si le modèle vaut.',
    ...DOUBLE,
  })
  part_improbable!: number;
}

/** Fit of a calibration. */
export class FitDto {
  @ApiProperty({ description: 'Des items.', type: [ItemFitDto], maxItems: 5000 })
  items!: ItemFitDto[];
  @ApiProperty({ description: 'Des personnes.', type: PeopleFitDto })
  personnes!: PeopleFitDto;
}

/** From the scale of the answers to that of the bank. */
export class LinkDto {
  @ApiProperty({ description: 'Pente.', ...DOUBLE })
  pente!: number;
  @ApiProperty({ description: 'Ordonnée à l’origine.', ...DOUBLE })
  ordonnee!: number;
  @ApiProperty({ description: 'Écart quadratique moyen des difficultés communes.', ...DOUBLE })
  residu!: number;
}

/** What a calibration came to. */
export class CalibrationResultDto {
  @ApiProperty({ description: 'Modèle.', enum: MODELES })
  modele!: string;
  @ApiProperty({ description: 'Méthode.', enum: ['mml', 'cml'] })
  methode!: string;
  @ApiProperty({ description: 'Items.', type: [CalibratedItemDto], maxItems: 5000 })
  items!: CalibratedItemDto[];
  @ApiProperty({ description: 'Log-vraisemblance.', ...DOUBLE })
  log_vraisemblance!: number;
  @ApiProperty({ description: 'Paramètres estimés.', ...WHOLE })
  parametres!: number;
  @ApiProperty({ description: 'Personnes.', ...WHOLE })
  effectif!: number;
  @ApiProperty({ description: 'Critère d’Akaike.', ...DOUBLE })
  aic!: number;
  @ApiProperty({ description: 'Critère bayésien.', ...DOUBLE })
  bic!: number;
  @ApiProperty({ description: 'Tours de la recherche.', ...WHOLE })
  iterations!: number;
  @ApiProperty({ description: 'La recherche a abouti.' })
  converge!: boolean;
  @ApiProperty({ description: 'Ajustement.', type: FitDto })
  ajustement!: FitDto;
  @ApiPropertyOptional({ description: 'Liaison à l’échelle de la banque.', type: LinkDto })
  lien?: LinkDto;
}

/** A calibration that came to an end. */
export class CalibrationDto extends CalibrationResultDto {
  @ApiProperty({ description: 'Identifiant ; celui de la tâche.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Version de la banque.', ...WHOLE })
  version_banque!: number;
  @ApiPropertyOptional({ description: 'Version de la banque qu’il est devenu.', ...WHOLE })
  adopte?: number;
  @ApiProperty({ description: 'Instant.', ...INSTANT })
  creation!: string;
}

/** A page of calibrations. */
export class CalibrationsDto {
  @ApiProperty({ description: 'Étalonnages de la page.', type: [CalibrationDto], maxItems: 500 })
  data!: CalibrationDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}

/** A bank's new version. */
export class AdoptedDto {
  @ApiProperty({ description: 'Banque.', ...UUID })
  banque!: string;
  @ApiProperty({ description: 'Sa nouvelle version.', ...WHOLE, minimum: 1 })
  version!: number;
}
