import { Turns } from './turns.js';

describe('turns', () => {
  it('are taken one after the other, in order, past what fails', async () => {
    const turns = new Turns();
    const told: string[] = [];
    const work =
      (name: string, isGood = true) =>
      async () => {
        told.push(`begin ${name}`);
        await Promise.resolve();
        if (!isGood) throw new Error(name);
        told.push(`end ${name}`);
        return name;
      };
    const all = await Promise.allSettled([
      turns.take(work('a')),
      turns.take(work('b', false)),
      turns.take(work('c')),
    ]);
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(told).toEqual(['begin a', 'end a', 'begin b', 'begin c', 'end c']);
  });
});
