import {
  BEGINNING,
  countOf,
  differenceOf,
  digestOf,
  faultOf,
  firstUnsigned,
  type Found,
  GENESIS,
  hashOf,
  isSigned,
  type Seal,
  type SealContent,
} from './journal-chain.js';
import { JournalKey } from './journal-key.file.js';

const key = new JournalKey(Buffer.alloc(32, 7));
const lines = ['a', 'b', 'c', 'd'].map((text) => digestOf(Buffer.from(text)));

function seal(more: Partial<SealContent> = {}): Seal {
  const content: SealContent = {
    seq: 1,
    last: { system: '42', transaction: '1000', id: '4' },
    entries: 4,
    digests: Buffer.concat(lines),
    previous: GENESIS,
    at: new Date('2026-01-02T03:04:05.678Z'),
    publicKey: key.publicKey,
    ...more,
  };
  const hash = hashOf(content);
  return { ...content, hash, signature: key.sign(hash) };
}

describe('a seal', () => {
  it('has a hash that anybody can compute again', () => {
    // sha256 of the JSON array, taken with other tools; a change of the encoding would make every journal look forged.
    expect(hashOf(seal()).toString('hex')).toBe(
      'acefb2f30688405814ac277575d59e2f979b693ba34e91c7e33ea617abbacaa2',
    );
    expect(countOf(seal())).toBe(4);
  });

  it.each<[string, Partial<SealContent>]>([
    ['seq', { seq: 2 }],
    ['server', { last: { system: '43', transaction: '1000', id: '4' } }],
    ['transaction', { last: { system: '42', transaction: '1001', id: '4' } }],
    ['id', { last: { system: '42', transaction: '1000', id: '5' } }],
    ['number of entries', { entries: 5 }],
    ['digests', { digests: Buffer.concat([...lines].reverse()) }],
    ['previous', { previous: Buffer.alloc(32, 1) }],
    ['instant', { at: new Date('2026-01-02T03:04:05.679Z') }],
    ['public key', { publicKey: Buffer.alloc(32, 1) }],
  ])('has another hash with another %s', (_, change) => {
    expect(hashOf({ ...seal(), ...change }).equals(seal().hash)).toBe(false);
  });

  it('follows the one before it, or the fault is named', () => {
    expect(faultOf(seal(), BEGINNING)).toBeUndefined();
    const first = seal();
    const second = seal({ seq: 2, entries: 8, previous: first.hash });
    expect(faultOf(second, first)).toBeUndefined();
    expect(faultOf(second, BEGINNING)).toBe('sceau_manquant');
    expect(faultOf({ ...second, previous: GENESIS }, first)).toBe('chaine_rompue');
    expect(faultOf({ ...second, at: new Date(0) }, first)).toBe('sceau_modifie');
    expect(faultOf(seal({ seq: 2, entries: 9, previous: first.hash }), first)).toBe(
      'sceau_modifie',
    );
  });

  it('is signed by the key it names, and by no other', async () => {
    const good = seal();
    const wrong = [
      { ...good, hash: Buffer.alloc(32) },
      { ...good, publicKey: new JournalKey(Buffer.alloc(32, 8)).publicKey },
      { ...good, publicKey: Buffer.alloc(3), signature: Buffer.alloc(0) },
    ];
    expect(await isSigned(good)).toBe(true);
    expect(await Promise.all(wrong.map(isSigned))).toEqual([false, false, false]);
    expect(await firstUnsigned([good, good])).toBeUndefined();
    expect(await firstUnsigned([good, ...wrong, good])).toBe(wrong[0]);
  });
});

describe('the first difference', () => {
  const sealed = Buffer.concat(lines);
  const found = (...texts: string[]): Found[] =>
    texts.map((text, index) => ({ id: String(index + 1), digest: digestOf(Buffer.from(text)) }));

  it.each<[string, string[], ReturnType<typeof differenceOf>]>([
    ['none', ['a', 'b', 'c', 'd'], undefined],
    ['a change', ['a', 'X', 'c', 'd'], { nature: 'entree_modifiee', id: '2', rank: 1 }],
    ['a removal', ['a', 'c', 'd'], { nature: 'entree_retiree', rank: 1 }],
    ['a removal at the end', ['a', 'b', 'c'], { nature: 'entree_retiree', rank: 3 }],
    ['an insertion', ['a', 'X', 'b', 'c', 'd'], { nature: 'entree_inseree', id: '2', rank: 1 }],
    [
      'an insertion at the end',
      ['a', 'b', 'c', 'd', 'X'],
      { nature: 'entree_inseree', id: '5', rank: 4 },
    ],
    [
      'two that changed places',
      ['a', 'c', 'b', 'd'],
      { nature: 'entree_modifiee', id: '2', rank: 1 },
    ],
    ['all gone', [], { nature: 'entree_retiree', rank: 0 }],
  ])('is told: %s', (_, texts, expected) => {
    expect(differenceOf(sealed, found(...texts))).toEqual(expected);
  });
});
