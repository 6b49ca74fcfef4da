import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { certifications, profils } from '@maillage/nomenclatures';
import { IdentityBodyDto, IdentityDto } from './identity.dto.js';
import { DAY, FeedLinksDto, INSTANT, PageLinks, PageMetaDto, UUID } from '@maillage/platform';

/** An id under which a professional is known elsewhere. */
export class ProfessionalIdentifierDto {
  @ApiProperty({ description: 'Source.', maxLength: 63 })
  source!: string;
  @ApiProperty({
    description: 'Identifiant chez cette source : jamais un nom ni un courriel.',
    maxLength: 200,
    example: 'agent-17',
  })
  id!: string;
}

/** A skill that somebody was certified in. */
export class CertificationDto {
  @ApiProperty({
    description: 'Compétence, de la nomenclature certification.',
    enum: certifications.valeurs.map(({ code }) => code),
  })
  code!: string;
  @ApiProperty({ description: 'Jour où elle a été délivrée.', ...DAY })
  delivree_le!: string;
  @ApiProperty({ description: 'Organisme qui l’a délivrée.', maxLength: 300, example: 'GIP Pix' })
  par!: string;
}

/** What is written of a professional, without who they are. */
export class ProfessionalBodyDto {
  @ApiProperty({
    description: 'Profils, de la nomenclature profil.',
    enum: profils.valeurs.map(({ code }) => code),
    isArray: true,
    minItems: 1,
    maxItems: 1000,
  })
  profils!: string[];
  @ApiPropertyOptional({
    description: 'Compétences certifiées.',
    type: [CertificationDto],
    maxItems: 1000,
  })
  certifications?: CertificationDto[];
  @ApiPropertyOptional({
    description: 'Langues parlées (ISO 639-1).',
    type: [String],
    maxItems: 1000,
    items: { type: 'string', pattern: '^[a-z]{2}$', maxLength: 2 },
    example: ['fr', 'ar'],
  })
  langues?: string[];
  @ApiPropertyOptional({
    description: 'La personne accepte de figurer, avec son nom, dans les listes.',
    default: false,
  })
  joignable?: boolean;
  @ApiPropertyOptional({
    description:
      'Structure qui tient cette fiche ; avec les postes et les présences, elle dit de quel territoire est la personne.',
    ...UUID,
  })
  structure_id?: string;
  @ApiPropertyOptional({ description: 'Dernier jour dans le réseau.', ...DAY })
  fin?: string;
}

/** A professional that is entered. */
export class NewProfessionalDto extends ProfessionalBodyDto {
  @ApiPropertyOptional({
    description: 'Identifiant chez vous, ni un nom ni un courriel ; le nôtre par défaut.',
    maxLength: 200,
    example: 'agent-17',
  })
  source_id?: string;
  @ApiPropertyOptional({
    description: 'Qui est la personne ; gardé à part, chiffré sous sa clé.',
    type: IdentityBodyDto,
  })
  identite?: IdentityBodyDto;
}

/** A post, as it is shown with its professional. */
export class HeldPostDto {
  @ApiProperty({ description: 'Identifiant du poste.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Structure.', ...UUID })
  structure_id!: string;
  @ApiProperty({ description: 'Premier jour.', ...DAY })
  du!: string;
  @ApiPropertyOptional({ description: 'Dernier jour.', ...DAY })
  au?: string;
  @ApiPropertyOptional({
    description: 'Part de temps plein, de 0 à 1.',
    minimum: 0,
    maximum: 1,
    example: 0.5,
  })
  quotite?: number;
  @ApiPropertyOptional({ description: 'Contrat.', maxLength: 40, example: 'CDI' })
  contrat?: string;
  @ApiPropertyOptional({ description: 'Dispositif.', maxLength: 40, example: 'conum' })
  dispositif?: string;
  @ApiPropertyOptional({
    description: 'Financement.',
    maxLength: 100,
    example: 'Fonds propres',
  })
  financement?: string;
  @ApiPropertyOptional({ description: 'Professionnel qui remplace.', ...UUID })
  remplace_par?: string;
}

