import { ApiPropertyOptional } from '@nestjs/swagger';
import { DAY, IsDay, says } from '@maillage/platform';
import { IsIn, IsOptional } from 'class-validator';

/** How a network ends. */
export class EndNetworkQuery {
  @ApiPropertyOptional({ description: 'Dernier jour ; aujourd’hui par défaut.', ...DAY })
  @IsOptional()
  @IsDay('date')
  date?: string;

  @ApiPropertyOptional({
    description: '« oui » : inscrit par erreur, dans les 24 heures ; retiré, sans dernier jour.',
    enum: ['oui', 'non'],
    default: 'non',
  })
  @IsOptional()
  @IsIn(['oui', 'non'], says('erreur vaut « oui » ou « non ».', 'erreur is "oui" or "non".'))
  erreur?: 'oui' | 'non';
}
