import {
  type Format,
  FormatParameter,
  PageQuery,
  says,
  SpreadsheetParameter,
  TextField,
  UUID,
} from '@maillage/platform';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';

/** Formats of needs, the default first. */
export const NEED_FORMATS = ['json', 'csv', 'xlsx'] as const satisfies Format[];

/** Which needs are asked for. */
export class NeedsQuery extends PageQuery {
  @TextField('Territoire des campagnes qui les disent, par exemple epci-200033579.', {
    max: 30,
    optional: true,
    example: 'epci-200033579',
  })
  territoire?: string;

  @ApiPropertyOptional({ description: 'Campagne.', ...UUID })
  @IsOptional()
  @IsUUID(
    'all',
    says('Attendu : un identifiant de campagne (UUID).', 'Expected: the id of a campaign (UUID).'),
  )
  campagne?: string;

  @TextField('Compétence.', { max: 50, optional: true, example: '1.1' })
  competence?: string;

  @FormatParameter(NEED_FORMATS)
  format?: Format;

  @SpreadsheetParameter()
  tableur?: 'oui' | 'non';
}
