import { ApiProperty } from '@nestjs/swagger';
import { profils } from '@maillage/nomenclatures';
import { PageLinks, PageMetaDto, UUID } from '@maillage/platform';
import { PostBodyDto } from './post.dto.js';

/** One post of a team, with the profiles of whoever holds it. */
export class TeamMemberDto extends PostBodyDto {
  @ApiProperty({ description: 'Identifiant du poste.', ...UUID })
  poste_id!: string;
  @ApiProperty({
    description: 'Profils du professionnel ; vide pour un poste vacant.',
    enum: profils.valeurs.map(({ code }) => code),
    isArray: true,
    maxItems: 1000,
  })
  profils!: string[];
}

/** A page of a team. */
export class TeamDto {
  @ApiProperty({
    description: 'Les postes qui courent ce jour-là.',
    type: [TeamMemberDto],
    maxItems: 500,
  })
  data!: TeamMemberDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}