/** A presence, as it is shown with its professional. */
export class HeldPresenceDto {
  @ApiProperty({ description: 'Identifiant de la présence.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Lieu.', ...UUID })
  lieu_id!: string;
  @ApiPropertyOptional({
    description: 'Heures de la semaine.',
    maxLength: 1000,
    example: 'Mo-Fr 09:00-12:00',
  })
  horaires?: string;
  @ApiProperty({ description: 'Premier jour.', ...DAY })
  du!: string;
  @ApiPropertyOptional({ description: 'Dernier jour.', ...DAY })
  au?: string;
}

/** A professional of the network: a pseudonymous entry. */
export class ProfessionalDto extends ProfessionalBodyDto {
  @ApiProperty({ description: 'Notre identifiant, jamais réemployé.', ...UUID })
  id!: string;
  @ApiProperty({
    description: 'Identifiants connus ailleurs.',
    type: [ProfessionalIdentifierDto],
    maxItems: 100,
  })
  identifiants!: ProfessionalIdentifierDto[];
  @ApiProperty({
    description: 'Ses postes, passés, présents et à venir, là où vos droits valent.',
    type: [HeldPostDto],
    maxItems: 1000,
  })
  postes!: HeldPostDto[];
  @ApiProperty({
    description: 'Ses présences dans des lieux, là où vos droits valent.',
    type: [HeldPresenceDto],
    maxItems: 1000,
  })
  presences!: HeldPresenceDto[];
  @ApiPropertyOptional({
    description:
      'Qui est la personne, si elle accepte de figurer dans les listes ou si vous pouvez lire des identités. Chaque lecture compte et s’inscrit au journal.',
    type: IdentityDto,
  })
  identite?: IdentityDto;
  @ApiProperty({ description: 'La personne accepte de figurer, avec son nom, dans les listes.' })
  declare joignable: boolean;
  @ApiProperty({
    description: 'Ce qui appelle un regard : la structure qui tient cette fiche a fermé.',
    enum: ['structure_fermee'],
    isArray: true,
    maxItems: 1,
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

/** A page of professionals. */
export class ProfessionalsDto {
  @ApiProperty({
    description: 'Les professionnels de la page.',
    type: [ProfessionalDto],
    maxItems: 500,
  })
  data!: ProfessionalDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}

/** What is left of a professional that was withdrawn. */
export class ProfessionalTombstoneDto {
  @ApiProperty({ description: 'Identifiant du professionnel.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Source.', maxLength: 63 })
  source!: string;
  @ApiProperty({ description: 'Identifiant chez la source.', maxLength: 200 })
  source_id!: string;
  @ApiProperty({ description: 'Quand il a été retiré.', ...INSTANT })
  instant!: string;
}

/** One entry of the change feed. */
export class ProfessionalChangeDto {
  @ApiProperty({
    description: '« etat » : la fiche telle qu’elle est ; « suppression » : elle a été retirée.',
    enum: ['etat', 'suppression'],
  })
  nature!: 'etat' | 'suppression';
  @ApiPropertyOptional({ description: 'Le professionnel, pour « etat ».', type: ProfessionalDto })
  professionnel?: ProfessionalDto;
  @ApiPropertyOptional({
    description: 'Ce qui en reste, pour « suppression ».',
    type: ProfessionalTombstoneDto,
  })
  suppression?: ProfessionalTombstoneDto;
}

/** A page of the change feed. */
export class ProfessionalChangesDto {
  @ApiProperty({
    description: 'Changements, du plus ancien au plus récent.',
    type: [ProfessionalChangeDto],
    maxItems: 500,
  })
  data!: ProfessionalChangeDto[];
  @ApiProperty({ description: 'Liens du flux.', type: FeedLinksDto })
  links!: FeedLinksDto;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}
