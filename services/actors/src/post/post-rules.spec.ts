import type { Post } from './post.js';
import { postFaults, type PostGrounds, postRemarks } from './post-rules.js';

const POST: Post = { structure_id: 's', professionnel_id: 'p', du: '2026-01-01', quotite: 0.5 };
const GROUNDS: PostGrounds = {
  structure: { closed_on: null },
  professional: { ends_on: null },
  replacement: {},
  others: [],
};
const faults = (post: Post, grounds: Partial<PostGrounds> = {}, before?: Post): string[] =>
  postFaults(post, before, { ...GROUNDS, ...grounds }).map(
    ({ pointer, code }) => `${pointer} ${code.slice(7)}`,
  );

describe('a post', () => {
  it('is in a structure, for a professional, which the writer reaches', () => {
    expect(faults(POST)).toEqual([]);
    expect(
      faults(
        { ...POST, remplace_par: 'r' },
        { structure: undefined, professional: undefined, replacement: undefined },
      ),
    ).toEqual([
      '/structure_id unknown_structure',
      '/professionnel_id unknown_professional',
      '/remplace_par unknown_professional',
    ]);
    const { professionnel_id: _, ...vacant } = POST;
    expect(faults(vacant, { professional: undefined })).toEqual([]);
  });

  it('does not outlive what it hangs on', () => {
    const closed = { structure: { closed_on: '2026-06-30' } };
    expect(faults(POST, closed)).toEqual(['/structure_id structure_closed']);
    expect(faults({ ...POST, au: '2026-06-30' }, closed)).toEqual([]);
    expect(faults({ ...POST, au: '2026-07-01' }, closed)).toEqual([
      '/structure_id structure_closed',
    ]);
    const left = { professional: { ends_on: '2026-06-30' } };
    expect(faults(POST, left)).toEqual(['/professionnel_id professional_left']);
    expect(faults({ ...POST, au: '2026-06-30' }, left)).toEqual([]);
  });

  it('is not judged again for what it was before', () => {
    const gone = {
      structure: { closed_on: '2026-06-30' },
      professional: undefined,
      replacement: undefined,
    };
    const before = { ...POST, remplace_par: 'r' };
    expect(faults({ ...before, contrat: 'CDI' }, gone, before)).toEqual([]);
    expect(faults({ ...before, du: '2026-02-01' }, gone, before)).toEqual([
      '/structure_id structure_closed',
      '/professionnel_id unknown_professional',
    ]);
  });

  it('is nobody’s own replacement', () => {
    expect(faults({ ...POST, remplace_par: 'p' })).toEqual(['/remplace_par own_replacement']);
  });

  it('is not entered twice for days in common', () => {
    const others = [{ ...POST, id: 'x', au: '2026-03-31' }];
    expect(faults(POST, { others })).toEqual(['/du repeated_post']);
    expect(faults({ ...POST, du: '2026-04-01' }, { others })).toEqual([]);
    expect(faults({ ...POST, contrat: 'CDI' }, { others })).toEqual([]);
    expect(faults({ ...POST, structure_id: 't' }, { others })).toEqual([]);
  });

  it('says that all posts are more than full time, and is not refused for it', () => {
    const others = [{ ...POST, id: 'x', structure_id: 't', quotite: 0.6 }];
    expect(faults(POST, { others })).toEqual([]);
    const [remark] = postRemarks(POST, { ...GROUNDS, others });
    expect(remark?.detail.fr).toContain('110 %');
    const half = [{ ...POST, id: 'x', structure_id: 't', quotite: 0.5 }];
    expect(postRemarks(POST, { ...GROUNDS, others: half })).toEqual([]);
  });
});
