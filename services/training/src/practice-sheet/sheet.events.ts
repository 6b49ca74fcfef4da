import { create } from '@bufbuild/protobuf';
import { SheetWithdrawnSchema, SheetWrittenSchema } from '@maillage/contracts';
import type { OutgoingEvent } from '@maillage/platform';
import type { Sheet } from './sheet.js';

/** What happens to one sheet at one instant. */
export interface Happening {
  readonly id: string;
  readonly version: number;
  readonly at: Date;
}

/** The event of a sheet that is new, there again, or changes. None of its texts. */
export function sheetWritten(
  { id, version, at }: Happening,
  sheet: Sheet,
): OutgoingEvent<typeof SheetWrittenSchema> {
  const message = create(SheetWrittenSchema, {
    sheetId: id,
    territory: sheet.territoire,
    isPublic: sheet.publiee,
    originId: sheet.origine?.id ?? '',
    structureId: sheet.structure_id ?? '',
  });
  return { schema: SheetWrittenSchema, message, aggregateId: id, version, at };
}

/** The event of a sheet that is taken back. */
export function sheetWithdrawn(
  { id, version, at }: Happening,
  { territoire }: Sheet,
): OutgoingEvent<typeof SheetWithdrawnSchema> {
  const message = create(SheetWithdrawnSchema, { sheetId: id, territory: territoire });
  return { schema: SheetWithdrawnSchema, message, aggregateId: id, version, at };
}
