/** A structure in a network. */
export interface Member {
  readonly structure_id: string;
  /** Code of `rolesMembreReseau`. */
  readonly role: string;
  /** First day, YYYY-MM-DD; unknown, or since the network is there, without it. */
  readonly du?: string;
  /** Last day; none while it lasts. */
  readonly au?: string;
}

/** A network of structures as its source describes it, under the names of the API; what is not said is absent. */
export interface Network {
  readonly nom: string;
  /** Code of `typesReseau`. */
  readonly type: string;
  /** Typed reference of the territory it covers. */
  readonly territoire: string;
  readonly presentation?: string;
  readonly site?: string;
  /** The structure that runs it. */
  readonly animateur_id?: string;
  readonly membres?: readonly Member[];
  /** First and last day, YYYY-MM-DD. */
  readonly debut?: string;
  readonly fin?: string;
}

/** The fields, in the order of the API and of its tables. */
export const FIELDS = [
  'nom',
  'type',
  'territoire',
  'presentation',
  'site',
  'animateur_id',
  'membres',
  'debut',
  'fin',
] as const satisfies readonly (keyof Network)[];

/** Structures that a network names, each once. */
export function structuresOf({ animateur_id, membres = [] }: Network): string[] {
  return [
    ...new Set([
      ...(animateur_id === undefined ? [] : [animateur_id]),
      ...membres.map(({ structure_id }) => structure_id),
    ]),
  ];
}

/** A network that names other structures, where there are others for those it names. */
export function renamed(network: Network, others: Readonly<Record<string, string>>): Network {
  const of = (id: string): string => others[id] ?? id;
  const { animateur_id: animator, membres } = network;
  return inOrder({
    ...network,
    animateur_id: animator && of(animator),
    membres: membres?.map((member) => ({ ...member, structure_id: of(member.structure_id) })),
  });
}

/** The same object in the order of `FIELDS`, without its undefined properties. */
export function inOrder(fields: {
  readonly [F in keyof Network]?: Network[F] | undefined;
}): Network {
  return Object.fromEntries(
    FIELDS.flatMap((field) => (fields[field] === undefined ? [] : [[field, fields[field]]])),
  ) as unknown as Network;
}
