import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { INSTANT, UUID, says } from '@maillage/platform';
import { PERSON_CATEGORIES, type PersonCategory } from '@maillage/platform/access';
import { IsEmail, IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';

const CATEGORIES = Object.keys(PERSON_CATEGORIES) as PersonCategory[];
const SOURCE = { pattern: '^[a-z0-9][a-z0-9-]{1,62}$', maxLength: 63 } as const;
/** Printable text: no control character. */
const PRINTABLE = /^[^\u0000-\u001F\u007F]+$/;

/** Who a person is, as far as it was said. */
class IdentityDto {
  @ApiPropertyOptional({ description: 'Prénom.', minLength: 1, maxLength: 200 })
  @IsOptional()
  @Length(1, 200, says('prenom compte de 1 à 200 caractères.', 'prenom has 1 to 200 characters.'))
  @Matches(
    PRINTABLE,
    says('prenom ne contient pas de caractère de contrôle.', 'prenom holds no control character.'),
  )
  prenom?: string;

  @ApiPropertyOptional({ description: 'Nom.', minLength: 1, maxLength: 200 })
  @IsOptional()
  @Length(1, 200, says('nom compte de 1 à 200 caractères.', 'nom has 1 to 200 characters.'))
  @Matches(
    PRINTABLE,
    says('nom ne contient pas de caractère de contrôle.', 'nom holds no control character.'),
  )
  nom?: string;

  @ApiPropertyOptional({ description: 'Courriel.', format: 'email', maxLength: 254 })
  @IsOptional()
  @IsEmail(
    {},
    says(
      'courriel est une adresse, comme nom@exemple.fr.',
      'courriel is an address, like name@example.org.',
    ),
  )
  courriel?: string;

  @ApiPropertyOptional({
    description: 'Téléphone.',
    maxLength: 30,
    pattern: '^\\+?[0-9 ().-]{4,29}$',
  })
  @IsOptional()
  @Matches(
    /^\+?[0-9 ().-]{4,29}$/,
    says('telephone : chiffres, espaces et + seulement.', 'telephone: digits, spaces and + only.'),
  )
  telephone?: string;
}

/** A person to enter, or to find again. */
export class NewPersonDto extends IdentityDto {
  @ApiPropertyOptional({
    description: 'Source qui connaît la personne ; la vôtre par défaut.',
    ...SOURCE,
  })
  @IsOptional()
  @Matches(
    /^[a-z0-9][a-z0-9-]{1,62}$/,
    says(
      'source : minuscules, chiffres et tirets, de 2 à 63 caractères.',
      'source: lower-case letters, digits and hyphens, 2 to 63 characters.',
    ),
  )
  source?: string;

  @ApiProperty({
    description: 'Référence que la source donne à la personne.',
    minLength: 1,
    maxLength: 200,
  })
  @IsString(says('reference est un texte.', 'reference is a text.'))
  @Length(
    1,
    200,
    says('reference compte de 1 à 200 caractères.', 'reference has 1 to 200 characters.'),
  )
  @Matches(
    PRINTABLE,
    says(
      'reference ne contient pas de caractère de contrôle.',
      'reference holds no control character.',
    ),
  )
  reference!: string;

  @ApiProperty({ description: 'Ce qu’est la personne.', enum: CATEGORIES })
  @IsIn(
    CATEGORIES,
    says(
      `categorie est l'une de : ${CATEGORIES.join(', ')}.`,
      `categorie is one of: ${CATEGORIES.join(', ')}.`,
    ),
  )
  categorie!: PersonCategory;
}

/** A person, without who they are. */
export class PersonDto {
  @ApiProperty({ description: 'Identifiant.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Source.', ...SOURCE })
  source!: string;
  @ApiProperty({ description: 'Ce qu’est la personne.', enum: CATEGORIES })
  categorie!: string;
  @ApiProperty({ description: 'Instant où elle a été enregistrée.', ...INSTANT })
  creation!: string;
  @ApiProperty({
    description: 'Dernier jour où une source l’a nommée.',
    format: 'date',
    maxLength: 10,
  })
  dernier_usage!: string;
}

/** A person with who they are. */
export class IdentifiedPersonDto extends PersonDto {
  @ApiPropertyOptional({ description: 'Référence que la source lui donne.', maxLength: 200 })
  reference?: string;
  @ApiPropertyOptional({ description: 'Prénom.', maxLength: 200 })
  prenom?: string;
  @ApiPropertyOptional({ description: 'Nom.', maxLength: 200 })
  nom?: string;
  @ApiPropertyOptional({ description: 'Courriel.', format: 'email', maxLength: 254 })
  courriel?: string;
  @ApiPropertyOptional({ description: 'Téléphone.', maxLength: 30 })
  telephone?: string;
}

/** What an erasure has touched in one table. */
class TouchedDto {
  @ApiProperty({ description: 'Service.', maxLength: 40 })
  service!: string;
  @ApiProperty({ description: 'Table.', maxLength: 60 })
  table!: string;
  @ApiProperty({
    description: 'Lignes supprimées.',
    type: 'integer',
    minimum: 0,
    maximum: 1_000_000,
  })
  lignes!: number;
}

/** The receipt of an erasure. */
export class ReceiptDto {
  @ApiProperty({ description: 'Identifiant du reçu.', ...UUID })
  recu_id!: string;
  @ApiProperty({
    description: 'Identifiant qu’avait la personne ; plus rien d’autre ne le porte.',
    ...UUID,
  })
  personne_id!: string;
  @ApiProperty({ description: 'Ce qu’était la personne.', enum: CATEGORIES })
  categorie!: string;
  @ApiProperty({ description: 'Pourquoi.', enum: ['demande', 'conservation', 'restauration'] })
  motif!: string;
  @ApiProperty({ description: 'Instant de l’effacement.', ...INSTANT })
  instant!: string;
  @ApiProperty({ description: 'Ce qui a été supprimé.', type: [TouchedDto], maxItems: 100 })
  touche!: readonly TouchedDto[];
  @ApiProperty({ description: 'Ce qu’il en est des autres services.', maxLength: 1000 })
  ailleurs!: string;
  @ApiProperty({ description: 'Événement publié : sujet, agrégat, version.', maxLength: 200 })
  evenement!: string;
  @ApiPropertyOptional({
    description:
      'Numéro de l’entrée du journal d’audit qui le prouve ; elle cite ce reçu dans ses détails. Elle se lit par GET /v1/journal/{id}, et pour qui a demandé l’effacement par GET /v1/moi/journal?sujet={personne_id}. Absent des reçus d’avant que le journal soit cité.',
    maxLength: 19,
    pattern: '^\\d+$',
  })
  entree_journal?: string;
}

/** What one service keeps about a person. */
class ServiceFileDto {
  @ApiProperty({ description: 'Service.', maxLength: 40 })
  service!: string;
  @ApiProperty({
    description: 'Ce qu’il garde.',
    type: 'array',
    maxItems: 10_000_000,
    items: { type: 'object', additionalProperties: true },
  })
  donnees!: readonly object[];
}

/** Everything that is kept about a person. */
export class PersonFileDto {
  @ApiProperty({ description: 'Instant où le dossier a été réuni.', ...INSTANT })
  instant!: string;
  @ApiProperty({ description: 'La personne.', type: IdentifiedPersonDto })
  personne!: IdentifiedPersonDto;
  @ApiProperty({
    description: 'Ce que garde chaque service.',
    type: [ServiceFileDto],
    maxItems: 100,
  })
  services!: readonly ServiceFileDto[];
}
