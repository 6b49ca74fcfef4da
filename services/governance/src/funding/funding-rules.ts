import type { Fault } from '@maillage/kernel';
import { type Bounds, dueOf, mostOf, paidOf, takenOf } from '../money/money.js';
import { fault } from '../record/faults.js';
import type { Draft, Settled } from '../record/record.js';
import type { Funding } from './funding.js';

/** What a funding is judged against. */
export interface Purse extends Bounds {
  readonly euros_entiers?: boolean;
  /** What other fundings take of the envelope. */
  readonly takenByOthers: number;
}

const NEXT: Readonly<Record<Funding['statut'], readonly Funding['statut'][]>> = {
  deposee: ['enCours', 'acceptee', 'refusee'],
  enCours: ['acceptee', 'refusee'],
  acceptee: [],
  refusee: ['enCours'],
};

/** A funding as it is to stand: decisions and final reports with their day. */
export function settleFunding(
  { value, before, today }: Draft<Funding>,
  purse: Purse,
): Settled<Funding> {
  const isDecided = value.statut === 'acceptee' || value.statut === 'refusee';
  const isNew = value.statut !== before?.statut;
  const settled: Funding = {
    ...value,
    ...(isDecided && isNew && value.decidee_le === undefined ? { decidee_le: today } : {}),
    ...(value.cout_final !== undefined && value.bilan_le === undefined ? { bilan_le: today } : {}),
  };
  return { value: settled, faults: fundingFaults(settled, before, purse) };
}

function fundingFaults(next: Funding, before: Funding | undefined, purse: Purse): Fault[] {
  const most = mostOf(next.base, purse);
  return [
    ...statusFaults(next, before),
    ...(next.demande > most && next.demande !== before?.demande
      ? [
          fault(
            '/demande',
            'over_ceiling',
            `L’enveloppe permet ${most} centimes au plus pour cette base.`,
            `The envelope allows ${most} cents at most for this base.`,
          ),
        ]
      : []),
    ...grantFaults(next, most, purse),
    ...paymentFaults(next),
  ];
}

function statusFaults({ statut }: Funding, before: Funding | undefined): Fault[] {
  const allowed = before === undefined ? ['deposee'] : [before.statut, ...NEXT[before.statut]];
  if (allowed.includes(statut)) return [];
  return [
    fault(
      '/statut',
      'status_out_of_order',
      `Après « ${before?.statut ?? 'rien'} » viennent : ${allowed.join(', ')}.`,
      `After "${before?.statut ?? 'nothing'}" come: ${allowed.join(', ')}.`,
    ),
  ];
}

function grantFaults(next: Funding, most: number, purse: Purse): Fault[] {
  const { statut, accorde, demande } = next;
  if (statut !== 'acceptee') return [];
  if (accorde === undefined || accorde === 0)
    return [
      fault(
        '/accorde',
        'amount_required',
        'Dites combien est accordé.',
        'Say how much is granted.',
      ),
    ];
  const left = purse.montant - purse.takenByOthers;
  return [
    ...(accorde > Math.min(most, demande)
      ? [
          fault(
            '/accorde',
            'over_ceiling',
            `${Math.min(most, demande)} centimes au plus.`,
            `${Math.min(most, demande)} cents at most.`,
          ),
        ]
      : []),
    ...(takenOf(next) > left
      ? [
          fault(
            '/accorde',
            'over_envelope',
            `Il reste ${left} centimes dans l’enveloppe.`,
            `${left} cents are left in the envelope.`,
          ),
        ]
      : []),
    ...(purse.euros_entiers === true && accorde % 100 !== 0
      ? [
          fault(
            '/accorde',
            'whole_euros',
            'Cette enveloppe demande des euros entiers.',
            'This envelope asks for whole euros.',
          ),
        ]
      : []),
  ];
}

/** Nothing is paid of what is not granted, nor more than is owed. */
const paymentFaults = (next: Funding): Fault[] =>
  paidOf(next) > dueOf(next) && next.cout_final === undefined
    ? [
        fault(
          '/versements',
          'over_granted',
          `${dueOf(next)} centimes sont dus au plus.`,
          `${dueOf(next)} cents are owed at most.`,
        ),
      ]
    : [];
