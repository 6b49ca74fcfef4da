import { PageQuery, TextField, WholeField } from '@maillage/platform';
import { Transform } from 'class-transformer';

/** Which version of a bank is asked for. */
export class VersionQuery {
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? Number(value) : value))
  @WholeField('Version ; la présente par défaut.', {
    min: 1,
    max: 2_147_483_647,
    optional: true,
    example: 1,
  })
  version?: number;
}

/** Which items of a bank are asked for. */
export class ItemsQuery extends PageQuery {
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? Number(value) : value))
  @WholeField('Version ; la présente par défaut.', {
    min: 1,
    max: 2_147_483_647,
    optional: true,
    example: 1,
  })
  version?: number;

  @TextField('Compétence.', { max: 50, optional: true, example: '1.1' })
  competence?: string;
}
