import { ApiProperty } from '@nestjs/swagger';
import { frequencesComite, typesComite } from '@maillage/nomenclatures';
import {
  ChoiceField,
  IdField,
  IdsField,
  INSTANT,
  PageLinks,
  PageMetaDto,
  PartField,
  TextField,
  UUID,
  WholeField,
} from '@maillage/platform';
import type { Denominator, Majority, Threshold } from '../deliberation/deliberation.js';
import { codesOf } from '../record/codes-of.js';
import type { Committee } from './committee.js';

const VERSION = { type: 'integer', format: 'int32', minimum: 1, maximum: 2_147_483_647 } as const;
const THRESHOLDS: Threshold[] = ['plus_de_la_moitie', 'au_moins_la_moitie', 'deux_tiers'];
const DENOMINATORS: Denominator[] = ['exprimes', 'presents', 'membres'];

/** A majority, and of what it is counted. */
export class MajorityDto implements Majority {
  @ChoiceField('Seuil.', THRESHOLDS, { example: 'deux_tiers' })
  seuil!: Threshold;
  @ChoiceField(
    'De quoi : des votes pour ou contre, des voix présentes, de tous les membres.',
    DENOMINATORS,
    {
      example: 'exprimes',
    },
  )
  denominateur!: Denominator;
}

/** What is written of a committee. */
export class CommitteeBodyDto implements Committee {
  @IdField('Gouvernance.')
  gouvernance_id!: string;
  @TextField('Nom.', { max: 300, example: 'Comité stratégique' })
  nom!: string;
  @ChoiceField('Type, de la nomenclature type_comite.', codesOf(typesComite), {
    example: 'strategique',
  })
  type!: Committee['type'];
  @ChoiceField('Fréquence, de la nomenclature frequence_comite.', codesOf(frequencesComite), {
    optional: true,
    example: 'trimestrielle',
  })
  frequence?: NonNullable<Committee['frequence']>;
  @IdsField('Structures qui ont une voix ; les membres confirmés de la gouvernance par défaut.', {
    most: 500,
    optional: true,
    example: [],
  })
  membres?: string[];
  @ChoiceField('Quorum ; aucun par défaut.', THRESHOLDS, {
    optional: true,
    example: 'plus_de_la_moitie',
  })
  quorum?: Threshold;
  @PartField('Majorité d’un vote ; plus de la moitié des exprimés par défaut.', () => MajorityDto, {
    optional: true,
  })
  majorite?: MajorityDto;
  @WholeField('Mandats qu’un membre peut porter ; aucun par défaut.', {
    min: 0,
    max: 20,
    optional: true,
    example: 1,
  })
  mandats?: number;
}

/** A committee that is entered. */
export class NewCommitteeDto extends CommitteeBodyDto {
  @TextField('Identifiant chez vous ; le nôtre par défaut.', {
    max: 200,
    optional: true,
    example: 'comite-1',
  })
  source_id?: string;
}

/** A committee. */
export class CommitteeDto extends CommitteeBodyDto {
  @ApiProperty({ description: 'Notre identifiant.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Source.', maxLength: 63, example: 'departement-62' })
  source!: string;
  @ApiProperty({ description: 'Identifiant chez la source.', maxLength: 200, example: 'c-1' })
  source_id!: string;
  @ApiProperty({
    description: 'Structures qui ont une voix aujourd’hui.',
    type: [String],
    maxItems: 500,
    items: { type: 'string', ...UUID },
  })
  voix!: readonly string[];
  @ApiProperty({ description: 'Entrée.', ...INSTANT })
  creation!: string;
  @ApiProperty({ description: 'Dernière modification.', ...INSTANT })
  modification!: string;
  @ApiProperty({ description: 'Version, 1 à la création.', ...VERSION })
  version!: number;
}

/** A page of committees. */
export class CommitteesDto {
  @ApiProperty({ description: 'Comités de la page.', type: [CommitteeDto], maxItems: 500 })
  data!: CommitteeDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}
