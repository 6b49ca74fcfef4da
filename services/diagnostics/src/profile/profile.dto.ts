import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  INSTANT,
  LabelDto,
  PageLinks,
  PageMetaDto,
  PartsField,
  TextField,
  TextsField,
  WholeField,
} from '@maillage/platform';

/** The level that a job asks for in a competence. */
export class TargetDto {
  @TextField('Compétence.', { max: 50, example: '1.1' })
  competence!: string;
  @TextField('Niveau visé.', { max: 50, example: 'intermediate' })
  niveau!: string;
  @WholeField('Poids : 1 utile, 2 important, 3 au cœur du métier.', { min: 1, max: 3 })
  poids!: number;
}

/** What a territory changes in its copy; what is left out stays as it was. */
export class ProfileChangeDto {
  @TextField('Nom.', { max: 300, optional: true, example: 'Secrétaire de mairie itinérante' })
  nom?: string;
  @TextsField('Tâches, en mots simples.', {
    max: 500,
    least: 1,
    most: 100,
    optional: true,
    example: ['Préparer le conseil municipal'],
  })
  taches?: string[];
  @PartsField('Cibles.', () => TargetDto, { least: 1, most: 500, optional: true })
  cibles?: TargetDto[];
}

/** A copy that a territory makes. */
export class NewProfileDto extends ProfileChangeDto {
  @TextField('Profil dont elle part.', { max: 60, example: 'agent-d-accueil' })
  origine!: string;
  @TextField('Territoire qui l’adapte.', { max: 30, example: 'epci-200033579' })
  territoire!: string;
}

/** What a profile was made from. */
export class OriginDto {
  @ApiProperty({ description: 'Profil.', maxLength: 60, example: 'agent-d-accueil' })
  id!: string;
  @ApiProperty({
    description: 'Version.',
    type: 'integer',
    format: 'int32',
    minimum: 1,
    maximum: 2_147_483_647,
  })
  version!: number;
}

/** The framework of a profile. */
export class ProfileFrameworkDto {
  @ApiProperty({ description: 'Code.', maxLength: 50, example: 'digcomp' })
  code!: string;
  @ApiProperty({ description: 'Version.', maxLength: 50, example: '3.0' })
  version!: string;
}

/** A job profile. */
export class ProfileDto {
  @ApiProperty({ description: 'Identifiant.', maxLength: 60, example: 'agent-d-accueil' })
  id!: string;
  @ApiProperty({
    description: 'Version.',
    type: 'integer',
    format: 'int32',
    minimum: 1,
    maximum: 2_147_483_647,
  })
  version!: number;
  @ApiProperty({ description: 'Nom.', type: LabelDto })
  nom!: LabelDto;
  @ApiProperty({ description: 'Référentiel des cibles.', type: ProfileFrameworkDto })
  referentiel!: ProfileFrameworkDto;
  @ApiProperty({
    description: 'Tâches, en mots simples.',
    type: [String],
    maxItems: 100,
    items: { type: 'string', maxLength: 500 },
    example: ['Accueillir les habitants au guichet'],
  })
  taches!: string[];
  @ApiProperty({ description: 'Cibles.', type: [TargetDto], maxItems: 500 })
  cibles!: TargetDto[];
  @ApiPropertyOptional({ description: 'D’où viennent tâches et cibles.', maxLength: 1000 })
  source?: string;
  @ApiPropertyOptional({ description: 'Territoire qui l’a adapté.', maxLength: 30 })
  territoire?: string;
  @ApiPropertyOptional({ description: 'Profil dont il part.', type: OriginDto })
  origine?: OriginDto;
  @ApiPropertyOptional({ description: 'Création.', ...INSTANT })
  creation?: string;
  @ApiPropertyOptional({ description: 'Dernière modification.', ...INSTANT })
  modification?: string;
}

/** A page of profiles. */
export class ProfilesDto {
  @ApiProperty({ description: 'Les profils de la page.', type: [ProfileDto], maxItems: 500 })
  data!: ProfileDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}
