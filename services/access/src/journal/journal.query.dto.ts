import { ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { DAY, IsDay, PageQuery } from '@maillage/platform';
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
  @IsString()
  @MaxLength(100)
  action?: string;
  @ApiPropertyOptional({ description: 'Identifiant du sujet.', maxLength: 500 })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  sujet?: string;
  @ApiPropertyOptional({ description: 'Service.', maxLength: 100, example: 'activities' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  service?: string;
}

/** What of the whole journal is asked for. */
export class JournalQuery extends OwnJournalQuery {
  @ApiPropertyOptional({ description: 'Identifiant du client ou de l’agent.', maxLength: 200 })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  acteur?: string;
}

/** Where a verification goes on. */
export class VerificationQuery extends PickType(PageQuery, ['curseur'] as const) {}
