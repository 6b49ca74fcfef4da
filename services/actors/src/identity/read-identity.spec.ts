import { readIdentity } from './read-identity.js';

const faultsOf = (body: unknown): string[] => {
  const read = readIdentity(body, 'identite');
  return 'faults' in read
    ? read.faults.map(({ pointer, code }) => `${pointer} ${code.slice(7)}`)
    : [];
};

describe('readIdentity', () => {
  it('reads an address in whatever case as one', () => {
    expect(readIdentity({ nom: ' Martin ', courriel: 'Ada.Martin@Exemple.FR' }, '')).toEqual({
      identity: { nom: 'Martin', courriel: 'ada.martin@exemple.fr' },
    });
  });

  it('names every fault, and repeats nothing of what it read', () => {
    const body = { nom: 1, prenom: 'x'.repeat(201), courriel: 'ada', telephone: 'ici', age: 3 };
    expect(faultsOf(body)).toEqual([
      '/identite/age unknown_field',
      '/identite/courriel invalid_form',
      '/identite/nom wrong_type',
      '/identite/prenom too_long',
      '/identite/telephone invalid_form',
    ]);
    expect(JSON.stringify(readIdentity(body, ''))).not.toContain('ada"');
    expect(faultsOf({})).toEqual(['/identite empty_identity']);
    expect(faultsOf('Martin')).toEqual(['/identite wrong_type']);
  });
});
