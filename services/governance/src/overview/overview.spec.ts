import type { Action } from '../action/action.js';
import { overviewOf } from './overview.js';

const action = (over: Partial<Action>): Action => ({
  ...{ intitule: 'Action', feuilles: [{ feuille_id: 'f' }], statut: { code: 'en_cours' } },
  ...over,
});

describe('the overview of a coordinator', () => {
  it('tells what is late, blocked, without news or can’t be held, the longest first', () => {
    const overview = overviewOf(
      [
        { id: 'fine', action: action({ debut: '2026-01-01', fin: '2026-12-31' }) },
        { id: 'late', action: action({ debut: '2026-01-01', fin: '2026-06-12' }) },
        { id: 'later', action: action({ fin: '2026-03-01' }) },
        { id: 'over', action: action({ fin: '2026-03-01', statut: { code: 'realisee' } }) },
        {
          id: 'stuck',
          action: action({
            statut: { code: 'bloquee', depuis: '2026-06-01', bloquee_par: 'La convention' },
          }),
        },
        {
          id: 'mute',
          action: action({
            nouvelles: 'mensuelles',
            nouvelle: { le: '2026-05-14', texte: 'Bien' },
          }),
        },
        {
          id: 'heard',
          action: action({
            nouvelles: 'mensuelles',
            nouvelle: { le: '2026-05-15', texte: 'Bien' },
          }),
        },
        {
          id: 'next',
          action: action({
            ...{ debut: '2026-06-15', fin: '2026-06-19' },
            depend_de: [{ action_id: 'late', delai: 2 }],
          }),
        },
      ],
      '2026-06-15',
    );
    const ids = (list: 'late' | 'blocked' | 'silent' | 'broken') =>
      overview[list].map(({ id, days }) => [id, days]);
    expect(ids('late')).toEqual([
      ['later', 106],
      ['late', 3],
    ]);
    expect(ids('blocked')).toEqual([['stuck', 14]]);
    expect(ids('silent')).toEqual([['mute', 32]]);
    // What it waits for ends today at the earliest, and two working days more.
    expect(ids('broken')).toEqual([['next', 3]]);
  });
});
