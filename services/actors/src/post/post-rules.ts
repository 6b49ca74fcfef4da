import type { Fault, Remark } from '@maillage/kernel';
import { unknownStructure } from '../professional/professional-rules.js';
import { goesBeyond, overlap, type Post, sharesTogether } from './post.js';

/** What a post is judged against. Undefined is what does not exist, or what the writer does not reach. */
export interface PostGrounds {
  readonly structure: { readonly closed_on: string | null } | undefined;
  readonly professional: { readonly ends_on: string | null } | undefined;
  readonly replacement: object | undefined;
  /** The other posts of the professional. */
  readonly others: readonly (Post & { readonly id: string })[];
}

/** A professional that a record names and that the writer does not reach is as if there were none. */
export const unknownProfessional = (field: string, id: string): Fault => ({
  pointer: `/${field}`,
  code: 'actors.unknown_professional',
  detail: {
    fr: 'Aucun professionnel que vous puissiez lire n’a cet identifiant : inscrivez-le d’abord.',
    en: 'No professional that you may read has this id: enter one first.',
  },
  value: id,
});

/** A record that would outlive the professional it hangs on. */
export const professionalLeft = (id: string, day: string): Fault => ({
  pointer: '/professionnel_id',
  code: 'actors.professional_left',
  detail: {
    fr: `Ce professionnel a quitté le réseau le ${day} : rien ne court pour lui après ce jour (« au »).`,
    en: `This professional left the network on ${day}: nothing runs beyond that day ("au").`,
  },
  value: id,
});

/** What speaks against a post as it would stand, beside its form. What it was before is not judged again. */
export function postFaults(post: Post, before: Post | undefined, grounds: PostGrounds): Fault[] {
  const isPeriodNew = post.du !== before?.du || post.au !== before.au;
  return [
    ...structureFaults(post, before, isPeriodNew, grounds),
    ...professionalFaults(post, before, isPeriodNew, grounds),
    ...replacementFaults(post, before, grounds),
    ...repeatedFaults(post, grounds),
  ];
}

function structureFaults(
  post: Post,
  before: Post | undefined,
  isPeriodNew: boolean,
  { structure }: PostGrounds,
): Fault[] {
  const { structure_id: id } = post;
  if (id === before?.structure_id && !isPeriodNew) return [];
  if (structure === undefined) return [unknownStructure(id)];
  const { closed_on: closed } = structure;
  if (closed === null || !goesBeyond(post, closed)) return [];
  return [
    {
      pointer: '/structure_id',
      code: 'actors.structure_closed',
      detail: {
        fr: `Cette structure a fermé le ${closed} : un poste y finit ce jour au plus tard (« au »).`,
        en: `This structure closed on ${closed}: a post there ends on that day at the latest ("au").`,
      },
      value: id,
    },
  ];
}

function professionalFaults(
  post: Post,
  before: Post | undefined,
  isPeriodNew: boolean,
  { professional }: PostGrounds,
): Fault[] {
  const { professionnel_id: id } = post;
  if (id === undefined || (id === before?.professionnel_id && !isPeriodNew)) return [];
  if (professional === undefined) return [unknownProfessional('professionnel_id', id)];
  const { ends_on: day } = professional;
  return day === null || !goesBeyond(post, day) ? [] : [professionalLeft(id, day)];
}

function replacementFaults(
  { professionnel_id: holder, remplace_par: id }: Post,
  before: Post | undefined,
  { replacement }: PostGrounds,
): Fault[] {
  if (id === undefined) return [];
  if (id === holder)
    return [
      {
        pointer: '/remplace_par',
        code: 'actors.own_replacement',
        detail: {
          fr: 'Personne ne se remplace soi-même : donnez l’autre professionnel.',
          en: 'Nobody replaces themselves: give the other professional.',
        },
        value: id,
      },
    ];
  return replacement === undefined && id !== before?.remplace_par
    ? [unknownProfessional('remplace_par', id)]
    : [];
}

/** Two posts of one professional in one structure are the same one, entered twice, where only their days differ and meet. */
function repeatedFaults(post: Post, { others }: PostGrounds): Fault[] {
  if (post.professionnel_id === undefined) return [];
  const [same] = others.filter(
    (other) =>
      overlap(post, other) &&
      (['structure_id', 'quotite', 'contrat', 'dispositif', 'financement'] as const).every(
        (name) => post[name] === other[name],
      ),
  );
  if (same === undefined) return [];
  return [
    {
      pointer: '/du',
      code: 'actors.repeated_post',
      detail: {
        fr: `Le poste ${same.id} est le même, dans la même structure, pour des jours en commun : corrigez-le.`,
        en: `Post ${same.id} is the same, in the same structure, with days in common: correct that one.`,
      },
      value: post.du,
    },
  ];
}

/** Several employers at once are usual: more than full time is said and not refused. */
export function postRemarks(post: Post, { others }: PostGrounds): Remark[] {
  if (post.professionnel_id === undefined) return [];
  const share = sharesTogether(post, others);
  if (share <= 1) return [];
  const percent = Math.round(share * 100);
  return [
    {
      pointer: '/quotite',
      code: 'actors.more_than_full_time',
      detail: {
        fr: `Les postes de ce professionnel font ensemble ${percent} % d’un temps plein.`,
        en: `The posts of this professional add up to ${percent}% of full time.`,
      },
    },
  ];
}
