import { etagOf } from '@maillage/platform';
import { fingerprint } from '../record/fingerprint.js';
import { headOf, tailOf } from '../record/told.js';
import type { CommitteeDto } from './committee.dto.js';
import type { CommitteeRecord } from './committee.store.js';

/** A committee as the API gives it. */
export const toDto = (record: CommitteeRecord): CommitteeDto => ({
  ...headOf(record),
  ...(record.description as CommitteeDto),
  voix: record.description.membres ?? record.beside.confirmes,
  ...tailOf(record),
});

/** The tag of a committee. Members of its governance change it, without a new version. */
export const tagOf = ({ id, version, beside }: CommitteeRecord): string =>
  etagOf(`${id}.${fingerprint(beside.confirmes)}`, version);
