import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { AuthorDto, INSTANT, PageMetaDto, UUID } from '@maillage/platform';

/** Who said what a field says. */
export class FieldProvenanceDto {
  @ApiProperty({ description: 'Nom du champ.', maxLength: 50, example: 'horaires' })
  champ!: string;
  @ApiProperty({
    description:
      '« source » : le champ dit ce que sa source a dit ; « main » : il a été corrigé à la main.',
    enum: ['source', 'main'],
  })
  origine!: 'source' | 'main';
  @ApiProperty({ description: 'Source de la fiche.', maxLength: 63 })
  source!: string;
  @ApiProperty({
    description:
      'Depuis quand il le dit sans interruption. Pour un moyen de joindre quelqu’un, dont l’historique ne garde pas la valeur : quand sa source a dit la fiche entière pour la dernière fois.',
    ...INSTANT,
  })
  le!: string;
  @ApiPropertyOptional({
    description: 'Qui l’a écrit ; absent quand on ne le sait pas.',
    type: AuthorDto,
  })
  auteur?: AuthorDto;
  @ApiPropertyOptional({ description: 'Par quel geste.', maxLength: 200 })
  motif?: string;
  @ApiPropertyOptional({
    description: 'Désaccord avec la source, dans « /v1/desaccords ».',
    ...UUID,
  })
  desaccord_id?: string;
}

/** The provenance of an item, field by field. */
export class ProvenanceDto {
  @ApiProperty({
    description: 'Les champs que dit la fiche, et ceux qui ont été vidés à la main.',
    type: [FieldProvenanceDto],
    maxItems: 50,
  })
  data!: FieldProvenanceDto[];
  @ApiProperty({ description: 'Nombre de champs.', type: PageMetaDto })
  meta!: PageMetaDto;
}
