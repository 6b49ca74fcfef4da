import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  contrats,
  dispositifsPoste,
  financements,
  type Nomenclature,
} from '@maillage/nomenclatures';
import { DAY, FeedLinksDto, INSTANT, PageLinks, PageMetaDto, UUID } from '@maillage/platform';

const codesOf = ({ valeurs }: Nomenclature): string[] => valeurs.map(({ code }) => code);

/** An id under which a post is known elsewhere. */
export class PostIdentifierDto {
  @ApiProperty({ description: 'Source.', maxLength: 63 })
  source!: string;
  @ApiProperty({
    description: 'Identifiant chez cette source.',
    maxLength: 200,
    example: 'poste-42',
  })
  id!: string;
}

/** What is written of a post. */
export class PostBodyDto {
  @ApiPropertyOptional({ description: 'Professionnel ; absent d’un poste vacant.', ...UUID })
  professionnel_id?: string;
  @ApiProperty({ description: 'Structure.', ...UUID })
  structure_id!: string;
  @ApiProperty({ description: 'Premier jour.', ...DAY })
  du!: string;
  @ApiPropertyOptional({ description: 'Dernier jour.', ...DAY, example: '2026-12-31' })
  au?: string;
  @ApiPropertyOptional({
    description: 'Part de temps plein, de 0 à 1.',
    minimum: 0,
    maximum: 1,
    example: 0.5,
  })
  quotite?: number;
  @ApiPropertyOptional({
    description: 'Contrat, de la nomenclature contrat.',
    enum: codesOf(contrats),
  })
  contrat?: string;
  @ApiPropertyOptional({
    description: 'Dispositif, de la nomenclature dispositif_poste.',
    enum: codesOf(dispositifsPoste),
  })
  dispositif?: string;
  @ApiPropertyOptional({
    description: 'Financement, de la nomenclature financement.',
    enum: codesOf(financements),
  })
  financement?: string;
  @ApiPropertyOptional({ description: 'Professionnel qui remplace.', ...UUID })
  remplace_par?: string;
}

/** A post that is entered. */
export class NewPostDto extends PostBodyDto {
  @ApiPropertyOptional({
    description: 'Identifiant chez vous ; le nôtre par défaut.',
    maxLength: 200,
    example: 'poste-42',
  })
  source_id?: string;
}

/** What deserves a look in what was written. */
export class PostRemarkDto {
  @ApiProperty({ description: 'Où, en JSON Pointer.', maxLength: 200, example: '/quotite' })
  pointeur!: string;
  @ApiProperty({
    description: 'Code, stable.',
    maxLength: 100,
    example: 'actors.more_than_full_time',
  })
  code!: string;
  @ApiProperty({
    description: 'Pour une personne.',
    maxLength: 1000,
    example: 'Les postes de ce professionnel font ensemble 110 % d’un temps plein.',
  })
  detail!: string;
}

/** A post in a structure. */
export class PostDto extends PostBodyDto {
  @ApiProperty({ description: 'Notre identifiant, jamais réemployé.', ...UUID })
  id!: string;
  @ApiProperty({
    description: 'Identifiants connus ailleurs.',
    type: [PostIdentifierDto],
    maxItems: 100,
  })
  identifiants!: PostIdentifierDto[];
  @ApiProperty({
    description:
      'Ce qui appelle un regard, et met fin au poste avant son dernier jour : la structure a fermé, ou le professionnel est parti.',
    enum: ['structure_fermee', 'professionnel_parti'],
    isArray: true,
    maxItems: 2,
  })
  alertes!: string[];
  @ApiPropertyOptional({
    description: 'En réponse à une écriture : ce qui appelle un regard, sans rien empêcher.',
    type: [PostRemarkDto],
    maxItems: 10,
  })
  remarques?: PostRemarkDto[];
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

/** A page of posts. */
export class PostsDto {
  @ApiProperty({ description: 'Les postes de la page.', type: [PostDto], maxItems: 500 })
  data!: PostDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}

/** What is left of a post that was withdrawn. */
export class PostTombstoneDto {
  @ApiProperty({ description: 'Identifiant du poste.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Source.', maxLength: 63 })
  source!: string;
  @ApiProperty({ description: 'Identifiant chez la source.', maxLength: 200 })
  source_id!: string;
  @ApiProperty({ description: 'Quand il a été retiré.', ...INSTANT })
  instant!: string;
}

/** One entry of the change feed. */
export class PostChangeDto {
  @ApiProperty({
    description: '« etat » : le poste tel qu’il est ; « suppression » : il a été retiré.',
    enum: ['etat', 'suppression'],
  })
  nature!: 'etat' | 'suppression';
  @ApiPropertyOptional({ description: 'Le poste, pour « etat ».', type: PostDto })
  poste?: PostDto;
  @ApiPropertyOptional({
    description: 'Ce qui en reste, pour « suppression ».',
    type: PostTombstoneDto,
  })
  suppression?: PostTombstoneDto;
}

/** A page of the change feed. */
export class PostChangesDto {
  @ApiProperty({
    description: 'Changements, du plus ancien au plus récent.',
    type: [PostChangeDto],
    maxItems: 500,
  })
  data!: PostChangeDto[];
  @ApiProperty({ description: 'Liens du flux.', type: FeedLinksDto })
  links!: FeedLinksDto;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}
