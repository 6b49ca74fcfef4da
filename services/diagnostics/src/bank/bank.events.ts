import { create } from '@bufbuild/protobuf';
import { BankVersionMadeSchema } from '@maillage/contracts';
import type { OutgoingEvent } from '@maillage/platform';
import type { Bank } from './bank.js';

/** The event of a bank's new version. */
export function bankVersionMade({
  id,
  version,
  framework,
  items,
  modifiedAt: at,
}: Bank): OutgoingEvent<typeof BankVersionMadeSchema> {
  const message = create(BankVersionMadeSchema, {
    bankId: id,
    framework: framework.id,
    frameworkVersion: framework.version,
    items: items.length,
    calibratedItems: items.filter(({ parameters }) => parameters?.isCalibrated === true).length,
  });
  return { schema: BankVersionMadeSchema, message, aggregateId: id, version, at };
}
