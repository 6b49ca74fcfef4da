import { ApiProperty, ApiPropertyOptional, PartialType, PickType } from '@nestjs/swagger';
import { INSTANT, PageLinks, says, UUID } from '@maillage/platform';
import {
  type Purpose,
  PURPOSES,
  ReachDto,
  type Role,
  ROLES,
  SIRET,
} from '@maillage/platform/access';
import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsString,
  Length,
  Matches,
} from 'class-validator';
import { CLIENT_TYPES, type ClientType } from './client.js';

const PURPOSE_CODES = Object.keys(PURPOSES) as Purpose[];
/** A client and its rights. */
export class RightsDto extends ReachDto {
  @ApiProperty({
    description: 'Nom de la structure ou du système appelant.',
    minLength: 1,
    maxLength: 200,
    example: 'Association Clic',
  })
  @IsString(says('nom est un texte.', 'nom is a text.'))
  @Length(1, 200, says('nom compte de 1 à 200 caractères.', 'nom has 1 to 200 characters.'))
  nom!: string;

  @ApiProperty({ description: 'Ce qu’est ce client.', enum: CLIENT_TYPES })
  @IsIn(
    CLIENT_TYPES,
    says(
      `type est l'un de : ${CLIENT_TYPES.join(', ')}.`,
      `type is one of: ${CLIENT_TYPES.join(', ')}.`,
    ),
  )
  type!: ClientType;

  @ApiProperty({
    description: 'Rôles.',
    isArray: true,
    enum: ROLES,
    minItems: 1,
    maxItems: ROLES.length,
    uniqueItems: true,
    example: ['coordinateur'],
  })
  @IsArray(says('roles est une liste.', 'roles is a list.'))
  @ArrayMinSize(1, says('roles : indiquez au moins un rôle.', 'roles: give at least one role.'))
  @ArrayUnique(says('roles : chaque rôle une seule fois.', 'roles: each role once.'))
  @IsIn(ROLES, {
    each: true,
    ...says(
      `roles : chacun est l'un de ${ROLES.join(', ')}.`,
      `roles: each is one of ${ROLES.join(', ')}.`,
    ),
  })
  roles!: Role[];
}

/** The request to open an access. */
export class NewClientDto extends RightsDto {
  @ApiProperty({
    description: 'Nom de source sous lequel ses activités et ses lieux sont inscrits ; unique.',
    pattern: '^[a-z0-9][a-z0-9-]{1,62}$',
    maxLength: 63,
    example: 'association-clic',
  })
  @Matches(
    /^[a-z0-9][a-z0-9-]{1,62}$/,
    says(
      'source : minuscules, chiffres et tirets, de 2 à 63 caractères.',
      'source: lower-case letters, digits and hyphens, 2 to 63 characters.',
    ),
  )
  source!: string;
}

/** What is to change of an access; the rest stays. */
export class ChangedClientDto extends PartialType(RightsDto) {}

/** A client. */
export class ClientDto extends PickType(RightsDto, [
  'nom',
  'type',
  'roles',
  'territoires',
] as const) {
  @ApiProperty({ description: 'Identifiant.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Nom de source.', maxLength: 63 })
  source!: string;
  @ApiProperty({
    description: 'SIRET des structures auxquelles l’accès se limite ; aucune : pas de limite.',
    type: [String],
    maxItems: 200,
    items: SIRET,
  })
  structures!: string[];
  @ApiProperty({
    description: 'Finalités de l’accès.',
    isArray: true,
    enum: PURPOSE_CODES,
    maxItems: 20,
  })
  finalites!: Purpose[];
  @ApiProperty({ description: 'Instant de la création.', ...INSTANT })
  creation!: string;
  @ApiPropertyOptional({
    description: 'Instant de la fermeture ; absent tant qu’il est ouvert.',
    ...INSTANT,
  })
  fermeture?: string;
  @ApiProperty({
    description: 'Version, qui croît à chaque changement.',
    type: 'integer',
    minimum: 1,
    maximum: 2_147_483_647,
  })
  version!: number;
}

/** A page of clients. */
export class ClientsDto {
  @ApiProperty({ description: 'Les clients de la page.', type: [ClientDto], maxItems: 500 })
  data!: ClientDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
}
