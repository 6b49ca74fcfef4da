import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { UUID, says } from '@maillage/platform';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';

export const LONGEST_SECONDS = 900;

/** The request for a token, with the words of RFC 6749 §4.4. */
export class NewTokenRequestDto {
  @ApiProperty({ description: 'Toujours client_credentials.', enum: ['client_credentials'] })
  @IsIn(
    ['client_credentials'],
    says('grant_type vaut client_credentials.', 'grant_type is client_credentials.'),
  )
  grant_type!: 'client_credentials';

  @ApiPropertyOptional({
    description:
      'À quoi restreindre le jeton, en mots séparés par des espaces : des permissions, role:…, territoire:…, structure:…, finalite:… ; par défaut, tout ce que peut la clé. Jamais davantage.',
    maxLength: 2000,
    example: 'activites.pousser moi.lire territoire:departement-62',
  })
  @IsOptional()
  @IsString(says('scope est un texte.', 'scope is a text.'))
  @MaxLength(2000, says('scope : 2 000 caractères au plus.', 'scope: 2,000 characters at most.'))
  scope?: string;

  @ApiPropertyOptional({
    description: 'Durée voulue, en secondes.',
    type: 'integer',
    minimum: 60,
    maximum: LONGEST_SECONDS,
    default: 300,
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt(says('duree est un nombre entier de secondes.', 'duree is an integer of seconds.'))
  @Min(60, says('duree vaut au moins 60 secondes.', 'duree is at least 60 seconds.'))
  @Max(
    LONGEST_SECONDS,
    says(
      `duree vaut au plus ${LONGEST_SECONDS} secondes.`,
      `duree is at most ${LONGEST_SECONDS} seconds.`,
    ),
  )
  duree?: number;

  @ApiPropertyOptional({
    description:
      'Identifiant de votre client : celui que /v1/moi donne dans id, et que l’administrateur a reçu en l’ouvrant. Donné, il doit être celui du client de la clé.',
    ...UUID,
  })
  @IsOptional()
  @IsUUID(
    undefined,
    says(
      'client_id est l’identifiant d’un client (UUID).',
      'client_id is the id of a client (UUID).',
    ),
  )
  client_id?: string;

  @ApiPropertyOptional({
    description: 'La clé, quand elle n’est pas dans Authorization.',
    format: 'password',
    maxLength: 64,
    writeOnly: true,
  })
  @IsOptional()
  @IsString(says('client_secret est un texte.', 'client_secret is a text.'))
  client_secret?: string;
}

/** A token, with the words of RFC 6749 §5.1. */
export class TokenDto {
  @ApiProperty({
    description: 'Le jeton, à envoyer comme une clé : « Authorization: Bearer … ».',
    maxLength: 8192,
  })
  access_token!: string;
  @ApiProperty({ description: 'Toujours Bearer.', enum: ['Bearer'] })
  token_type!: 'Bearer';
  @ApiProperty({
    description: 'Secondes pendant lesquelles il vaut, tant que la clé vaut.',
    type: 'integer',
    minimum: 60,
    maximum: LONGEST_SECONDS,
  })
  expires_in!: number;
  @ApiProperty({
    description: 'Permissions du jeton, et ce à quoi elles se restreignent.',
    maxLength: 2000,
  })
  scope!: string;
}

/** Public keys by which tokens are verified (RFC 7517). */
export class JwksDto {
  @ApiProperty({
    description: 'Clés publiques en vigueur.',
    type: 'array',
    maxItems: 1000,
    items: { type: 'object', description: 'Une clé (JWK).', additionalProperties: true },
  })
  keys!: object[];
}
