import { create } from '@bufbuild/protobuf';
import { ItemReportDecidedSchema, ItemReportedSchema } from '@maillage/contracts';
import type { OutgoingEvent } from '@maillage/platform';
import type { Reason, ReportedItem } from './item-report.js';

/** The event of a question that was reported. */
export function itemReported(
  { id, version, bankId, itemId, isSuspended, lastAt: at }: ReportedItem,
  reason: Reason,
): OutgoingEvent<typeof ItemReportedSchema> {
  const message = create(ItemReportedSchema, {
    ...{ reportId: id, bankId, itemId, reason, isSuspended },
  });
  return { schema: ItemReportedSchema, message, aggregateId: id, version, at };
}

/** The event of what was decided of it. */
export function itemReportDecided(
  { id, version, bankId, itemId, state }: ReportedItem,
  at: Date,
): OutgoingEvent<typeof ItemReportDecidedSchema> {
  const message = create(ItemReportDecidedSchema, {
    ...{ reportId: id, bankId, itemId, isRetired: state === 'retired' },
  });
  return { schema: ItemReportDecidedSchema, message, aggregateId: id, version, at };
}
