import type { BankItem } from '../bank/bank.js';
import { REASONS, type State, STATES } from './item-report.js';
import { type Etat, type ItemReportDto } from './item-report.dto.js';
import type { QueuedItem } from './item-report.store.js';

const ETAT_OF = { waiting: 'en_attente', reinstated: 'retabli', retired: 'retire' } as const;

export const toState = (etat: Etat | undefined): State | undefined =>
  STATES.find((state) => ETAT_OF[state] === etat);

/** A reported question as the API gives it. */
export const toDto = (one: QueuedItem, items: readonly BankItem[]): ItemReportDto => ({
  id: one.id,
  item: one.itemId,
  version_item: one.itemVersion,
  question: items.find(({ id }) => id === one.itemId)?.question ?? '',
  etat: ETAT_OF[one.state],
  suspendu: one.state === 'waiting' && one.isSuspended,
  motifs: REASONS.flatMap((motif) => {
    const nombre = one.reasons[motif];
    return nombre === undefined ? [] : [{ motif, nombre }];
  }),
  premier: one.firstAt.toISOString(),
  dernier: one.lastAt.toISOString(),
  ...(one.decidedAt === undefined ? {} : { decide_le: one.decidedAt.toISOString() }),
});
