import { inThread } from './thread.js';

const moduleOf = (text: string): URL => new URL(`data:text/javascript,${encodeURIComponent(text)}`);
const never = new AbortController().signal;

describe('work in a thread of its own', () => {
  it('gives what the function gives', async () => {
    const module = moduleOf('export const twice = ({ value }) => ({ value: 2 * value });');
    expect(await inThread(module, 'twice', { value: 21 } as never, never)).toEqual({ value: 42 });
  });

  it('fails as the function fails', async () => {
    const module = moduleOf('export const fail = () => { throw new Error("impossible"); };');
    await expect(inThread(module, 'fail', {} as never, never)).rejects.toThrow('impossible');
    await expect(inThread(module, 'missing', {} as never, never)).rejects.toThrow();
  });

  it('ends at once when it is to stop, however busy', async () => {
    const stopping = new AbortController();
    const module = moduleOf('export const spin = () => { for (;;); };');
    const work = inThread(module, 'spin', {} as never, stopping.signal);
    stopping.abort(new Error('enough'));
    await expect(work).rejects.toThrow('enough');
  });
});
