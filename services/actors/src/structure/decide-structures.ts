import { isDeepStrictEqual } from 'node:util';
import type { Fault, Remark } from '@maillage/kernel';
import type { Decision, Entry, Reading, Verdict } from '@maillage/platform';
import { fieldsOf, type HandField, type Heard, type Held, holdOver } from '../hand/hand.js';
import type { StructureDraft } from './read-structure.js';
import {
  type Antenna,
  inOrder,
  type KnownStructure,
  type LocatedStructure,
  NUMBERS,
  pivotOf,
  WHERE,
} from './structure.js';
import { MOST_ITEMS } from './structure-texts.js';
import { type Grounds, refusalsOf, settle } from './structure-rules.js';

/** What lines of a file of a source are judged against. */
interface FileGrounds extends Grounds {
  readonly source: string;
  readonly newId: () => string;
  readonly at: Date;
  /** What was corrected by hand, by the id of the structure. */
  readonly hands: ReadonlyMap<string, readonly HandField[]>;
}

type Line = Extract<Reading<StructureDraft>, { readonly value: unknown }>;

/** What became of a line: its structure as it stands then, and the id that the line has. */
type Outcome =
  | { readonly faults: readonly Fault[] }
  | {
      readonly id: string;
      readonly next: KnownStructure;
      readonly more?: readonly Remark[];
      readonly heard?: readonly Heard[];
    };

/**
 * Decides what the lines of a file do, one after the other. A line of a number that another line of the source has is
 * an antenna of that structure. What a line does not say stays as it was.
 */
export function decideStructures(
  readings: readonly Reading<StructureDraft>[],
  grounds: FileGrounds,
): Decision<LocatedStructure, KnownStructure> & { readonly heard: readonly Heard[] } {
  const { directory } = grounds;
  const heard: Heard[] = [];
  /** As they stood before all these lines; undefined for a new one. */
  const stood = new Map<string, KnownStructure | undefined>();
  const verdicts = readings.map((reading): Verdict => {
    const { at, key, remarks } = reading;
    if ('faults' in reading) return { at, key, fate: 'rejete', faults: reading.faults, remarks };
    const outcome = outcomeOf(reading, grounds);
    if ('faults' in outcome) return { at, key, fate: 'rejete', faults: outcome.faults, remarks };
    const { id, next, more = [] } = outcome;
    heard.push(...(outcome.heard ?? []));
    const before = directory.described(next.id);
    const isNew =
      before === undefined ||
      (id !== next.id && !before.structure.antennes?.some((antenna) => antenna.id === id));
    const fate = isNew ? 'cree' : isSame(before, next) ? 'inchange' : 'modifie';
    if (!stood.has(next.id))
      stood.set(next.id, before ?? directory.ofKey(next.source, next.sourceId));
    directory.put(next);
    return { at, key, fate, id, faults: [], remarks: [...remarks, ...more] };
  });
  const additions: Entry<LocatedStructure, undefined>[] = [];
  const revisions: Entry<LocatedStructure, KnownStructure>[] = [];
  for (const [id, known] of stood) {
    const next = directory.described(id);
    if (next === undefined) continue;
    const { sourceId: key, structure, commune, departement } = next;
    const entry = { id, key, value: { structure, commune, departement } };
    if (known === undefined) additions.push({ ...entry, known });
    else if (isGone(known) || !isSame(known, next)) revisions.push({ ...entry, known });
  }
  return { verdicts, additions, revisions, heard };
}

/** Whether two structures say the same. */
export const isSame = (a: LocatedStructure, b: LocatedStructure): boolean =>
  a.commune === b.commune &&
  a.departement === b.departement &&
  isDeepStrictEqual(a.structure, b.structure);

function outcomeOf(line: Line, grounds: FileGrounds): Outcome {
  const { key, value } = line;
  const { source, directory, newId, at } = grounds;
  const own = directory.ofKey(source, key);
  const holder =
    own === undefined || isGone(own)
      ? (directory.holderOf(source, key) ?? sameNumber(value, grounds))
      : undefined;
  if (holder !== undefined && holder.id !== own?.id) return asAntenna(line, holder, grounds);
  const standing = own === undefined || isGone(own) ? undefined : own;
  const held = standing === undefined ? undefined : underHand(standing, value, grounds);
  const { located, faults } = settle(held?.draft ?? value, standing?.structure.antennes, newId);
  const id = own?.id ?? newId();
  const { mergedInto } = own ?? {};
  // The number of one that was merged is that of its survivor.
  const judged = { id: mergedInto ?? id, source };
  const all = [...faults, ...refusalsOf(judged, located, standing, grounds)];
  if (all.length > 0) return { faults: all };
  const known = own ?? { id, source, sourceId: key, version: 1, createdAt: at };
  const next = { ...known, ...located, isWithdrawn: mergedInto !== undefined };
  return {
    ...{ id, next, heard: held?.heard ?? [] },
    more: [...(held?.remarks ?? []), ...(mergedInto === undefined ? [] : [keptAside(mergedInto)])],
  };
}

/** What a line says over what stood, under what was corrected by hand. */
function underHand(
  standing: KnownStructure,
  line: StructureDraft,
  { hands }: FileGrounds,
): Pick<Held<object>, 'heard' | 'remarks'> & { readonly draft: StructureDraft } {
  const told = over(standing, line);
  const { item, heard, remarks } = holdOver(
    'structure',
    told.structure,
    standing.structure,
    hands.get(standing.id) ?? [],
    // A reason for having no number takes none away.
    (name) =>
      fieldsOf('structure', name).some((field) => said(field, line)) &&
      (name !== 'numero' || !isNumbered(standing) || isNumbered(line)),
  );
  const isThere = (['code_insee', 'code_postal'] as const).every(
    (name) => item[name] === standing.structure[name],
  );
  const { commune, departement } = isThere ? standing : told;
  return { draft: { structure: item, commune, departement }, heard, remarks };
}

