import type { Attendance } from '../deliberation/deliberation.js';
import type { Decision, Meeting } from './meeting.js';
import { type Assembly, settleMeeting } from './meeting-rules.js';

const BOARD: Assembly = {
  ...{ gouvernance_id: 'g', nom: 'Comité', type: 'strategique' },
  members: ['a', 'b', 'c', 'd'],
};
const there = (...ids: string[]): Attendance[] =>
  ids.map((structure_id) => ({ structure_id, presence: 'presente' }));
const held = (over: Partial<Meeting>): Meeting => ({
  ...{ comite_id: 'c', le: '2026-03-14', statut: 'tenue' },
  ...over,
});
const decides = (decision: Partial<Decision>, over: Partial<Meeting> = {}): Meeting =>
  held({
    presences: there('a', 'b', 'c'),
    ordre_du_jour: [
      { id: 'p', titre: 'Point', decision: { mode: 'consensus', texte: 'Oui', ...decision } },
    ],
    ...over,
  });
const settled = (value: Meeting, assembly = BOARD) =>
  settleMeeting({ id: 'm', value, before: undefined, today: '2026-03-14' }, assembly);
const faults = (...asked: Parameters<typeof settled>): string[] =>
  settled(...asked).faults.map(
    ({ pointer, code }) => `${pointer} ${code.replace('governance.', '')}`,
  );
const result = (...asked: Parameters<typeof settled>) =>
  settled(...asked).value.ordre_du_jour?.[0]?.decision?.resultat;

describe('a meeting', () => {
  it('decides by consensus unless its committee has other rules', () => {
    expect(result(decides({}))).toEqual({ issue: 'adoptee', voix: 3 });
    expect(result(decides({ objections: 1 }))).toEqual({ issue: 'rejetee', voix: 3 });
    expect(result(decides({ mode: 'avis' }))?.issue).toBe('avis');
    const votes = { pour: 1, contre: 1, abstention: 1 };
    expect(result(decides({ mode: 'vote', votes }))).toEqual({
      ...{ issue: 'rejetee', voix: 3, sur: 2, necessaires: 2 },
    });
    const most = { seuil: 'au_moins_la_moitie', denominateur: 'membres' } as const;
    expect(result(decides({ mode: 'vote', votes }), { ...BOARD, majorite: most })).toEqual({
      ...{ issue: 'rejetee', voix: 3, sur: 4, necessaires: 2 },
    });
  });

  it('decides nothing without quorum, but in a second meeting, nor before it was held', () => {
    const strict: Assembly = { ...BOARD, quorum: 'plus_de_la_moitie' };
    const few = { presences: there('a', 'b') };
    expect(faults(decides({}, few), strict)).toEqual(['/ordre_du_jour/0/decision no_quorum']);
    expect(faults(decides({}, { ...few, seconde: true }), strict)).toEqual([]);
    expect(faults(decides({}, { statut: 'prevue' }))).toEqual([
      '/ordre_du_jour/0/decision not_held',
    ]);
  });

  it('takes no more votes than there are voices, and none from who has no voice', () => {
    const votes = { pour: 3, contre: 1, abstention: 0 };
    expect(faults(decides({ mode: 'vote', votes }))).toEqual([
      '/ordre_du_jour/0/decision/votes too_many_votes',
    ]);
    expect(faults(decides({ mode: 'vote' }))).toEqual([
      '/ordre_du_jour/0/decision/votes votes_required',
    ]);
    expect(faults(held({ presences: there('a', 'x', 'a') }))).toEqual([
      '/presences/2/structure_id twice',
      '/presences/1/structure_id no_voice',
    ]);
  });

  it('keeps who had a voice when it was held', () => {
    const { value } = settled(held({ presences: there('a') }));
    expect(value.electeurs).toEqual(BOARD.members);
    const others = { ...BOARD, members: ['x'] };
    const later = settleMeeting({ id: 'm', value, before: value, today: '2026-04-01' }, others);
    expect(later).toEqual({ value, faults: [] });
  });

  it('has proxies where the rules say so, and none of a proxy', () => {
    const by = (structure_id: string, mandataire_id: string): Attendance => ({
      ...{ structure_id, mandataire_id },
      presence: 'representee',
    });
    const presences = [by('a', 'b'), ...there('b', 'c', 'd')];
    expect(faults(held({ presences }))).toEqual(['/presences/0/mandataire_id too_many_proxies']);
    const open: Assembly = { ...BOARD, mandats: 1 };
    expect(faults(held({ presences }), open)).toEqual([]);
    expect(faults(held({ presences: [by('a', 'b'), by('b', 'c'), ...there('c')] }), open)).toEqual([
      '/presences/0/mandataire_id proxy_of_proxy',
    ]);
    expect(faults(held({ presences: [by('a', 'z')] }), open)).toEqual([
      '/presences/0/mandataire_id unknown_proxy',
    ]);
  });
});
