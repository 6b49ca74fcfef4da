import { randomUUID } from 'node:crypto';
import {
  isWhole,
  type Item,
  maySee,
  type Question,
  type Visitor,
  type World,
} from '../kit/fence-world.js';
import type { OperationId } from '../kit/contract-path.js';
import type { Person } from '../kit/person.js';
import { csvOf, place } from '../kit/place.js';
import { hidden, judge } from './fence.js';
import { type Call, type Fence, operate, type Scene, type Sent } from './operation.js';

export const WRITERS: readonly Visitor['role'][] = [
  'partenaire',
  'coordinateur',
  'gestionnaire_structure',
  'administrateur',
];

export const BODY = { profils: ['aidant'] };

/** What the administrator enters once in each commune of a world. */
export class Grounds {
  private readonly made = new Map<string, Promise<string>>();
  private places: Promise<ReadonlyMap<string, string>> | undefined;

  constructor(private readonly world: World) {}

  structure(commune: string): Promise<string> {
    return this.once(`structure ${commune}`, 'inscrireStructure', () => ({
      nom: 'Mairie',
      code_insee: commune,
      sans_identifiant: { raison: 'inconnu' },
    }));
  }

  professional(commune: string): Promise<string> {
    return this.once(`professional ${commune}`, 'inscrireProfessionnel', async () => ({
      ...BODY,
      structure_id: await this.structure(commune),
    }));
  }

  post(commune: string): Promise<string> {
    return this.once(`post ${commune}`, 'inscrirePoste', async () => ({
      structure_id: await this.structure(commune),
      professionnel_id: await this.professional(commune),
      du: '2026-01-01',
    }));
  }

  /** A place of a source of its own in each commune. */
  async place(commune: string): Promise<string> {
    const admin = this.world.visitors.find(isWhole);
    if (admin === undefined) throw new Error('a world without an administrator');
    this.places ??= placesOf(admin.person, `lieux-${randomUUID().slice(0, 8)}`);
    return (await this.places).get(commune) ?? '';
  }

  presence(commune: string): Promise<string> {
    return this.once(`presence ${commune}`, 'inscrirePresence', async () => ({
      lieu_id: await this.place(commune),
      professionnel_id: await this.professional(commune),
      du: '2026-01-01',
    }));
  }

  private once(
    name: string,
    operation: OperationId,
    bodyOf: () => object | Promise<object>,
  ): Promise<string> {
    const known = this.made.get(name) ?? this.make(operation, bodyOf);
    this.made.set(name, known);
    return known;
  }

  private async make(
    operation: OperationId,
    bodyOf: () => object | Promise<object>,
  ): Promise<string> {
    const admin = this.world.visitors.find(isWhole);
    if (admin === undefined) throw new Error('a world without an administrator');
    const made = await operate(admin.person, operation, { body: await bodyOf() });
    if (made.status !== 201) throw new Error(`${operation}: ${made.text}`);
    return (made.body as { id: string }).id;
  }
}

const TOWNS = [
  { code_insee: '62041', commune: 'Arras', code_postal: '62000' },
  { code_insee: '59350', commune: 'Lille', code_postal: '59000' },
  { code_insee: '01053', commune: 'Bourg-en-Bresse', code_postal: '01000' },
];

/** Places of a source, one in each town, by their communes. */
export async function placesOf(
  person: Person,
  source: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = TOWNS.map((town) =>
    place(`${source}-${town.code_insee}`, { pivot: '00000000000000', ...town }),
  );
  const query = `source=${source}`;
  const sent = { query, body: csvOf(rows), type: 'text/csv' };
  const taken = await operate(person, 'importerLieux', sent);
  const found = (await person.walk(`/v1/lieux?${query}`)).filter(({ identifiants }) =>
    rows.some((row) => identifiants.some(({ id }) => id === row.id)),
  );
  if (found.length !== rows.length) throw new Error(`importerLieux: ${taken.text}`);
  return new Map(found.map((one) => [one.code_insee ?? '', one.id]));
}