const said = (field: string, { structure }: StructureDraft): boolean =>
  (structure as Readonly<Record<string, unknown>>)[field] !== undefined;

/** Whether something has a number of a register. */
const isNumbered = ({ structure }: StructureDraft): boolean =>
  NUMBERS.some((name) => structure[name] !== undefined);

/** Whether a structure was withdrawn: entered by its source, it comes back. */
const isGone = ({ isWithdrawn, mergedInto }: KnownStructure): boolean =>
  isWithdrawn && mergedInto === undefined;

const keptAside = (survivor: string): Remark => ({
  pointer: '',
  code: 'actors.merged_since',
  detail: {
    fr: `Cette structure est fusionnée dans ${survivor}, qui seule est montrée : ce que dit la ligne est gardé, et vaudra si la fusion est annulée.`,
    en: `This structure is merged into ${survivor}, which alone is shown: what the line says is kept, and holds when the merge is undone.`,
  },
});

const sameNumber = (
  { structure }: StructureDraft,
  { source, directory }: FileGrounds,
): KnownStructure | undefined => {
  const holder = directory.ofPivot(pivotOf(structure as LocatedStructure['structure']));
  return holder?.source === source ? holder : undefined;
};

/** A line that is a place of work of a structure that is there. */
function asAntenna({ key, value }: Line, holder: KnownStructure, grounds: FileGrounds): Outcome {
  const { structure } = value;
  const known = holder.structure.antennes?.find(({ source_id }) => source_id === key);
  const pivot = NUMBERS.flatMap((name) => structure[name] ?? [])[0];
  if (known !== undefined && pivot !== undefined && pivot !== pivotOf(holder.structure))
    return {
      faults: [
        {
          pointer: '/siret',
          code: 'actors.antenna_elsewhere',
          detail: {
            fr: `Cette ligne est une antenne de la structure ${holder.id}, d’un autre numéro : retirez-l’en d’abord.`,
            en: `This line is an antenna of structure ${holder.id}, of another number: take it out there first.`,
          },
          value: pivot,
        },
      ],
    };
  if (known === undefined && (holder.structure.antennes?.length ?? 0) >= MOST_ITEMS)
    return {
      faults: [
        {
          pointer: '/siret',
          code: 'actors.too_many_antennas',
          detail: {
            fr: `La structure ${holder.id} a le même numéro, et déjà ${MOST_ITEMS} antennes.`,
            en: `Structure ${holder.id} has the same number, and ${MOST_ITEMS} antennas already.`,
          },
        },
      ],
    };
  const adresse = [structure.adresse, structure.code_postal, structure.commune]
    .filter(Boolean)
    .join(' ');
  const antenna: Antenna = {
    id: known?.id ?? grounds.newId(),
    nom: structure.nom,
    ...(adresse === '' ? {} : { adresse }),
    source_id: key,
  };
  const { antennes = [] } = holder.structure;
  const next = {
    ...holder,
    structure: inOrder({
      ...holder.structure,
      antennes:
        known === undefined
          ? [...antennes, antenna]
          : antennes.map((one) => (one.id === known.id ? antenna : one)),
    }),
  };
  const faults = refusalsOf(holder, next, holder, grounds);
  if (faults.length > 0) return { faults };
  const remark = {
    pointer: '/siret',
    code: 'actors.entered_as_antenna',
    detail: {
      fr: `La structure ${holder.id} a le même numéro : cette ligne est une de ses antennes.`,
      en: `Structure ${holder.id} has the same number: this line is one of its antennas.`,
    },
    ...(pivot === undefined ? {} : { value: pivot }),
  };
  return { id: antenna.id, next, more: [remark] };
}

/** What a line says over what stood: numbers, or where a structure is, go as a whole; a number is never lost. */
function over(before: LocatedStructure, line: StructureDraft): StructureDraft {
  const { structure: said } = line;
  const { structure: stood } = before;
  const numbers = isNumbered(line) || !isNumbered(before) ? said : stood;
  // A postal code alone takes nothing from the commune that is known with it.
  const isPlaced = WHERE.some((name) => said[name] !== undefined);
  const keepsCommune =
    line.commune === undefined && (!isPlaced || said.code_postal === stood.code_postal);
  return {
    structure: {
      ...stood,
      ...said,
      ...picked(numbers, [...NUMBERS, 'sans_identifiant']),
      ...(isPlaced ? picked(said, WHERE) : {}),
      ...(keepsCommune ? picked(stood, ['commune', 'code_insee']) : {}),
      antennes: withListed(said.antennes, stood.antennes),
    } as StructureDraft['structure'],
    commune: keepsCommune ? before.commune : line.commune,
    departement: keepsCommune ? before.departement : line.departement,
  };
}

/** Antennas that are lines of their own stay, whatever the line of their structure says. */
const withListed = (
  said: StructureDraft['structure']['antennes'],
  stood: readonly Antenna[] = [],
): StructureDraft['structure']['antennes'] =>
  said === undefined
    ? stood.length === 0
      ? undefined
      : stood
    : [
        ...said,
        ...stood.filter(
          ({ source_id, nom }) => source_id !== undefined && !said.some((one) => one.nom === nom),
        ),
      ];

const picked = <Name extends keyof StructureDraft['structure']>(
  from: StructureDraft['structure'],
  names: readonly Name[],
): { readonly [N in Name]: StructureDraft['structure'][N] | undefined } =>
  Object.fromEntries(names.map((name) => [name, from[name]])) as {
    readonly [N in Name]: StructureDraft['structure'][N] | undefined;
  };
