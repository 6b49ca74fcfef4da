import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ChoiceField,
  INSTANT,
  PageLinks,
  PageMetaDto,
  PageQuery,
  TextField,
  UUID,
} from '@maillage/platform';
import { type Reason, REASONS } from './item-report.js';

/** States, as the API writes them. */
const ETATS = ['en_attente', 'retabli', 'retire'] as const;
export type Etat = (typeof ETATS)[number];
const COUNT = { type: 'integer', format: 'int32', minimum: 1, maximum: 1_000_000 } as const;

/** A question that is reported. */
export class NewItemReportDto {
  @TextField('La question qui attend.', { max: 100, example: '1.1-01' })
  item!: string;
  @ChoiceField('Pourquoi ; un choix, et aucun texte libre.', REASONS, {
    example: 'incomprehensible',
  })
  motif!: Reason;
}

/** Which reported questions are asked for. */
export class ItemReportsQuery extends PageQuery {
  @ChoiceField('État ; tous par défaut.', ETATS, { optional: true, example: 'en_attente' })
  etat?: Etat;
}

/** What is decided of one. */
export class ItemReportDecisionDto {
  @ChoiceField('« retablir » : elle est posée à nouveau ; « retirer » : plus à personne.', [
    'retablir',
    'retirer',
  ] as const)
  decision!: 'retablir' | 'retirer';
}

/** How often a reason was given. */
export class ReasonCountDto {
  @ApiProperty({ description: 'Motif.', enum: REASONS })
  motif!: Reason;
  @ApiProperty({ description: 'Signalements qui le donnent.', ...COUNT })
  nombre!: number;
}

/** A question that was reported. */
export class ItemReportDto {
  @ApiProperty({ description: 'Identifiant.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Item.', maxLength: 100, example: '1.1-01' })
  item!: string;
  @ApiProperty({ description: 'Version de son texte au premier signalement.', ...COUNT })
  version_item!: number;
  @ApiProperty({
    description: 'Sa question, telle qu’elle est aujourd’hui.',
    maxLength: 3000,
    example: 'Où cherchez-vous d’abord ?',
  })
  question!: string;
  @ApiProperty({ description: 'État.', enum: ETATS })
  etat!: Etat;
  @ApiProperty({
    description:
      'Elle n’est posée à personne en attendant. Sinon, elle n’est plus posée à qui l’a signalée.',
  })
  suspendu!: boolean;
  @ApiProperty({ description: 'Ce qui en est dit.', type: [ReasonCountDto], maxItems: 5 })
  motifs!: ReasonCountDto[];
  @ApiProperty({ description: 'Premier signalement.', ...INSTANT })
  premier!: string;
  @ApiProperty({ description: 'Dernier signalement.', ...INSTANT })
  dernier!: string;
  @ApiPropertyOptional({ description: 'Décision.', ...INSTANT })
  decide_le?: string;
}

/** A page of reported questions. */
export class ItemReportsDto {
  @ApiProperty({ description: 'Les questions signalées.', type: [ItemReportDto], maxItems: 500 })
  data!: ItemReportDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}
