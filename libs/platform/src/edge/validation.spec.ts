import { DomainError } from '@maillage/kernel';
import { IsOptional, IsString } from 'class-validator';
import { validationPipe } from './validation.js';

class Wish {
  @IsOptional()
  @IsString()
  nom?: string;
}

describe('validation of a body', () => {
  it.each(['prototype', '__proto__', 'constructor', 'toString'])(
    'tells a field called %s, which would be dropped without a word',
    async (name) => {
      const body: unknown = JSON.parse(`{"nom":"x","${name}":{}}`);
      const refusal = await validationPipe()
        .transform(body, { type: 'body', metatype: Wish })
        .catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(DomainError);
      expect((refusal as DomainError).faults).toMatchObject([
        { pointer: `/${name}`, code: 'platform.unknown_field' },
      ]);
    },
  );
});
