import { ApiProperty, ApiPropertyOptional, PartialType, PickType } from '@nestjs/swagger';
import { INSTANT, PageLinks, UUID } from '@maillage/platform';
import { type Purpose, PURPOSES, type Role, ROLES } from '@maillage/platform/access';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
} from 'class-validator';
import { CLIENT_TYPES, type ClientType } from './client.js';

const PURPOSE_CODES = Object.keys(PURPOSES) as Purpose[];
const TERRITORY = {
  type: 'string',
  maxLength: 30,
  pattern: '^(france|(region|departement|epci|commune)-[0-9AB]+)$',
} as const;
const SIRET = { type: 'string', maxLength: 14, pattern: '^[0-9]{14}$' } as const;

/** Who is let in, and what for. */
export class RightsDto {
  @ApiProperty({
    description: 'Nom de la structure ou du système appelant.',
    minLength: 1,
    maxLength: 200,
    example: 'Association Clic',
  })
  @IsString({ message: 'nom est un texte.' })
  @Length(1, 200, { message: 'nom compte de 1 à 200 caractères.' })
  nom!: string;

  @ApiProperty({ description: 'Ce qu’est ce client.', enum: CLIENT_TYPES })
  @IsIn(CLIENT_TYPES, { message: `type est l'un de : ${CLIENT_TYPES.join(', ')}.` })
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
  @IsArray({ message: 'roles est une liste.' })
  @ArrayMinSize(1, { message: 'roles : indiquez au moins un rôle.' })
  @ArrayUnique({ message: 'roles : chaque rôle une seule fois.' })
  @IsIn(ROLES, { each: true, message: `roles : chacun est l'un de ${ROLES.join(', ')}.` })
  roles!: Role[];

  @ApiProperty({
    description: 'Territoires où ces rôles valent.',
    type: [String],
    minItems: 1,
    maxItems: 200,
    uniqueItems: true,
    items: TERRITORY,
    example: ['departement-62'],
  })
  @IsArray({ message: 'territoires est une liste.' })
  @ArrayMinSize(1, { message: 'territoires : indiquez au moins un territoire.' })
  @ArrayMaxSize(200, { message: 'territoires : 200 au plus.' })
  @ArrayUnique({ message: 'territoires : chacun une seule fois.' })
  @IsString({ each: true, message: 'territoires : chacun est un texte.' })
  @MaxLength(30, { each: true, message: 'territoires : 30 caractères au plus chacun.' })
  territoires!: string[];

  @ApiPropertyOptional({
    description: 'SIRET des structures auxquelles ces rôles se limitent ; aucune : pas de limite.',
    type: [String],
    maxItems: 200,
    uniqueItems: true,
    items: SIRET,
  })
  @IsOptional()
  @IsArray({ message: 'structures est une liste.' })
  @ArrayMaxSize(200, { message: 'structures : 200 au plus.' })
  @ArrayUnique({ message: 'structures : chacune une seule fois.' })
  @Matches(/^\d{14}$/, { each: true, message: 'structures : des SIRET, 14 chiffres chacun.' })
  structures?: string[];

  @ApiPropertyOptional({
    description:
      'Finalités pour lesquelles l’accès est donné ; par défaut, toutes celles que servent les rôles.',
    isArray: true,
    enum: PURPOSE_CODES,
    minItems: 1,
    maxItems: 20,
    uniqueItems: true,
  })
  @IsOptional()
  @IsArray({ message: 'finalites est une liste.' })
  @ArrayMinSize(1, { message: 'finalites : indiquez-en au moins une, ou aucune liste.' })
  @ArrayUnique({ message: 'finalites : chacune une seule fois.' })
  @IsIn(PURPOSE_CODES, {
    each: true,
    message: `finalites : chacune est l'une de ${PURPOSE_CODES.join(', ')}.`,
  })
  finalites?: Purpose[];
}

/** What is asked to open an access. */
export class NewClientDto extends RightsDto {
  @ApiProperty({
    description: 'Nom de source sous lequel ses activités et ses lieux sont inscrits ; unique.',
    pattern: '^[a-z0-9][a-z0-9-]{1,62}$',
    maxLength: 63,
    example: 'association-clic',
  })
  @Matches(/^[a-z0-9][a-z0-9-]{1,62}$/, {
    message: 'source : minuscules, chiffres et tirets, de 2 à 63 caractères.',
  })
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
