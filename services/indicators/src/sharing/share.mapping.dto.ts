import type { ListedShare } from './share.js';
import type { ReportShareDto } from './share.dto.js';

export const toReportShareDto = (share: ListedShare): ReportShareDto => ({
  id: share.id,
  territoire: share.territory,
  ...share.span,
  au_titre_du: share.isFixed ? share.madeAt.toISOString() : null,
  creation: share.madeAt.toISOString(),
  fin: share.endsAt.toISOString(),
  ...(share.revokedAt === undefined ? {} : { revocation: share.revokedAt.toISOString() }),
});
