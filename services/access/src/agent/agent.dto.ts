import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { INSTANT, PageLinks, says, UUID } from '@maillage/platform';
import { GrantDto, IsInstant, ReachDto, type Role, ROLES } from '@maillage/platform/access';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';

/** A new agent: the identity provider, and the subject there. */
export class NewAgentDto {
  @ApiProperty({
    description: 'Fournisseur d’identité, tel qu’il signe ses jetons (iss).',
    minLength: 1,
    maxLength: 500,
    example: 'https://auth.exemple.fr',
  })
  @IsString(says('emetteur est un texte.', 'emetteur is a text.'))
  @Length(
    1,
    500,
    says('emetteur compte de 1 à 500 caractères.', 'emetteur has 1 to 500 characters.'),
  )
  emetteur!: string;

  @ApiProperty({
    description:
      'Identifiant de la personne chez ce fournisseur (sub). Il n’est conservé que sous forme d’empreinte.',
    minLength: 1,
    maxLength: 255,
  })
  @IsString(says('sujet est un texte.', 'sujet is a text.'))
  @Length(1, 255, says('sujet compte de 1 à 255 caractères.', 'sujet has 1 to 255 characters.'))
  sujet!: string;
}

/** A right to give. */
export class NewGrantDto extends ReachDto {
  @ApiProperty({ description: 'Rôle.', enum: ROLES })
  @IsIn(
    ROLES,
    says(`role est l'un de : ${ROLES.join(', ')}.`, `role is one of: ${ROLES.join(', ')}.`),
  )
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
