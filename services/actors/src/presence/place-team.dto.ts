import { ApiProperty } from '@nestjs/swagger';
import { profils } from '@maillage/nomenclatures';
import { PageLinks, PageMetaDto, UUID } from '@maillage/platform';
import { PresenceBodyDto } from './presence.dto.js';

/** One presence in a place, with the profiles of the professional. */
export class PlaceMemberDto extends PresenceBodyDto {
  @ApiProperty({ description: 'Identifiant de la présence.', ...UUID })
  presence_id!: string;
  @ApiProperty({
    description: 'Profils du professionnel.',
    enum: profils.valeurs.map(({ code }) => code),
    isArray: true,
    maxItems: 1000,
  })
  profils!: string[];
}

/** A page of those who are in a place. */
export class PlaceTeamDto {
  @ApiProperty({
    description: 'Les présences qui courent ce jour-là.',
    type: [PlaceMemberDto],
    maxItems: 500,
  })
  data!: PlaceMemberDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}
