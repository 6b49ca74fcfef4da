import { activity, ndjson, type Outcome } from './activity.js';
import { Person } from './person.js';
import { ROLES, type Role } from './roles.js';

const STRUCTURE = '26620001200013';
const OTHER_STRUCTURE = '26590001200017';

/** Each territory with those that hold it, itself first. Written down by hand: the product's own atlas is what is tested. */
const HOLDERS: Readonly<Record<string, readonly string[]>> = {
  france: ['france'],
  'region-32': ['region-32', 'france'],
  'region-01': ['region-01', 'france'],
  'departement-62': ['departement-62', 'region-32', 'france'],
  'departement-59': ['departement-59', 'region-32', 'france'],
  'departement-01': ['departement-01', 'region-84', 'france'],
  'commune-62041': ['commune-62041', 'departement-62', 'region-32', 'france'],
  'commune-59350': ['commune-59350', 'departement-59', 'region-32', 'france'],
  'commune-01053': ['commune-01053', 'departement-01', 'region-84', 'france'],
};
export const TERRITORIES = Object.keys(HOLDERS);
const COMMUNES = ['62041', '59350', '01053'] as const;
/** Every relation to an activity in Arras: same, narrower, wider, beside, same number, several. */
const FENCES = [
  ['france'],
  ['region-32'],
  ['departement-62'],
  ['departement-59'],
  ['region-01'],
  ['departement-01'],
  ['commune-62041'],
  ['departement-62', 'departement-01'],
];

/** An activity with a word in it that nobody outside may ever see. */
export interface Item {
  readonly id: string;
  readonly canary: string;
  readonly source: string;
  readonly commune: string;
  readonly structure: string | undefined;
  readonly etag: string;
}

/** A caller with one grant. */
export interface Visitor {
  readonly clientId: string;
  readonly source: string;
  readonly role: Role;
  readonly territories: readonly string[];
  readonly structures: readonly string[];
  readonly person: Person;
}

/** Callers of every role, inside and outside each other's fences, and activities with canaries. */
export interface World {
  readonly visitors: readonly Visitor[];
  readonly items: readonly Item[];
  /** One agent a territory, with a right in it. */
  readonly agents: readonly Managed[];
}

export interface Managed {
  readonly id: string;
  readonly territories: readonly string[];
}

/** Who asks, about which activity, caller and territory, in which world. */
export interface Question {
  readonly world: World;
  readonly visitor: Visitor;
  readonly item: Item;
  readonly other: Visitor;
  readonly territory: string;
}

/** What a check found that the fence does not allow, in words; nothing when all is well. */
export type Findings = string[];

/** Administers the whole of the platform. */
export const isWhole = ({ role, territories, structures }: Visitor): boolean =>
  role === 'administrateur' && territories.includes('france') && structures.length === 0;

export const isWithin = (visitor: Visitor, territory: string): boolean =>
  (HOLDERS[territory] ?? []).some((one) => visitor.territories.includes(one));

const reaches = (
  visitor: Visitor,
  { commune, structure }: Pick<Item, 'commune' | 'structure'>,
): boolean =>
  isWithin(visitor, `commune-${commune}`) &&
  (visitor.structures.length === 0 ||
    (structure !== undefined && visitor.structures.includes(structure)));

/** Roles that read activities one by one; a partner its own only (api.md §5). */
const READERS: readonly Role[] = [
  'partenaire',
  'coordinateur',
  'gestionnaire_structure',
  'administrateur',
];
const WRITERS: readonly Role[] = ['partenaire', 'administrateur'];
const COUNTERS: readonly Role[] = [
  'partenaire',
  'coordinateur',
  'region',
  'national',
  'coporteur',
  'financeur',
  'membre',
  'administrateur',
];

export const mayReadActivities = ({ role }: Visitor): boolean => READERS.includes(role);
export const mayWriteActivities = ({ role }: Visitor): boolean => WRITERS.includes(role);
export const maySee = (visitor: Visitor, item: Item): boolean =>
  mayReadActivities(visitor) &&
  reaches(visitor, item) &&
  (visitor.role !== 'partenaire' || item.source === visitor.source);
