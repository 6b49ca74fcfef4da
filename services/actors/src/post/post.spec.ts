import { overlap, type Post, sharesTogether } from './post.js';

const post = (du: string, au: string | undefined, quotite?: number): Post => ({
  structure_id: 's',
  du,
  ...(au === undefined ? {} : { au }),
  ...(quotite === undefined ? {} : { quotite }),
});

describe('posts', () => {
  it('overlap on one day in common, and go on where they have no end', () => {
    const a = post('2026-01-01', '2026-06-30');
    expect(overlap(a, post('2026-06-30', undefined))).toBe(true);
    expect(overlap(a, post('2026-07-01', undefined))).toBe(false);
    expect(overlap(post('2026-07-01', undefined), a)).toBe(false);
    expect(overlap(post('2020-01-01', undefined), post('2026-01-01', undefined))).toBe(true);
  });

  it('add up day by day, and not over a year', () => {
    const own = post('2026-01-01', '2026-12-31', 0.5);
    expect(sharesTogether(own, [])).toBe(0.5);
    expect(
      sharesTogether(own, [
        post('2025-01-01', '2026-03-31', 0.5),
        post('2026-04-01', undefined, 0.5),
        post('2027-01-01', undefined, 1),
        post('2026-01-01', undefined),
      ]),
    ).toBe(1);
    expect(
      sharesTogether(post('2026-01-01', undefined, 0.3), [
        post('2020-01-01', undefined, 0.3),
        post('2026-09-01', undefined, 0.3),
        post('2026-09-15', undefined, 0.2),
      ]),
    ).toBe(1.1);
  });
});
