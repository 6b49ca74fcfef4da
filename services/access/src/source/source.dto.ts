import { ApiProperty } from '@nestjs/swagger';
import { INSTANT, PageLinks, UUID } from '@maillage/platform';

/** The consent of a source's owner. */
class SourceConsentDto {
  @ApiProperty({ description: 'Identifiant du client ou de l’agent qui peut écrire.', ...UUID })
  acces!: string;
  @ApiProperty({ description: 'Depuis quand.', ...INSTANT })
  depuis!: string;
}

/** A source the caller may write under. */
export class SourceDto {
  @ApiProperty({
    description: 'Nom de source, sous lequel des données sont inscrites.',
    maxLength: 100,
    example: 'annuaire-national',
  })
  nom!: string;
  @ApiProperty({
    description:
      '« propre » : elle vous appartient, à vous seul ; « accord » : son propriétaire vous laisse y écrire.',
    enum: ['propre', 'accord'],
  })
  titre!: 'propre' | 'accord';
  @ApiProperty({ description: 'Depuis quand vous pouvez y écrire.', ...INSTANT })
  depuis!: string;
  @ApiProperty({
    description: 'Les accès que vous laissez y écrire ; vide pour une source d’autrui.',
    type: [SourceConsentDto],
    maxItems: 1000,
  })
  accords!: SourceConsentDto[];
}

/** A page of sources. */
export class SourcesDto {
  @ApiProperty({ description: 'Les sources de la page.', type: [SourceDto], maxItems: 500 })
  data!: SourceDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
}
