import { DomainError } from '@maillage/kernel';
import { isNotPrepared } from '../db/away.js';
import { requestContext } from '../request/request-context.js';
import { patchOf } from './patch.js';

/** What an entry is written through: a transaction, or a database for what stands alone. */
export interface AuditWriter {
  query(sql: string, parameters?: readonly unknown[]): Promise<unknown[]>;
}

/** What was done, and to what. */
export interface Deed {
  /** `<resource>.<deed>`, in French like the permissions: `clients.ouvrir`. */
  readonly action: string;
  readonly subject: { readonly type: string; readonly id: string };
  /** Facts that are no change of the subject: counts, the lot it came with. Never personal. */
  readonly details?: object;
}

/** A write: what the subject was and is now, in the API's field names; absent for what is new or gone. */
export interface Change extends Deed {
  readonly before?: object | undefined;
  readonly after?: object | undefined;
  /** JSON Pointers of what is personal in both, `*` for any name or index: they are masked. */
  readonly masked?: readonly string[];
}

/**
 * The audit journal: append-only, in the schema of the access service, sealed there a few times a second. The actor and
 * its address are read from the context of the request; work that no request asked for is the system's own.
 */
export const Audit = {
  /**
   * Records a write in the transaction that makes it: both are there, or neither. Gives the number of the entry.
   * @throws DomainError unavailable when the journal is not there, so that nothing is written without its entry.
   */
  async record(tx: AuditWriter, { before, after, masked, ...deed }: Change): Promise<string> {
    const entry = entryOf(deed, { personal: false, patch: patchOf(before, after, masked) });
    const [row] = await append(tx, 'SELECT access.append_audit($1)::text AS number', entry);
    return (row as { number: string }).number;
  },

  /** Records that personal data is about to be shown, an entry for each deed; to be awaited before it is. */
  async read(writer: AuditWriter, ...deeds: readonly Deed[]): Promise<void> {
    const entries = deeds.map((deed) => entryOf(deed, { personal: true }));
    await append(
      writer,
      'SELECT access.append_audit(entry) FROM unnest($1::json[]) AS entry',
      entries,
    );
  },
};

/** An entry as JSON, by the actor of the work under way. */
function entryOf({ action, subject, details }: Deed, content: object): string {
  const { type: subject_type, id: subject_id } = subject;
  return jsonOf({ ...auditActor(), action, subject_type, subject_id, details, ...content });
}

async function append(
  writer: AuditWriter,
  sql: string,
  entries: string | readonly string[],
): Promise<unknown[]> {
  try {
    return await writer.query(sql, [entries]);
  } catch (error) {
    if (!isNotPrepared(error)) throw error;
    throw new DomainError(
      'platform.journal_unavailable',
      'unavailable',
      {
        fr: "Le journal d'audit n'est pas encore prêt, et rien ne s'écrit sans lui. Réessayez dans quelques secondes.",
        en: 'The audit journal is not ready yet, and nothing is written without it. Try again in a few seconds.',
      },
      [],
      2,
    );
  }
}

/** JSON as PostgreSQL takes it: neither NUL nor half a surrogate pair, which would refuse the whole entry. */
function jsonOf(entry: object): string {
  const text = JSON.stringify(entry);
  if (!/\\u(?:d[89a-f]|0000)/.test(text)) return text;
  return JSON.stringify(entry, (_, value: unknown) =>
    typeof value === 'string' ? value.replace(/[\p{Cs}\0]/gu, '\ufffd') : value,
  );
}

/** The actor, as entries of the journal name it. A person goes by an id alone. */
export interface AuditActor {
  readonly actor_kind: 'client' | 'agent' | 'anonyme' | 'systeme';
  readonly actor_id?: string;
  readonly actor_name?: string;
  readonly key_id?: string | undefined;
  readonly ip?: string;
  readonly request_id?: string;
  readonly route?: string;
}

/** The actor of the work under way, and its address. */
export function auditActor(): AuditActor {
  const context = requestContext();
  if (context === undefined) return { actor_kind: 'systeme' };
  const { caller, ip, id, method, route } = context;
  return {
    ...(caller === undefined
      ? { actor_kind: 'anonyme' }
      : { actor_kind: caller.kind, actor_id: caller.id, key_id: caller.keyId }),
    // A person's name could never be taken out again: agents go by their id alone.
    ...(caller?.kind === 'client' ? { actor_name: caller.name } : {}),
    ip,
    request_id: id,
    route: `${method} ${route}`,
  };
}
