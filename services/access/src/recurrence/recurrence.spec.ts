import { toDto } from './recurrence.mapping.dto.js';
import type { RecurrenceRow } from './recurrence.queries.store.js';

const row: RecurrenceRow = {
  service: 'access',
  name: 'conservation',
  title: 'Conservation des données',
  period: 'chaque jour à 3 h',
  due_at: new Date('2026-03-11T02:00:00Z'),
  began_at: new Date('2026-03-10T02:00:00Z'),
  ended_at: new Date('2026-03-10T02:01:00Z'),
  has_failed: false,
  is_held: false,
};

describe('recurring work as the API shows it', () => {
  it('says when it ran last, how that ended, and when it comes next', () => {
    expect(toDto(row)).toEqual({
      nom: 'conservation',
      titre: 'Conservation des données',
      service: 'access',
      periode: 'chaque jour à 3 h',
      derniere: {
        debut: '2026-03-10T02:00:00.000Z',
        fin: '2026-03-10T02:01:00.000Z',
        issue: 'reussie',
      },
      prochaine: '2026-03-11T02:00:00.000Z',
    });
    expect(toDto({ ...row, has_failed: true }).derniere?.issue).toBe('echouee');
  });

  it('distinguishes work under way from what a process left', () => {
    const open = { ...row, ended_at: null, has_failed: null };
    expect(toDto({ ...open, is_held: true }).derniere).toEqual({
      debut: '2026-03-10T02:00:00.000Z',
      issue: 'en_cours',
    });
    expect(toDto(open).derniere?.issue).toBe('interrompue');
  });

  it('says nothing of a last run where there was none', () => {
    expect(toDto({ ...row, began_at: null })).not.toHaveProperty('derniere');
  });
});
