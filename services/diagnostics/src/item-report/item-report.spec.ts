import { decideReport, isReason, SUSPENSIONS } from './item-report.js';

describe('a report of a question', () => {
  it('suspends it at once', () => {
    expect(decideReport([], '1.1-01')).toEqual({ kind: 'accepted', suspends: true });
    expect(decideReport(['1.1-02'], '1.1-01')).toEqual({ kind: 'accepted', suspends: true });
  });

  it('counts once for each participation', () => {
    expect(decideReport(['1.1-01'], '1.1-01')).toEqual({ kind: 'same' });
  });

  it('only waits in the queue once the same participation has suspended as many as it may', () => {
    const reported = Array.from({ length: SUSPENSIONS }, (_, at) => `x-${at}`);
    expect(decideReport(reported, '1.1-01')).toEqual({ kind: 'accepted', suspends: false });
    expect(decideReport(reported.slice(1), '1.1-01')).toMatchObject({ suspends: true });
    expect(decideReport(reported, 'x-0')).toEqual({ kind: 'same' });
  });

  it('has one of the reasons that are offered', () => {
    expect(isReason('blessante')).toBe(true);
    for (const other of ['autre', '', undefined]) expect(isReason(other)).toBe(false);
  });
});
