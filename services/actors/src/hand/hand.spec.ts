import { corrected, hear, type HandField, type HandState, holdOver } from './hand.js';

const hand = (field: string, said: object, state: HandState = 'tenu'): HandField => ({
  id: `main-${field}`,
  subjectId: 'a',
  field,
  said: said as HandField['said'],
  state,
});

describe('what is corrected by hand', () => {
  it('is told by name: fields that make sense together go together, and dates are of the source', () => {
    const before = { nom: 'A', code_postal: '62000', commune: 'Arras', date_maj: '2026-01-01' };
    const after = { nom: 'A', code_postal: '62300', commune: 'Lens', date_maj: '2026-02-01' };
    expect(corrected('lieu', before, after)).toEqual(['adresse']);
    expect(corrected('lieu', { id: 'a', latitude: 1 }, { id: 'b', horaires: '24/7' })).toEqual([
      'position',
      'horaires',
    ]);
    expect(corrected('structure', { siret: '1', antennes: [] }, { siren: '2' })).toEqual([
      'numero',
    ]);
    expect(corrected('lieu', before, before)).toEqual([]);
  });

  it.each([
    ['the same as ever: it is asked', 'tenu', { horaires: 'A' }, 'ouvert'],
    ['what it said before, which waits', 'ouvert', { horaires: 'A' }, undefined],
    ['what it said before, put off', 'plus_tard', { horaires: 'A' }, undefined],
    ['what it said before, set aside', 'garde', { horaires: 'A' }, undefined],
    ['something new, while it waits', 'ouvert', { horaires: 'C' }, 'ouvert'],
    ['something new, put off', 'plus_tard', { horaires: 'C' }, 'ouvert'],
    ['something new, set aside', 'garde', { horaires: 'C' }, 'ouvert'],
    ['nothing any more', 'garde', {}, 'ouvert'],
    ['what the hand says', 'tenu', { horaires: 'B' }, 'accord'],
    ['what the hand says, at last', 'garde', { horaires: 'B' }, 'accord'],
  ] as const)('hears its source say %s', (_, state, now, next) => {
    const told = hear(hand('horaires', { horaires: 'A' }, state), now, { horaires: 'B' });
    expect(told?.state).toBe(next);
    if (told !== undefined) expect(told.said).toEqual(now);
  });

  it('stays over what the source says, which else is followed', () => {
    const told = { nom: 'Nouveau', horaires: 'A', latitude: 1, longitude: 2 };
    const present = { nom: 'Ancien', horaires: 'B', telephone: '3' };
    const hands = [
      hand('horaires', { horaires: 'A' }),
      hand('position', { latitude: 1, longitude: 2 }, 'garde'),
      hand('telephone', {}),
    ];
    const held = holdOver('lieu', told, present, hands);
    expect(held.item).toEqual({ nom: 'Nouveau', horaires: 'B', telephone: '3' });
    expect(held.remarks.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/horaires', 'actors.held_by_hand'],
      ['/latitude', 'actors.kept_by_hand'],
      ['/telephone', 'actors.held_by_hand'],
    ]);
  });

  it('is followed where the source says nothing of it, and ends where it agrees', () => {
    const hands = [hand('nom', { nom: 'A' }), hand('type', { type: 'CAF' })];
    const present = { nom: 'B', type: 'EPCI' };
    const held = holdOver('structure', present, present, hands, (name) => name === 'nom');
    expect(held).toMatchObject({
      ...{ item: present, remarks: [] },
      heard: [{ hand: hands[0], next: { said: { nom: 'B' }, state: 'accord' } }],
    });
  });
});
