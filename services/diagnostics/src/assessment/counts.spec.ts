import { countsFor } from './counts.js';

const words = (version: number, allowsGroup: boolean) => ({
  version,
  text: '',
  hash: '',
  allowsGroup,
  from: new Date(0),
});
const campaign = { consents: [words(1, false), words(2, true)], closesAt: new Date(1000) };
const under = (version: number) => ({ consent: { version, hash: '' } });
const at = (millis: number): Date => new Date(millis);

describe('a participation', () => {
  it('counts in the group under words that allow it, and not under others until the new ones are agreed to (D-06)', () => {
    expect(countsFor(campaign, { ...under(1), endedAt: at(500) }, at(600))).toBe(false);
    expect(countsFor(campaign, { ...under(2), endedAt: at(500) }, at(600))).toBe(true);
  });

  it('does not count when it ends after the campaign, or is withdrawn (D-16)', () => {
    expect(countsFor(campaign, { ...under(2), endedAt: at(1000) }, at(2000))).toBe(false);
    expect(countsFor(campaign, under(2), at(999))).toBe(true);
    expect(countsFor(campaign, under(2), at(1000))).toBe(false);
    expect(countsFor(campaign, { ...under(2), endedAt: at(5), withdrawnAt: at(6) }, at(7))).toBe(
      false,
    );
  });
});
