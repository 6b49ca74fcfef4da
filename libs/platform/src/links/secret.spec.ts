import { newToken, readToken } from './form-token.js';
import { hashOf, newSecret, readSecret } from './secret.js';

describe('the secret of an address', () => {
  it('names its service and has 130 random bits', () => {
    const made = new Set(Array.from({ length: 100 }, () => newSecret('actors').text));
    expect(made.size).toBe(100);
    for (const text of made) expect(text).toMatch(/^actors-[0-9a-hjkmnp-tv-z]{26}$/);
  });

  it('is read as a person copies it from paper', () => {
    const secret = { service: 'actors', letters: '0123456789abcdefghjkmnpqrs' };
    const copied = readSecret('Actors-O123456789ABCDEFGHJKMNPQRS');
    expect(copied).toMatchObject(secret);
    expect(readSecret('actors-oI23456789abcdefghjkmnpqrs')).toEqual(copied);
    expect(readSecret(copied?.text ?? '')).toEqual(copied);
  });

  it.each([
    '',
    'actors',
    'actors-',
    'actors-0123',
    '-0123456789abcdefghjkmnpqrs',
    `actors-${'u'.repeat(26)}`,
  ])('is not %j', (text) => {
    expect(readSecret(text)).toBeUndefined();
  });

  it('is kept as a hash that tells services apart', () => {
    const secret = newSecret('actors');
    expect(hashOf(secret)).toHaveLength(32);
    const elsewhere = readSecret(secret.text.replace('actors', 'training'));
    expect(elsewhere && hashOf(elsewhere).equals(hashOf(secret))).toBe(false);
  });
});

describe('the token of a form', () => {
  const [secret, other] = [newSecret('actors'), newSecret('actors')];

  it('is of one page, of one address, and of what was shown', () => {
    const token = newToken(secret, 'correction', 'v-3');
    expect(readToken(secret, 'correction', token)).toMatchObject({ shown: 'v-3' });
    expect(readToken(secret, '', token)).toBeUndefined();
    expect(readToken(other, 'correction', token)).toBeUndefined();
    expect(readToken(secret, 'correction', token.replace('v-3', 'v-4'))).toBeUndefined();
    expect(readToken(secret, 'correction', undefined)).toBeUndefined();
  });

  it('is another one each time', () => {
    const [a, b] = [newToken(secret, '', 'v'), newToken(secret, '', 'v')];
    expect(readToken(secret, '', a)?.nonce).not.toBe(readToken(secret, '', b)?.nonce);
  });
});