/** What a caller is answered when it asks for figures of a territory. */
export const figuresStatus = (visitor: Visitor, territory: string): number =>
  COUNTERS.includes(visitor.role) && visitor.structures.length === 0 && isWithin(visitor, territory)
    ? 200
    : 403;
/** Whether an administrator may know of another caller: all that one's territories lie within its own. */
export const mayManage = (
  visitor: Visitor,
  other: { readonly territories: readonly string[] },
): boolean =>
  visitor.role === 'administrateur' &&
  other.territories.every((territory) => isWithin(visitor, territory));

/** Opens the callers and has each that may push do so everywhere; what lies outside its fence must be refused. */
export async function makeWorld(admin: Person, prefix: string, issuer: string): Promise<World> {
  const visitors: Visitor[] = [];
  for (const role of ROLES) {
    for (const territories of FENCES) {
      for (const structures of [[], [STRUCTURE]]) {
        if (role === 'gestionnaire_structure' && structures.length === 0) continue;
        visitors.push(
          await open(admin, `${prefix}-${visitors.length}`, role, territories, structures),
        );
      }
    }
  }
  const items: Item[] = [];
  for (const visitor of visitors.filter(mayWriteActivities))
    items.push(...(await pushEverywhere(visitor)));
  const agents = await Promise.all(
    TERRITORIES.map((territory) => enter(admin, `${prefix}-${territory}`, issuer, territory)),
  );
  return { visitors, items, agents };
}

async function enter(
  admin: Person,
  sujet: string,
  emetteur: string,
  territory: string,
): Promise<Managed> {
  const agent = await admin.post('/v1/agents', { emetteur, sujet });
  const given = await admin.post(`/v1/agents/${agent.body.id}/habilitations`, {
    role: 'coordinateur',
    territoires: [territory],
  });
  if (given.status !== 201) throw new Error(`No right for ${sujet}: ${agent.text} ${given.text}`);
  return { id: agent.body.id, territories: [territory] };
}

async function open(
  admin: Person,
  source: string,
  role: Role,
  territories: readonly string[],
  structures: readonly string[],
): Promise<Visitor> {
  const wish = {
    nom: `Visiteur ${source}`,
    type: 'structure',
    source,
    roles: [role],
    territoires: territories,
    structures,
  };
  const client = await admin.post('/v1/clients', wish);
  const key = await admin.post(`/v1/clients/${client.body.id}/cles`, {});
  if (key.status !== 201) throw new Error(`No key for ${source}: ${client.text} ${key.text}`);
  return {
    clientId: client.body.id,
    source,
    role,
    territories,
    structures,
    person: new Person(admin.base, key.body.cle),
  };
}

async function pushEverywhere(visitor: Visitor): Promise<Item[]> {
  const wishes = COMMUNES.flatMap((commune) =>
    [STRUCTURE, OTHER_STRUCTURE, undefined].map((structure) => ({ commune, structure })),
  );
  const sent = wishes.map(({ commune, structure }, index) => {
    const canary = `canari-${visitor.source}-${index}-fin`;
    return activity(canary, {
      lieu_code_insee: commune,
      mediateur_ref: canary,
      tags: [canary],
      ...(structure === undefined ? {} : { structure_siret: structure }),
    });
  });
  const { body, text } = await visitor.person.send<Outcome>(
    '/v1/activites/lots',
    ndjson(sent),
    'application/x-ndjson',
  );
  const predicted = wishes.map((wish) =>
    reaches(visitor, wish) ? 'cree' : 'rejete activities.outside_fence',
  );
  const found = body.items.map(({ verdict, erreurs = [] }) =>
    [verdict, ...erreurs.map(({ code }) => code)].join(' '),
  );
  if (found.join() !== predicted.join())
    throw new Error(`${visitor.source} (${visitor.role} ${visitor.territories.join()}): ${text}`);
  return body.items.flatMap(({ id, source_id: canary }, index) => {
    const wish = wishes[index];
    return id === undefined || canary === undefined || wish === undefined
      ? []
      : [{ id, canary, source: visitor.source, ...wish, etag: `"${id}.1"` }];
  });
}
