import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { INSTANT, PageLinks, UUID } from '@maillage/platform';
import { GrantDto, IsInstant, ReachDto, type Role, ROLES } from '@maillage/platform/access';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';

/** Who is to be entered: its provider, and what it is there. */
export class NewAgentDto {
  @ApiProperty({
    description: 'Fournisseur d’identité, tel qu’il signe ses jetons (iss).',
    minLength: 1,
    maxLength: 500,
    example: 'https://auth.exemple.fr',
  })
  @IsString({ message: 'emetteur est un texte.' })
  @Length(1, 500, { message: 'emetteur compte de 1 à 500 caractères.' })
  emetteur!: string;

  @ApiProperty({
    description:
      'Identifiant de la personne chez ce fournisseur (sub). Il n’est conservé que sous forme d’empreinte.',
    minLength: 1,
    maxLength: 255,
  })
  @IsString({ message: 'sujet est un texte.' })
  @Length(1, 255, { message: 'sujet compte de 1 à 255 caractères.' })
  sujet!: string;
}

/** A right to give. */
export class NewGrantDto extends ReachDto {
  @ApiProperty({ description: 'Rôle.', enum: ROLES })
  @IsIn(ROLES, { message: `role est l'un de : ${ROLES.join(', ')}.` })
  role!: Role;

  @ApiPropertyOptional({
    description: 'Instant où ce droit cessera de valoir ; absent : tant qu’il n’est pas retiré.',
    format: 'date-time',
    maxLength: 35,
  })
  @IsOptional()
  @IsInstant('expiration')
  expiration?: string;
}

/** A right of an agent. */
export class AgentGrantDto extends GrantDto {
  @ApiProperty({ description: 'Identifiant, pour le retirer.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Instant où il a été donné.', ...INSTANT })
  creation!: string;
  @ApiPropertyOptional({ description: 'Instant où il cesse de valoir.', ...INSTANT })
  expiration?: string;
}

/** An agent. */
export class AgentDto {
  @ApiProperty({ description: 'Identifiant.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Fournisseur d’identité.', maxLength: 500 })
  emetteur!: string;
  @ApiProperty({ description: 'Droits, retirés exclus.', type: [AgentGrantDto], maxItems: 1000 })
  habilitations!: AgentGrantDto[];
  @ApiProperty({ description: 'Instant de l’inscription.', ...INSTANT })
  creation!: string;
  @ApiPropertyOptional({ description: 'Instant de la fermeture.', ...INSTANT })
  fermeture?: string;
  @ApiProperty({
    description: 'Version, qui croît à chaque changement.',
    type: 'integer',
    minimum: 1,
    maximum: 2_147_483_647,
  })
  version!: number;
}

/** A page of agents. */
export class AgentsDto {
  @ApiProperty({ description: 'Les agents de la page.', type: [AgentDto], maxItems: 500 })
  data!: AgentDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
}
