import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { rolesMembreReseau, typesReseau } from '@maillage/nomenclatures';
import { DAY, INSTANT, PageLinks, SearchMetaDto, UUID } from '@maillage/platform';

/** A structure in a network. */
export class NetworkMemberDto {
  @ApiProperty({ description: 'Structure.', ...UUID })
  structure_id!: string;
  @ApiProperty({
    description: 'Rôle, de la nomenclature role_membre_reseau.',
    enum: rolesMembreReseau.valeurs.map(({ code }) => code),
  })
  role!: string;
  @ApiPropertyOptional({ description: 'Premier jour.', ...DAY })
  du?: string;
  @ApiPropertyOptional({ description: 'Dernier jour ; absent tant que cela dure.', ...DAY })
  au?: string;
}

/** What is written of a network. */
export class NetworkBodyDto {
  @ApiProperty({ description: 'Nom.', maxLength: 300, example: 'Réseau des Campagnes de l’Artois' })
  nom!: string;
  @ApiProperty({
    description: 'Type, de la nomenclature type_reseau.',
    enum: typesReseau.valeurs.map(({ code }) => code),
  })
  type!: string;
  @ApiProperty({
    description: 'Territoire couvert.',
    maxLength: 30,
    example: 'departement-62',
  })
  territoire!: string;
  @ApiPropertyOptional({
    description: 'Présentation.',
    maxLength: 1000,
    example: 'Qui accueille, forme et oriente autour d’Avesnes-le-Comte.',
  })
  presentation?: string;
  @ApiPropertyOptional({ description: 'Site web.', maxLength: 1000, example: 'https://exemple.fr' })
  site?: string;
  @ApiPropertyOptional({ description: 'Structure, active, qui l’anime.', ...UUID })
  animateur_id?: string;
  @ApiPropertyOptional({
    description: 'Structures membres, présentes et passées.',
    type: [NetworkMemberDto],
    maxItems: 1000,
  })
  membres?: NetworkMemberDto[];
  @ApiPropertyOptional({ description: 'Jour où il a commencé.', ...DAY })
  debut?: string;
  @ApiPropertyOptional({ description: 'Jour où il a fini, ou finit.', ...DAY })
  fin?: string;
}

/** A network that is entered. */
export class NewNetworkDto extends NetworkBodyDto {
  @ApiPropertyOptional({
    description: 'Identifiant chez vous ; le nôtre par défaut.',
    maxLength: 200,
    example: 'reseau-artois',
  })
  source_id?: string;
}

/** An id under which a network is known elsewhere. */
export class NetworkIdentifierDto {
  @ApiProperty({ description: 'Source.', maxLength: 63 })
  source!: string;
  @ApiProperty({
    description: 'Identifiant chez cette source.',
    maxLength: 200,
    example: 'reseau-artois',
  })
  id!: string;
}

/** A network: a hub, a consortium, the network of a département … */
export class NetworkDto extends NetworkBodyDto {
  @ApiProperty({ description: 'Notre identifiant, jamais réemployé.', ...UUID })
  id!: string;
  @ApiProperty({
    description: 'Identifiants chez les sources.',
    type: [NetworkIdentifierDto],
    maxItems: 100,
  })
  identifiants!: NetworkIdentifierDto[];
  @ApiProperty({
    description: 'Ce qui appelle un regard : l’animateur, ou un membre présent, a fermé.',
    enum: ['animateur_ferme', 'membre_ferme'],
    isArray: true,
    maxItems: 2,
  })
  alertes!: string[];
  @ApiProperty({ description: 'Entrée dans l’annuaire.', ...INSTANT })
  creation!: string;
  @ApiProperty({ description: 'Dernière modification dans l’annuaire.', ...INSTANT })
  modification!: string;
  @ApiProperty({
    description: 'Version, 1 à la création.',
    type: 'integer',
    format: 'int32',
    minimum: 1,
    maximum: 2_147_483_647,
  })
  version!: number;
}

/** A page of networks. */
export class NetworksDto {
  @ApiProperty({ description: 'Les réseaux de la page.', type: [NetworkDto], maxItems: 500 })
  data!: NetworkDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
  @ApiProperty({ description: 'Sur la page.', type: SearchMetaDto })
  meta!: SearchMetaDto;
}
