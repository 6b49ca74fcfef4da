import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { says, UUID } from '@maillage/platform';
import { IsIn, IsOptional } from 'class-validator';
import type { CalendarName } from '../sequence/calendar.js';

const DAYS = { type: 'integer', format: 'int32', minimum: -1_000_000, maximum: 1_000_000 } as const;
const IDS = {
  type: [String] as [StringConstructor],
  maxItems: 20_000,
  items: { type: 'string' as const, ...UUID },
};

/** By what days are counted. */
export class SequenceQuery {
  @ApiPropertyOptional({
    description:
      'Jours comptés : « ouvres » (du lundi au vendredi, sans les jours fériés de métropole) ou « civil » (tous).',
    enum: ['ouvres', 'civil'],
    default: 'ouvres',
  })
  @IsOptional()
  @IsIn(
    ['ouvres', 'civil'],
    says('calendrier vaut « ouvres » ou « civil ».', 'calendrier is "ouvres" or "civil".'),
  )
  calendrier?: CalendarName;
}

/** A first and a last day. */
export class SpanDto {
  @ApiPropertyOptional({ description: 'Premier jour.', maxLength: 10, example: '2026-03-10' })
  debut?: string;
  @ApiPropertyOptional({ description: 'Dernier jour.', maxLength: 10, example: '2026-03-12' })
  fin?: string;
}

/** An action in its sequence. */
export class SequencedDto {
  @ApiProperty({ description: 'Action.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Intitulé.', maxLength: 300, example: 'Premier atelier' })
  intitule!: string;
  @ApiProperty({
    description: 'Ce qui est promis ; rien ne le déplace de soi-même.',
    type: SpanDto,
  })
  promesse!: SpanDto;
  @ApiProperty({ description: 'Durée, en jours comptés.', ...DAYS })
  duree!: number;
  @ApiProperty({ description: 'Au plus tôt, d’après ce qu’elle attend.', type: SpanDto })
  au_plus_tot!: SpanDto;
  @ApiProperty({
    description:
      'Jours dont elle peut glisser sans que la fin de l’ensemble glisse ; négatif si elle ne peut être tenue.',
    ...DAYS,
  })
  marge!: number;
  @ApiProperty({ description: 'Sur le chemin critique.' })
  critique!: boolean;
  @ApiPropertyOptional({
    description:
      'Jours entre ce qu’elle attend et sa promesse ; négatif si la promesse ne peut être tenue.',
    ...DAYS,
  })
  marge_promesse?: number;
  @ApiPropertyOptional({
    description: 'De combien de jours la promesse est violée.',
    ...DAYS,
    minimum: 1,
  })
  violee_de?: number;
  @ApiPropertyOptional({ description: 'Ce qui pourrait être promis à la place.', type: SpanDto })
  proposition?: SpanDto;
  @ApiProperty({ description: 'Actions dont la promesse ne tient plus à cause d’elle.', ...IDS })
  retarde!: readonly string[];
  @ApiProperty({ description: 'Sa fin promise est passée.' })
  en_retard!: boolean;
}

/** The sequence of a roadmap. */
export class SequenceDto {
  @ApiProperty({
    description: 'Le jour pour lequel elle est dite.',
    maxLength: 10,
    example: '2026-03-14',
  })
  jour!: string;
  @ApiProperty({ description: 'Jours comptés.', enum: ['ouvres', 'civil'] })
  calendrier!: CalendarName;
  @ApiProperty({
    description: 'Actions qui ont deux dates.',
    type: [SequencedDto],
    maxItems: 20_000,
  })
  actions!: SequencedDto[];
  @ApiProperty({ description: 'La plus longue chaîne, la première action d’abord.', ...IDS })
  chemin_critique!: readonly string[];
  @ApiProperty({ description: 'Actions sans deux dates : elles n’y prennent pas part.', ...IDS })
  sans_dates!: readonly string[];
}
