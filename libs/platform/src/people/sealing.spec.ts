import { randomBytes } from 'node:crypto';
import { open, referenceHash, seal } from './sealing.js';

const key = randomBytes(32);
const place = ['0192f000-0000-7000-8000-000000000001', 'nom'];

describe('a sealed text', () => {
  it('opens under its key at its place', () => {
    expect(open(key, place, seal(key, place, 'Zoé 🦊')).toString()).toBe('Zoé 🦊');
    expect(open(key, place, seal(key, place, '')).toString()).toBe('');
  });

  it.each([
    ['another key', randomBytes(32), place],
    ['another person', key, ['0192f000-0000-7000-8000-000000000002', 'nom']],
    ['another field', key, [place[0] ?? '', 'prenom']],
    ['parts that join to the same', key, [`${place[0] ?? ''}nom`, '']],
  ])('does not open under %s', (_, otherKey, otherPlace) => {
    const sealed = seal(key, place, 'Zoé');
    expect(() => open(otherKey, otherPlace, sealed)).toThrow();
  });

  it('does not open when any of its bytes was changed, or when it was cut', () => {
    const sealed = seal(key, place, 'Zoé');
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => open(key, place, changed)).toThrow();
    }
    expect(() => open(key, place, sealed.subarray(0, 20))).toThrow();
  });

  it('is never the same twice, and does not hold the text', () => {
    const [one, two] = [seal(key, place, 'Zoé'), seal(key, place, 'Zoé')];
    expect(one.equals(two)).toBe(false);
    expect(one.includes('Zoé')).toBe(false);
  });
});

describe('a reference', () => {
  it('is found again by its source and category alone, under its key', () => {
    const hash = referenceHash(key, 'clic', 'beneficiaire', 'p-88');
    expect(referenceHash(key, 'clic', 'beneficiaire', 'p-88')).toBe(hash);
    const others = [
      referenceHash(key, 'clic', 'mediateur', 'p-88'),
      referenceHash(key, 'clac', 'beneficiaire', 'p-88'),
      referenceHash(key, 'clic', 'beneficiaire', 'p-8'),
      referenceHash(randomBytes(32), 'clic', 'beneficiaire', 'p-88'),
    ];
    expect(others).not.toContain(hash);
    expect(hash).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });
});
