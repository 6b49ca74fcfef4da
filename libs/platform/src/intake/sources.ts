import { DomainError } from '@maillage/kernel';
import { databaseAway, isNotPrepared } from '../db/away.js';
import type { Transaction } from '../db/connection.js';
import { requestContext } from '../request/request-context.js';

/**
 * Whose the names are under which activities and places stand. A source belongs to one caller: the client that bears
 * its name, or the first to have written under it. The schema of the access service holds them.
 */
export const Sources = {
  /**
   * Takes a source for the caller of the work under way, in the transaction that writes under it; one that is the
   * caller's already stays so. Work that no request asked for takes none.
   *
   * @throws DomainError forbidden for a source of another; unavailable when the access service is not there yet.
   */
  async claim(tx: Pick<Transaction, 'query'>, source: string): Promise<void> {
    const caller = requestContext()?.caller;
    if (caller === undefined) return;
    try {
      const [row] = await tx.query<{ is_own: boolean }>(
        'SELECT access.claim_source($1, $2) AS is_own',
        [source, caller.id],
      );
      if (row?.is_own !== true) throw foreignSource(source, caller.source);
    } catch (error) {
      throw isNotPrepared(error) ? databaseAway() : error;
    }
  },
};

/** The refusal of a source that is another's, or that a caller's rights do not let it take. */
export const foreignSource = (source: string, own: string): DomainError =>
  new DomainError('platform.foreign_source', 'forbidden', {
    fr: `La source « ${source} » n'est pas la vôtre : une source appartient à un seul accès. Écrivez sous « ${own} ».`,
    en: `The source "${source}" is not yours: a source belongs to one access. Write under "${own}".`,
  });
