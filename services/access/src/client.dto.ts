import { ApiProperty } from '@nestjs/swagger';
import { type Role, PageLinks, ROLES } from '@maillage/platform';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsString, Length, Matches, MaxLength } from 'class-validator';

/** What is asked to open an access. */
export class NewClientDto {
  @ApiProperty({ description: 'Nom de la structure ou du système appelant.', minLength: 1, maxLength: 200, example: 'Association Clic' })
  @IsString()
  @Length(1, 200, { message: 'nom compte de 1 à 200 caractères.' })
  nom!: string;

  @ApiProperty({
    description: 'Nom de source sous lequel ses activités et ses lieux sont inscrits ; unique.',
    pattern: '^[a-z0-9][a-z0-9-]{1,62}$',
    maxLength: 63,
    example: 'association-clic',
  })
  @Matches(/^[a-z0-9][a-z0-9-]{1,62}$/, { message: 'source : minuscules, chiffres et tirets, de 2 à 63 caractères.' })
  source!: string;

  @ApiProperty({ description: 'Rôle.', enum: ROLES })
  @IsIn(ROLES, { message: `role est l'un de : ${ROLES.join(', ')}.` })
  role!: Role;

  @ApiProperty({
    description: 'Territoires où la clé vaut.',
    type: [String],
    minItems: 1,
    maxItems: 200,
    items: { type: 'string', maxLength: 30, pattern: '^(france|(region|departement|epci|commune)-[0-9AB]+)$' },
    example: ['departement-62'],
  })
  @IsArray()
  @ArrayMinSize(1, { message: 'territoires : indiquez au moins un territoire.' })
  @ArrayMaxSize(200)
  @IsString({ each: true })
  @MaxLength(30, { each: true })
  territoires!: string[];
}

/** A client. */
export class ClientDto {
  @ApiProperty({ description: 'Identifiant.', format: 'uuid', maxLength: 36 })
  id!: string;
  @ApiProperty({ description: 'Nom.', maxLength: 200 })
  nom!: string;
  @ApiProperty({ description: 'Nom de source.', maxLength: 63 })
  source!: string;
  @ApiProperty({ description: 'Rôle.', enum: ROLES })
  role!: Role;
  @ApiProperty({ description: 'Territoires où la clé vaut.', type: [String], maxItems: 200, items: { type: 'string', maxLength: 30 } })
  territoires!: string[];
  @ApiProperty({ description: 'Instant de la création.', format: 'date-time', maxLength: 30 })
  creation!: string;
}

/** A page of clients. */
export class ClientsDto {
  @ApiProperty({ description: 'Les clients de la page.', type: [ClientDto], maxItems: 500 })
  data!: ClientDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
}

/** A key that was just made: the only time its text is given. */
export class NewKeyDto {
  @ApiProperty({ description: 'Identifiant de la clé, pour la révoquer.', format: 'uuid', maxLength: 36 })
  id!: string;
  @ApiProperty({ description: 'La clé. Elle ne sera plus jamais montrée.', maxLength: 80 })
  cle!: string;
  @ApiProperty({ description: 'Instant où elle cesse de valoir.', format: 'date-time', maxLength: 30 })
  expiration!: string;
}

/** What a key may do. */
export class MeDto extends ClientDto {
  @ApiProperty({ description: 'Permissions du rôle.', type: [String], maxItems: 100, items: { type: 'string', maxLength: 60 } })
  permissions!: string[];
}
