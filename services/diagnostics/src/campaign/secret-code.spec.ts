import { codeOf, hashOf, normalCode, resumeCodeOf } from './secret-code.js';

describe('a code that opens one thing', () => {
  const code = codeOf(Uint8Array.from({ length: 12 }, (_, at) => 20 * at));

  it('has three groups of four letters', () => {
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
  });

  it('is the same however it is typed', () => {
    expect(hashOf(code.toLowerCase().replaceAll('-', ' '))).toEqual(hashOf(code));
    expect(normalCode('o0-il')).toBe('0011');
    expect(hashOf('0000-0000-0001')).not.toEqual(hashOf('0000-0000-0002'));
  });

  it('gives who was invited one way back, which does not give the invitation', () => {
    expect(resumeCodeOf(code)).toBe(resumeCodeOf(code.toLowerCase()));
    expect(resumeCodeOf(code)).not.toBe(code);
  });
});
