import { Findings } from '@maillage/kernel';
import { rolesMembreReseau, typesReseau } from '@maillage/nomenclatures';
import { parseTerritoryRef } from '@maillage/territories';
import { checkUrl } from '../place-import/place-fields.js';
import {
  type Members,
  readCivilDate,
  readCode,
  readId,
  readItems,
  readMembers,
  readText,
} from '../structure/structure-texts.js';
import type { Read } from '../professional/record.js';
import { FIELDS, inOrder, type Member, type Network } from './network.js';

/** Reads a network of the API's shape: the network, or every fault it has. */
export function readNetwork(record: unknown): Read<Network> {
  const found = new Findings('actors');
  const fields = readMembers('', record, FIELDS, found);
  if (fields === undefined) return { faults: found.faults };
  const site = readText('site', fields['site'], found);
  if (site !== undefined) checkUrl('site', site, found);
  const debut = readCivilDate('debut', fields['debut'], found);
  const fin = readCivilDate('fin', fields['fin'], found);
  inTime('fin', debut, fin, found);
  const value = inOrder({
    nom: required('nom', fields, readText('nom', fields['nom'], found, 300), found),
    type: required('type', fields, readCode('type', fields['type'], typesReseau, found), found),
    territoire: required('territoire', fields, readTerritory(fields['territoire'], found), found),
    presentation: readText('presentation', fields['presentation'], found),
    site,
    animateur_id: readId('animateur_id', fields['animateur_id'], found),
    membres: readNetworkMembers(fields['membres'], found),
    debut,
    fin,
  });
  return found.faults.length > 0 ? { faults: found.faults } : { value };
}

/** Tells of a value that has to be there and is not; of one that is faulty is told already. */
function required<T>(
  name: string,
  fields: Members,
  value: T | undefined,
  found: Findings,
): T | undefined {
  const given = fields[name];
  if (given === undefined || (typeof given === 'string' && given.trim() === ''))
    found.fault(name, 'required', {
      fr: 'Ce champ est obligatoire et il est vide.',
      en: 'This field is required and it is empty.',
    });
  return value;
}

function readTerritory(value: unknown, found: Findings): string | undefined {
  const text = readText('territoire', value, found, 30);
  if (text === undefined || parseTerritoryRef(text) !== undefined) return text;
  return found.fault(
    'territoire',
    'unknown_territory',
    {
      fr: 'Ce territoire n’existe pas : une référence s’écrit departement-62, epci-200069482, region-32 …',
      en: 'There is no such territory: a reference is written departement-62, epci-200069482, region-32 …',
    },
    text,
  );
}

function readNetworkMembers(value: unknown, found: Findings): Member[] | undefined {
  const items = readItems('membres', value, found);
  const members = items?.flatMap((item, index): Member[] => {
    const here = found.inside(`membres/${index}`);
    const fields = readMembers('', item, ['structure_id', 'role', 'du', 'au'], here);
    if (fields === undefined) return [];
    const id = required(
      'structure_id',
      fields,
      readId('structure_id', fields['structure_id'], here),
      here,
    );
    const role = required(
      'role',
      fields,
      readCode('role', fields['role'], rolesMembreReseau, here),
      here,
    );
    const du = readCivilDate('du', fields['du'], here);
    const au = readCivilDate('au', fields['au'], here);
    inTime('au', du, au, here);
    if (id === undefined || role === undefined) return [];
    return [
      {
        structure_id: id,
        role,
        ...(du === undefined ? {} : { du }),
        ...(au === undefined ? {} : { au }),
      },
    ];
  });
  for (const [index, member] of (members ?? []).entries()) {
    if (members?.slice(0, index).some((other) => isTwice(member, other)))
      found.fault(
        `membres/${index}`,
        'member_twice',
        {
          fr: 'Cette structure a déjà ce rôle aux mêmes jours.',
          en: 'This structure has this role on the same days already.',
        },
        member.structure_id,
      );
  }
  return members;
}

/** Whether two entries give a structure one role on a day that both hold. */
const isTwice = (a: Member, b: Member): boolean =>
  a.structure_id === b.structure_id &&
  a.role === b.role &&
  (a.du ?? '') <= (b.au ?? '9999') &&
  (b.du ?? '') <= (a.au ?? '9999');

function inTime(
  name: string,
  from: string | undefined,
  to: string | undefined,
  found: Findings,
): void {
  if (from !== undefined && to !== undefined && to < from)
    found.fault(
      name,
      'ends_before_start',
      {
        fr: `Ce jour est avant le premier (${from}).`,
        en: `This day is before the first one (${from}).`,
      },
      to,
    );
}
