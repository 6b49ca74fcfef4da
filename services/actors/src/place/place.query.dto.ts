import { ApiPropertyOptional } from '@nestjs/swagger';
import { services, typologies } from '@maillage/nomenclatures';
import {
  type Format,
  FormatParameter,
  INSTANT,
  IsInstant,
  PageQuery,
  says,
  SpreadsheetParameter,
  UUID,
} from '@maillage/platform';
import { Transform } from 'class-transformer';
import { IsIn, IsISO8601, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';

/** Formats of the directory, the default first. */
export const PLACE_FORMATS = [
  'json',
  'ndjson',
  'csv',
  'xlsx',
  'geojson',
] as const satisfies Format[];

/** A list of codes: the parameter repeated, or its values separated by commas. */
const toList = ({ value }: { value: unknown }): unknown => {
  const parts: unknown[] = Array.isArray(value) ? value : [value];
  return parts.flatMap((part) =>
    typeof part === 'string' ? part.split(/[|]|,(?! )/).map((code) => code.trim()) : [part],
  );
};
const CODES = { maxItems: 30, isArray: true } as const;
const serviceCodes: string[] = services.valeurs.map((one) => one.code);
const typologyCodes: string[] = typologies.valeurs.map((one) => one.code);

/** Parameters of the directory. */
export class PlacesQuery extends PageQuery {
  @ApiPropertyOptional({
    description:
      'Mots cherchés dans le nom, la structure, l’adresse et la commune ; accents et fautes de frappe pardonnés.',
    maxLength: 200,
  })
  @IsOptional()
  @IsString(says('q est un texte, donné une seule fois.', 'q is a text, given once.'))
  @MaxLength(200, says('q : 200 caractères au plus.', 'q: 200 characters at most.'))
  q?: string;

  @ApiPropertyOptional({ description: 'Territoire, par exemple departement-62.', maxLength: 30 })
  @IsOptional()
  @IsString(
    says(
      'territoire est une référence, par exemple departement-62.',
      'territoire is a reference, for example departement-62.',
    ),
  )
  @MaxLength(
    30,
    says(
      'territoire est une référence, par exemple departement-62.',
      'territoire is a reference, for example departement-62.',
    ),
  )
  territoire?: string;

  @ApiPropertyOptional({
    description: 'Services que le lieu propose tous (paramètre répété, ou séparés par « | »).',
    enum: serviceCodes,
    ...CODES,
  })
  @IsOptional()
  @Transform(toList)
  @IsIn(serviceCodes, {
    each: true,
    ...says(
      'services : une valeur n’est pas du standard ; la liste est à /v1/nomenclatures/services.',
      'services: a value is not of the standard; the list is at /v1/nomenclatures/services.',
    ),
  })
  services?: string[];

  @ApiPropertyOptional({
    description: 'Typologies, dont le lieu a au moins une.',
    enum: typologyCodes,
    ...CODES,
  })
  @IsOptional()
  @Transform(toList)
  @IsIn(typologyCodes, {
    each: true,
    ...says(
      'typologie : une valeur n’est pas du standard ; la liste est à /v1/nomenclatures/typologie.',
      'typologie: a value is not of the standard; the list is at /v1/nomenclatures/typologie.',
    ),
  })
  typologie?: string[];

  @ApiPropertyOptional({
    description: 'Point « latitude,longitude » en degrés : les plus proches d’abord.',
    maxLength: 50,
    example: '50.291,2.777',
  })
  @IsOptional()
  @Matches(
    /^-?\d{1,2}(\.\d{1,15})?,-?\d{1,3}(\.\d{1,15})?$/,
    says(
      'pres_de s’écrit latitude,longitude en degrés, par exemple 50.291,2.777.',
      'pres_de is written latitude,longitude in degrees, for example 50.291,2.777.',
    ),
  )
  pres_de?: string;

  @ApiPropertyOptional({
    description: 'Rayon autour de pres_de, en kilomètres.',
    type: 'number',
    format: 'double',
    minimum: 0,
    maximum: 500,
    default: 20,
  })
  @IsOptional()
  @Matches(
    /^\d{1,3}(\.\d{1,6})?$/,
    says(
      'rayon_km est un nombre de kilomètres, 500 au plus.',
      'rayon_km is a number of kilometres, 500 at most.',
    ),
  )
  rayon_km?: string;

  @ApiPropertyOptional({ description: 'Source.', maxLength: 63 })
  @IsOptional()
  @IsString(says('source est un texte, donné une seule fois.', 'source is a text, given once.'))
  @MaxLength(63, says('source : 63 caractères au plus.', 'source: 63 characters at most.'))
  source?: string;

  @ApiPropertyOptional({ description: 'Structure qui tient les lieux.', ...UUID })
  @IsOptional()
  @IsUUID(
    'all',
    says(
      'structure_id est l’identifiant d’une structure (UUID).',
      'structure_id is the id of a structure (UUID).',
    ),
  )
  structure_id?: string;

  @ApiPropertyOptional({
    description: 'Identifiant chez la source, quel qu’il soit ; avec « source », un lieu au plus.',
    maxLength: 200,
  })
  @IsOptional()
  @IsString(
    says('source_id est un texte, donné une seule fois.', 'source_id is a text, given once.'),
  )
  @MaxLength(200, says('source_id : 200 caractères au plus.', 'source_id: 200 characters at most.'))
  source_id?: string;

  @ApiPropertyOptional({
    description: 'Modifiés dans l’annuaire depuis cet instant.',
    format: 'date-time',
    maxLength: 40,
  })
  @IsOptional()
  @IsISO8601(
    { strict: true },
    says(
      'modifie_depuis est un instant, par exemple 2026-03-14T10:00:00Z.',
      'modifie_depuis is an instant, for example 2026-03-14T10:00:00Z.',
    ),
  )
  @MaxLength(
    40,
    says('modifie_depuis : 40 caractères au plus.', 'modifie_depuis: 40 characters at most.'),
  )
  modifie_depuis?: string;

  @ApiPropertyOptional({
    description: 'Lieux ouverts (par défaut), fermés, ou tous ; « q » ne trouve que les ouverts.',
    enum: ['ouvert', 'ferme', 'tous'],
    default: 'ouvert',
  })
  @IsOptional()
  @IsIn(
    ['ouvert', 'ferme', 'tous'],
    says('etat vaut ouvert, ferme ou tous.', 'etat is ouvert, ferme or tous.'),
  )
  etat?: 'ouvert' | 'ferme' | 'tous';

  @ApiPropertyOptional({
    description:
      'Ouverts à cet instant, d’après leurs horaires, l’heure du lieu, les jours fériés et les vacances de sa zone. Un lieu dont les horaires manquent ou ne peuvent pas être lus n’est jamais donné pour ouvert. Une page peut être courte, ou vide, et avoir une suite.',
    example: '2026-03-14T10:00:00+01:00',
    ...INSTANT,
  })
  @IsOptional()
  @IsInstant('ouvert_a')
  ouvert_a?: string;

  @FormatParameter(
    PLACE_FORMATS,
    ' csv, xlsx, ndjson et geojson donnent tous les lieux en un flux, sans pages.',
  )
  format?: Format;

  @SpreadsheetParameter()
  tableur?: 'oui' | 'non';
}
