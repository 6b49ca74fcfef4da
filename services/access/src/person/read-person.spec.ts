import { Fence, type People, type PersonalReads } from '@maillage/platform';
import type { Questions } from '@maillage/platform/access';
import type { HolderStore } from './holder.store.js';
import type { PersonStore } from './person.store.js';
import { ReadPerson } from './read-person.handler.js';

const PERSON = {
  id: 'p',
  source: 's',
  category: 'beneficiaire',
  pseudonym: 'x',
  createdAt: new Date(0),
  lastUsedOn: '2026-01-01',
};
const CALLER = { id: 'c', kind: 'client', name: 'n', source: 's', grants: [] } as const;

/** A reader of files over services that return these pages; a page that is missing is a service that went away. */
function reader(pages: Readonly<Record<string, readonly object[][]>>): {
  file: () => ReturnType<ReadPerson['file']>;
  told: string[];
} {
  const told: string[] = [];
  const note = (what: string): Promise<void> => Promise.resolve(void told.push(what));
  const store = {
    find: () => Promise.resolve(PERSON),
    recordRead: () => note('journal'),
    fieldsOf: () => Promise.resolve([]),
  };
  const questions = {
    ask: async (_: string, service: string, { after = '0' }: { after?: string }) => {
      await note(`${service} ${after}`);
      const donnees = pages[service]?.[Number(after)];
      if (donnees === undefined) throw new Error('away');
      return { donnees, ...(donnees.length === 0 ? {} : { suite: String(Number(after) + 1) }) };
    },
  };
  const reading = new ReadPerson(
    store as unknown as PersonStore,
    { open: () => Promise.resolve([]) } as unknown as People,
    { allow: () => note('compte') } as unknown as PersonalReads,
    { ofPeople: () => Promise.resolve(Object.keys(pages)) } as unknown as HolderStore,
    questions as unknown as Questions,
  );
  return { file: () => reading.file(CALLER, Fence.none, 'p'), told };
}

describe("a person's file", () => {
  it('is what every service returns, page after page, counted and journaled before anything is asked', async () => {
    const { file, told } = reader({ activities: [[{ n: 1 }], [{ n: 2 }], []], training: [[]] });
    expect((await file()).services).toEqual([
      { service: 'activities', donnees: [{ n: 1 }, { n: 2 }] },
      { service: 'training', donnees: [] },
    ]);
    expect(told).toEqual([
      'compte',
      'journal',
      'activities 0',
      'activities 1',
      'activities 2',
      'training 0',
    ]);
  });

  it.each([
    ['its first page', { activities: [[{ n: 1 }], []], training: [] }],
    ['a later page', { activities: [[{ n: 1 }], [{ n: 2 }]], training: [[]] }],
  ])('is none when a service goes away before %s', async (_, pages) => {
    await expect(reader(pages).file()).rejects.toThrow('away');
  });
});
