import { ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { DAY, IsDay, PageQuery, says } from '@maillage/platform';
import { IsOptional, IsString, MaxLength } from 'class-validator';

/** What of one's own journal is asked for. */
export class OwnJournalQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Premier jour, heure de Paris.', ...DAY })
  @IsOptional()
  @IsDay('du')
  du?: string;
  @ApiPropertyOptional({ description: 'Dernier jour compris, heure de Paris.', ...DAY })
  @IsOptional()
  @IsDay('au')
  au?: string;
  @ApiPropertyOptional({ description: 'Action.', maxLength: 100, example: 'clients.ouvrir' })
  @IsOptional()
  @IsString(says('action est un texte, donné une seule fois.', 'action is a text, given once.'))
  @MaxLength(100, says('action : 100 caractères au plus.', 'action: 100 characters at most.'))
  action?: string;
  @ApiPropertyOptional({ description: 'Identifiant du sujet.', maxLength: 500 })
  @IsOptional()
  @IsString(says('sujet est un texte, donné une seule fois.', 'sujet is a text, given once.'))
  @MaxLength(500, says('sujet : 500 caractères au plus.', 'sujet: 500 characters at most.'))
  sujet?: string;
  @ApiPropertyOptional({ description: 'Service.', maxLength: 100, example: 'activities' })
  @IsOptional()
  @IsString(says('service est un texte, donné une seule fois.', 'service is a text, given once.'))
  @MaxLength(100, says('service : 100 caractères au plus.', 'service: 100 characters at most.'))
  service?: string;
}

/** What of the whole journal is asked for. */
export class JournalQuery extends OwnJournalQuery {
  @ApiPropertyOptional({ description: 'Identifiant du client ou de l’agent.', maxLength: 200 })
  @IsOptional()
  @IsString(says('acteur est un texte, donné une seule fois.', 'acteur is a text, given once.'))
  @MaxLength(200, says('acteur : 200 caractères au plus.', 'acteur: 200 characters at most.'))
  acteur?: string;
}

/** Where a verification goes on. */
export class VerificationQuery extends PickType(PageQuery, ['curseur'] as const) {}
