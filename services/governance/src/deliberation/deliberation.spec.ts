import { type Attendance, countVote, neededOf, voicesOf } from './deliberation.js';

describe('a deliberation', () => {
  it('rounds as its threshold says, and names its denominator (G-09)', () => {
    const needed = (threshold: Parameters<typeof neededOf>[0]) =>
      [39, 40].map((members) => neededOf(threshold, members));
    expect(needed('plus_de_la_moitie')).toEqual([20, 21]);
    expect(needed('au_moins_la_moitie')).toEqual([20, 20]);
    expect(needed('deux_tiers')).toEqual([26, 27]);
    const ballot = { pour: 9, contre: 4, abstention: 2 };
    const voters = { entitled: 15, members: 20 };
    const told = (
      seuil: Parameters<typeof neededOf>[0],
      denominateur: 'exprimes' | 'presents' | 'membres',
    ) => countVote(ballot, { seuil, denominateur }, voters);
    expect(told('deux_tiers', 'exprimes')).toEqual({
      ...{ denominator: 13, needed: 9, isAdopted: true },
    });
    expect(told('deux_tiers', 'presents')).toMatchObject({ denominator: 15, isAdopted: false });
    expect(told('au_moins_la_moitie', 'membres')).toMatchObject({ needed: 10, isAdopted: false });
    // Nobody for it is no majority of nobody.
    const none = { pour: 0, contre: 0, abstention: 15 };
    const majority = { seuil: 'au_moins_la_moitie', denominateur: 'exprimes' } as const;
    expect(countVote(none, majority, voters).isAdopted).toBe(false);
  });

  it('counts a proxy only while its bearer is there, and tells it apart (G-07)', () => {
    const a: Attendance = { structure_id: 'a', presence: 'representee', mandataire_id: 'b' };
    const b = (presence: Attendance['presence']): Attendance => ({ structure_id: 'b', presence });
    expect(voicesOf([a, b('absente')])).toEqual([]);
    expect(voicesOf([a, b('visio')])).toEqual([
      { structure_id: 'a', by: 'b' },
      { structure_id: 'b', by: 'b' },
    ]);
  });
});
