import type { Fault } from '@maillage/kernel';
import { parseTerritoryRef } from '@maillage/territories';
import type { Naming } from '../record/known-faults.js';
import { fault, orderFaults, twiceFaults } from '../record/faults.js';
import type { Draft, Settled } from '../record/record.js';
import { type Governance, isLead, type Member } from './governance.js';

/** A governance as it is to stand: the day of each status is kept, and one that was withdrawn carries no more. */
export function settleGovernance({ value, before, today }: Draft<Governance>): Settled<Governance> {
  const { membres } = value;
  const settled: Governance = {
    ...value,
    ...(membres === undefined
      ? {}
      : { membres: membres.map((one) => settleMember(one, memberOf(before, one), today)) }),
  };
  return { value: settled, faults: governanceFaults(settled, before) };
}

/** What a governance names of the directory that it did not name before. */
export function newNamings(
  { membres = [] }: Governance,
  before: Governance | undefined,
): { readonly structures: Naming[]; readonly posts: Naming[] } {
  const posts = new Set((before?.membres ?? []).flatMap(({ contacts = [] }) => contacts));
  return {
    structures: membres.flatMap((member, index) =>
      member.statut === 'supprimer' || memberOf(before, member) !== undefined
        ? []
        : [{ pointer: `/membres/${index}/structure_id`, id: member.structure_id }],
    ),
    posts: membres.flatMap(({ contacts = [] }, index) =>
      contacts.flatMap((id, place) =>
        posts.has(id) ? [] : [{ pointer: `/membres/${index}/contacts/${place}`, id }],
      ),
    ),
  };
}

const memberOf = (
  governance: Governance | undefined,
  { structure_id: id }: Member,
): Member | undefined => governance?.membres?.find((one) => one.structure_id === id);

function settleMember(member: Member, before: Member | undefined, today: string): Member {
  const isNew = member.statut !== before?.statut;
  const isSaid = member.depuis !== undefined && member.depuis !== before?.depuis;
  const { coporteur, ...rest } = member;
  return {
    ...rest,
    ...(coporteur === undefined || member.statut === 'supprimer' ? {} : { coporteur }),
    ...(isNew && !isSaid ? { depuis: today } : {}),
  };
}

function governanceFaults(next: Governance, before: Governance | undefined): Fault[] {
  const { territoires, membres = [], debut, fin } = next;
  return [
    ...territoires.flatMap((text, index) =>
      parseTerritoryRef(text) === undefined
        ? [
            fault(
              `/territoires/${index}`,
              'unknown_territory',
              `« ${text} » n’est pas un territoire d’aujourd’hui ; écrivez par exemple departement-62.`,
              `"${text}" is no territory of today; write for example departement-62.`,
            ),
          ]
        : [],
    ),
    ...twiceFaults(territoires, (index) => `/territoires/${index}`),
    ...twiceFaults(
      membres.map(({ structure_id: id }) => id),
      (index) => `/membres/${index}/structure_id`,
    ),
    ...orderFaults('/fin', debut, fin),
    ...membres.flatMap(({ statut, coporteur }, index) =>
      coporteur === true && statut !== 'confirme'
        ? [
            fault(
              `/membres/${index}/coporteur`,
              'lead_not_confirmed',
              'Un coporteur est un membre confirmé : confirmez-le d’abord.',
              'A co-lead is a confirmed member: confirm it first.',
            ),
          ]
        : [],
    ),
    ...leadFaults(membres, before?.membres ?? []),
  ];
}

/** Whoever carried a governance can't leave it without anybody. */
const leadFaults = (next: readonly Member[], before: readonly Member[]): Fault[] =>
  before.some(isLead) && !next.some(isLead)
    ? [
        fault(
          '/membres',
          'last_lead',
          'Le dernier coporteur ne peut pas partir : confirmez d’abord un autre coporteur.',
          'The last co-lead cannot leave: confirm another co-lead first.',
        ),
      ]
    : [];
