import type { SentActivity } from '../activity/activity.js';
import { mayBeExported, pseudonymise, sparing, withoutHeld } from './pseudonymise.js';

const sent = {
  type: 'collectif',
  mediateur_ref: 'med-17',
  beneficiaires: { total: 2, refs: ['p-88', 'p-91'] },
} as unknown as SentActivity;
const names = {
  beneficiary: (ref: string) => `b${ref.length}`,
  worker: (ref: string) => `w${ref.length}`,
};

describe('pseudonymise', () => {
  it('leaves no reference of the source behind, and everything else as it was', () => {
    const kept = pseudonymise(sent, names);
    expect(kept).toEqual({
      type: 'collectif',
      mediateur: 'w6',
      beneficiaires: { total: 2, refs: ['b4', 'b4'] },
    });
    expect(JSON.stringify(kept)).not.toMatch(/med-17|p-88|p-91/);
  });

  it('adds nobody where nobody is named', () => {
    const plain = { type: 'individuel', beneficiaires: { total: 1 } } as unknown as SentActivity;
    expect(pseudonymise(plain, names)).toEqual(plain);
  });

  it('leaves pseudonyms that the activity holds already, and names the others', () => {
    const shown = 'A'.repeat(21) + '-';
    const back = {
      ...sent,
      beneficiaires: { total: 2, refs: [shown, 'p-91'] },
    } as unknown as SentActivity;
    const held = new Set([shown]);
    expect([mayBeExported(back), mayBeExported(sent)]).toEqual([true, false]);
    expect(withoutHeld(back, held).beneficiaires.refs).toEqual(['p-91']);
    expect(pseudonymise(back, sparing(names, held)).beneficiaires.refs).toEqual([shown, 'b4']);
    expect(pseudonymise(back, sparing(names, new Set())).beneficiaires.refs).toEqual(['b22', 'b4']);
  });
});
