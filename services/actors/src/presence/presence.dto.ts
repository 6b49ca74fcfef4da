import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DAY, FeedLinksDto, INSTANT, PageLinks, PageMetaDto, UUID } from '@maillage/platform';

/** An id under which a presence is known elsewhere. */
export class PresenceIdentifierDto {
  @ApiProperty({ description: 'Source.', maxLength: 63 })
  source!: string;
  @ApiProperty({
    description: 'Identifiant chez cette source.',
    maxLength: 200,
    example: 'permanence-42',
  })
  id!: string;
}

/** What is written of a presence. */
export class PresenceBodyDto {
  @ApiProperty({ description: 'Professionnel.', ...UUID })
  professionnel_id!: string;
  @ApiProperty({ description: 'Lieu.', ...UUID })
  lieu_id!: string;
  @ApiPropertyOptional({
    description:
      'Heures de la semaine, au format opening_hours d’OpenStreetMap (ou en toutes lettres) ; aucune ne passe minuit.',
    maxLength: 1000,
    example: 'Mo-Fr 09:00-12:00,14:00-17:00',
  })
  horaires?: string;
  @ApiProperty({ description: 'Premier jour.', ...DAY })
  du!: string;
  @ApiPropertyOptional({ description: 'Dernier jour.', ...DAY, example: '2026-12-31' })
  au?: string;
}

/** A presence that is entered. */
export class NewPresenceDto extends PresenceBodyDto {
  @ApiPropertyOptional({
    description: 'Identifiant chez vous ; le nôtre par défaut.',
    maxLength: 200,
    example: 'permanence-42',
  })
  source_id?: string;
}

/** What deserves a look in what was written. */
export class PresenceRemarkDto {
  @ApiProperty({ description: 'Où, en JSON Pointer.', maxLength: 200, example: '/horaires' })
  pointeur!: string;
  @ApiProperty({
    description: 'Code, stable.',
    maxLength: 100,
    example: 'actors.two_places_at_once',
  })
  code!: string;
  @ApiProperty({
    description: 'Pour une personne.',
    maxLength: 1000,
    example:
      'Aux mêmes heures, ce professionnel est aussi dans le lieu 01932f5a-7c1e-7b42-9d3e-5f60718293a4.',
  })
  detail!: string;
}

/** A presence in a place. */
export class PresenceDto extends PresenceBodyDto {
  @ApiProperty({ description: 'Notre identifiant, jamais réemployé.', ...UUID })
  id!: string;
  @ApiProperty({
    description: 'Identifiants connus ailleurs.',
    type: [PresenceIdentifierDto],
    maxItems: 100,
  })
  identifiants!: PresenceIdentifierDto[];
  @ApiProperty({
    description:
      'Ce qui appelle un regard, et met fin à la présence avant son dernier jour : le professionnel est parti.',
    enum: ['professionnel_parti'],
    isArray: true,
    maxItems: 1,
  })
  alertes!: string[];
  @ApiPropertyOptional({
    description: 'En réponse à une écriture : ce qui appelle un regard, sans rien empêcher.',
    type: [PresenceRemarkDto],
    maxItems: 10,
  })
  remarques?: PresenceRemarkDto[];
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

/** A page of presences. */
export class PresencesDto {
  @ApiProperty({ description: 'Les présences de la page.', type: [PresenceDto], maxItems: 500 })
  data!: PresenceDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}

/** What is left of a presence that was withdrawn. */
export class PresenceTombstoneDto {
  @ApiProperty({ description: 'Identifiant de la présence.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Source.', maxLength: 63 })
  source!: string;
  @ApiProperty({ description: 'Identifiant chez la source.', maxLength: 200 })
  source_id!: string;
  @ApiProperty({ description: 'Quand elle a été retirée.', ...INSTANT })
  instant!: string;
}

/** One entry of the change feed. */
export class PresenceChangeDto {
  @ApiProperty({
    description: '« etat » : la présence telle qu’elle est ; « suppression » : elle a été retirée.',
    enum: ['etat', 'suppression'],
  })
  nature!: 'etat' | 'suppression';
  @ApiPropertyOptional({ description: 'La présence, pour « etat ».', type: PresenceDto })
  presence?: PresenceDto;
  @ApiPropertyOptional({
    description: 'Ce qui en reste, pour « suppression ».',
    type: PresenceTombstoneDto,
  })
  suppression?: PresenceTombstoneDto;
}

/** A page of the change feed. */
export class PresenceChangesDto {
  @ApiProperty({
    description: 'Changements, du plus ancien au plus récent.',
    type: [PresenceChangeDto],
    maxItems: 500,
  })
  data!: PresenceChangeDto[];
  @ApiProperty({ description: 'Liens du flux.', type: FeedLinksDto })
  links!: FeedLinksDto;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}
