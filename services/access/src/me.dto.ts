import { ApiProperty } from '@nestjs/swagger';
import { UUID } from '@maillage/platform';
import { type Purpose, PURPOSES, type Role, ROLES } from '@maillage/platform/access';

const TEXTS = { type: [String], maxItems: 200, items: { type: 'string', maxLength: 60 } } as {
  type: [typeof String];
  maxItems: number;
};

/** A role, where it holds and what for. */
export class GrantDto {
  @ApiProperty({ description: 'Rôle.', enum: ROLES })
  role!: Role;
  @ApiProperty({ description: 'Territoires où il vaut.', ...TEXTS })
  territoires!: string[];
  @ApiProperty({
    description: 'SIRET des structures auxquelles il se limite ; aucune : pas de limite.',
    ...TEXTS,
  })
  structures!: string[];
  @ApiProperty({
    description: 'Finalités.',
    isArray: true,
    enum: Object.keys(PURPOSES),
    maxItems: 20,
  })
  finalites!: Purpose[];
}

/** Who is calling and what that allows. */
export class MeDto {
  @ApiProperty({ description: 'Identifiant du client ou de l’agent.', ...UUID })
  id!: string;
  @ApiProperty({
    description: 'Client (une clé) ou agent (un jeton de son fournisseur d’identité).',
    enum: ['client', 'agent'],
  })
  nature!: 'client' | 'agent';
  @ApiProperty({ description: 'Nom.', maxLength: 200 })
  nom!: string;
  @ApiProperty({
    description: 'Nom de source sous lequel ses activités et ses lieux sont inscrits.',
    maxLength: 63,
  })
  source!: string;
  @ApiProperty({
    description: 'Droits, chacun entier en lui-même.',
    type: [GrantDto],
    maxItems: 200,
  })
  droits!: GrantDto[];
  @ApiProperty({ description: 'Ce que l’ensemble de ces droits permet.', ...TEXTS })
  permissions!: string[];
}
