import { isDeepStrictEqual } from 'node:util';
import type { Fault, Remark } from '@maillage/kernel';
import type { Grounds } from '@maillage/platform';
import { type HandField, type Held, holdOver } from '../hand/hand.js';
import { type Closure, type Place, type PointDoubt, updatedOn } from './place.js';

/** A place and where it lies. */
export interface LocatedPlace {
  readonly place: Place;
  /** INSEE code of the current commune. */
  readonly commune: string;
}

/** A place as the directory holds it. */
export interface KnownPlace extends LocatedPlace {
  readonly id: string;
  /** Civil date on which those concerned confirmed it. */
  readonly checkedOn?: string | undefined;
  readonly closure?: Closure | undefined;
  /** What speaks against its point, while nobody has confirmed it. */
  readonly doubt?: PointDoubt | undefined;
  /** Id of the place that stands for it since they were merged; it is not shown meanwhile. */
  readonly mergedInto?: string | undefined;
}

/** Says whether the sender may write a place there, of that structure. */
export type MayWrite = (row: { readonly commune: string; readonly structure: string }) => boolean;

/** Contacts, and free text, where anything may have been written: the journal forgets nothing. */
export const MASKED = ['/telephone', '/courriels', '/presentation_resume', '/presentation_detail'];

/**
 * What a source says of a place, under what was corrected by hand. While a correction holds, the entry is of the later day: a
 * source that says the same as ever does not make it older.
 */
export function underHand(
  { place, commune }: LocatedPlace,
  before: KnownPlace,
  hands: readonly HandField[],
): Held<Place> & { readonly located: LocatedPlace } {
  const held = holdOver('lieu', place, before.place, hands);
  const isHeld = held.remarks.length > 0;
  const { date_maj: then } = before.place;
  return {
    ...held,
    located: {
      place: isHeld && then > place.date_maj ? { ...held.item, date_maj: then } : held.item,
      commune: held.item.code_insee === before.place.code_insee ? before.commune : commune,
    },
  };
}

/**
 * What decides the fate of a place that comes in. One that lies outside the sender's territories, or would leave or
 * enter them, is refused.
 *
 * @param known what the directory holds under the source's own ids, read under the source's lock.
 * @param newId makes the id of a place not seen before.
 */
export function groundsOf(
  known: ReadonlyMap<string, KnownPlace>,
  mayWrite: MayWrite,
  newId: () => string,
): Grounds<LocatedPlace, KnownPlace> {
  return {
    known,
    newId,
    refusal: (value, before) => {
      const forbidden = [value, ...(before === undefined ? [] : [before])].find(
        ({ commune, place }) => !mayWrite({ commune, structure: place.pivot }),
      );
      return forbidden && outside(forbidden.commune);
    },
    // Where a line repeats an id, the reader of the file refuses it.
    repetition: () => undefined,
    isSame: ({ commune, place }, before) =>
      before.closure?.by !== 'source' &&
      before.commune === commune &&
      isDeepStrictEqual(before.place, place),
    replacement: ({ place }, before) => [
      ...olderThan(updatedOn(before.place), updatedOn(place)),
      ...(before.mergedInto === undefined
        ? staysClosed(before.closure)
        : [keptAside(before.mergedInto)]),
    ],
  };
}

/** Says that a place stays closed, since somebody closed it by hand. */
function staysClosed(closure: Closure | undefined): Remark[] {
  if (closure?.by !== 'main') return [];
  return [
    {
      pointer: '',
      code: 'actors.closed_by_hand',
      detail: {
        fr: `Ce lieu a été fermé à la main le ${closure.on} : sa fiche est mise à jour, il reste fermé. S’il a rouvert, rouvrez-le.`,
        en: `This place was closed by hand on ${closure.on}: its entry is updated, it stays closed. If it has opened again, open it.`,
      },
    },
  ];
}
const keptAside = (survivor: string): Remark => ({
  pointer: '',
  code: 'actors.merged_since',
  detail: {
    fr: `Ce lieu est fusionné dans ${survivor}, qui seul est montré : ce que dit la ligne est gardé, et vaudra si la fusion est annulée.`,
    en: `This place is merged into ${survivor}, which alone is shown: what the line says is kept, and holds when the merge is undone.`,
  },
});

/** Says that what comes in was written before what it replaces, which an old file under a source's name does. */
function olderThan(held: string | undefined, sent: string | undefined): Remark[] {
  if (held === undefined || sent === undefined || sent >= held) return [];
  return [
    {
      pointer: '/date_maj',
      code: 'actors.older_than_known',
      detail: {
        fr: `Cette ligne date du ${sent} et remplace une fiche du ${held}, plus récente : si le fichier est ancien, renvoyez le plus récent.`,
        en: `This line is of ${sent} and replaces an entry of ${held}, which is more recent: if the file is an old one, send the latest again.`,
      },
      value: sent,
    },
  ];
}

function outside(commune: string): Fault {
  return {
    pointer: '/code_insee',
    code: 'actors.outside_territory',
    detail: {
      fr: `Ce lieu est dans la commune ${commune}, hors des territoires ou des structures de vos droits.`,
      en: `This place is in commune ${commune}, outside the territories or structures of your rights.`,
    },
    value: commune,
  };
}