const known = new WeakMap<World, Grounds>();
export function groundsOf(world: World): Grounds {
  const grounds = known.get(world) ?? new Grounds(world);
  known.set(world, grounds);
  return grounds;
}

/** A structure without a number lies inside of no grant that is for some structures alone. */
export const isInside = (visitor: Visitor, { commune }: Pick<Item, 'commune'>): boolean =>
  maySee({ ...visitor, role: 'coordinateur' }, { commune, structure: undefined } as Item);

/** What the administrator's source has entered there. */
export const mayRead = (visitor: Visitor, item: Pick<Item, 'commune'>): boolean =>
  visitor.role !== 'partenaire' && isInside(visitor, item);

export type Find = (question: Question) => Promise<string>;

/** One record: hidden from whoever does not reach it. */
export const readFence =
  (find: Find): Fence =>
  async (question, call) => {
    const path = { id: await find(question) };
    return mayRead(question.visitor, question.item)
      ? judge(question, 200, await call.send({ path }))
      : hidden(question, call, path);
  };

/** A record that another has entered, changed with a wrong tag. */
export const reviseFence =
  (find: Find, body?: object): Fence =>
  async (question, call) => {
    const { visitor, item } = question;
    const path = { id: await find(question) };
    const sent = body === undefined ? {} : { body };
    if (!WRITERS.includes(visitor.role))
      return judge(question, 403, await call.send({ path, ...sent }));
    if (!mayRead(visitor, item)) return hidden(question, call, path, sent);
    const headers = { 'if-match': '"autre"' };
    return judge(question, 412, await call.send({ path, headers, ...sent }));
  };

/** A record that hangs on something: what lies outside of the fence is as if it did not exist. */
export const enterFence =
  (bodyOf: (question: Question) => Promise<object>): Fence =>
  async (question, call) => {
    const { visitor, item } = question;
    const answer = await call.send({ body: await bodyOf(question) });
    const isWriter = WRITERS.includes(visitor.role);
    return judge(question, isWriter ? (isInside(visitor, item) ? 201 : 422) : 403, answer);
  };

const COMMUNES = ['62041', '59350', '01053'];

/** A list or a feed has the records of some communes that its caller reaches, and no other of them. */
export const holdsFence =
  (
    find: (grounds: Grounds, commune: string) => Promise<string>,
    read: (call: Call) => Promise<ReadonlySet<string>>,
  ): Fence =>
  async ({ world, visitor }, call) => {
    const ids = await Promise.all(COMMUNES.map((commune) => find(groundsOf(world), commune)));
    const found = await read(call);
    return COMMUNES.flatMap((commune, index) =>
      found.has(ids[index] ?? '') === mayRead(visitor, { commune })
        ? []
        : [`${mayRead(visitor, { commune }) ? 'lacks' : 'shows'} that of ${commune}`],
    );
  };

export const listed = async (call: Call): Promise<ReadonlySet<string>> =>
  new Set((await call.walk<{ id: string }>('limite=500')).map(({ id }) => id));

interface Feed {
  readonly data: readonly Readonly<Record<string, { readonly id: string } | string>>[];
  readonly links: { readonly suivant: string };
}

export const followed = async (call: Call): Promise<ReadonlySet<string>> => {
  const ids = new Set<string>();
  for (let query = 'limite=500'; ;) {
    const { body } = await call.send<Feed>({ query });
    for (const change of body.data)
      for (const one of Object.values(change)) if (typeof one === 'object') ids.add(one.id);
    if (body.data.length === 0) return ids;
    query = body.links.suivant.split('?')[1] ?? '';
  }
};

/** A record that a partner has just entered. */
export const entered =
  (operation: OperationId, bodyOf: (scene: Scene) => Promise<object>) =>
  async (scene: Scene): Promise<Sent> => {
    const made = await operate(scene.partner.person, operation, { body: await bodyOf(scene) });
    if (made.status !== 201) throw new Error(`${operation}: ${made.text}`);
    const { id } = made.body as { id: string };
    return { path: { id }, headers: { 'if-match': made.headers.get('etag') ?? '' } };
  };
