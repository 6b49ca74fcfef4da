import 'reflect-metadata';
import { validationPipe } from '../edge/validation.js';
import { PartField, PartsField, TextField } from './field.js';

class Part {
  @TextField('Nom.', { max: 10 })
  nom!: string;
}
class Whole {
  @PartField('Une partie.', () => Part)
  partie!: Part;
  @PartsField('Des parties.', () => Part, { most: 3 })
  parties!: Part[];
}

const part = { nom: 'a' };
const taken = (body: object): Promise<unknown> =>
  validationPipe().transform(body, { type: 'body', metatype: Whole });

describe('a field that is an object', () => {
  it('is taken', async () => {
    expect(await taken({ partie: part, parties: [part] })).toEqual({
      partie: part,
      parties: [part],
    });
  });

  it.each([
    ['left out', { parties: [] }],
    ['a text', { partie: 'a', parties: [] }],
    ['a list', { partie: [], parties: [] }],
    ['a list among objects', { partie: part, parties: [part, []] }],
    ['a text among objects', { partie: part, parties: ['a'] }],
    ['nothing among objects', { partie: part, parties: [null] }],
  ])('is refused where it is %s', async (_, body) => {
    await expect(taken(body)).rejects.toThrow();
  });
});
