import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageLinks, PageMetaDto } from '../answer/page.js';
import { INSTANT, UUID } from '../contract/declare.js';

const COUNT = {
  type: 'integer',
  format: 'int64',
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
} as const;

/** How a state is told. */
export const STATES = {
  receiving: 'en_attente',
  waiting: 'en_attente',
  running: 'en_cours',
  done: 'terminee',
  failed: 'echouee',
  cancelled: 'annulee',
} as const;

/** How far a task is. */
export class ProgressDto {
  @ApiProperty({ description: 'Ce qui est fait, dans l’unité propre à la tâche.', ...COUNT })
  fait!: number;
  @ApiPropertyOptional({ description: 'Ce qu’il y a à faire, quand c’est connu.', ...COUNT })
  total?: number;
  @ApiPropertyOptional({
    description: 'Ce qui se fait par seconde, depuis la dernière reprise.',
    type: 'number',
    format: 'double',
    example: 1250.5,
  })
  par_seconde?: number;
  @ApiPropertyOptional({ description: 'Secondes restantes, estimées à ce rythme.', ...COUNT })
  reste_secondes?: number;
}

/** What was refused. */
export class RejectsDto {
  @ApiProperty({ description: 'Nombre de rejets jusqu’ici.', ...COUNT })
  nombre!: number;
  @ApiPropertyOptional({
    description:
      'Les premiers, dans l’ordre ; le flux d’événements les donne tous. Absents des listes.',
    type: 'array',
    maxItems: 100,
    items: { type: 'object', additionalProperties: true },
  })
  premiers?: object[];
}

/** Why a task failed. */
export class TaskErrorDto {
  @ApiProperty({ description: 'Code stable.', maxLength: 100 })
  code!: string;
  @ApiProperty({ description: 'Ce qui ne va pas et que faire.', maxLength: 2000 })
  detail!: string;
}

/** A task. */
export class TaskDto {
  @ApiProperty({ description: 'Identifiant.', ...UUID })
  id!: string;
  @ApiProperty({
    description: 'Ce qu’elle fait.',
    maxLength: 100,
    example: 'journal.verification',
  })
  nature!: string;
  @ApiProperty({ description: 'État.', enum: [...new Set(Object.values(STATES))] })
  etat!: string;
  @ApiProperty({ description: 'Où elle en est.', type: ProgressDto })
  progression!: ProgressDto;
  @ApiPropertyOptional({
    description: 'Le résultat, d’une forme propre à sa nature, une fois terminée.',
    type: 'object',
    additionalProperties: true,
  })
  resultat?: object;
  @ApiPropertyOptional({ description: 'Ce qui a été refusé, s’il y en a.', type: RejectsDto })
  rejets?: RejectsDto;
  @ApiPropertyOptional({ description: 'Pourquoi elle a échoué.', type: TaskErrorDto })
  erreur?: TaskErrorDto;
  @ApiPropertyOptional({
    description: 'Vrai quand son annulation est demandée et qu’elle n’a pas encore cessé.',
    type: 'boolean',
  })
  annulation_demandee?: boolean;
  @ApiProperty({ description: 'Quand elle a été demandée.', ...INSTANT })
  creation!: string;
  @ApiPropertyOptional({ description: 'Quand elle a commencé.', ...INSTANT })
  debut?: string;
  @ApiPropertyOptional({ description: 'Quand elle a fini.', ...INSTANT })
  fin?: string;
}

/** A page of tasks. */
export class TasksDto {
  @ApiProperty({
    description: 'Les tâches, la plus récente d’abord.',
    type: [TaskDto],
    maxItems: 500,
  })
  data!: TaskDto[];
  @ApiProperty({ description: 'Liens.', type: PageLinks })
  links!: PageLinks;
  @ApiProperty({ description: 'Ce que la page dit d’elle-même.', type: PageMetaDto })
  meta!: PageMetaDto;
}
