import type { Readable } from 'node:stream';
import { type FileFormat, fileFormat } from '@maillage/files';
import type { DomainError, Language } from '@maillage/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { bytesOf } from '../bodies/stream-body.js';
import { platformConfig } from '../config/platform.config.js';
import type { ImportQuery } from '../intake/import.dto.js';
import { foreignSource } from '../intake/sources.js';
import { languageOf } from '../request/language.js';
import type { Caller } from '../rights/caller.js';
import type { Fence } from '../rights/fence.js';
import { accepted, prefersAsync } from './respond-async.js';
import type { TaskState } from './task-state.js';

/** A file as its request says it is to be taken. */
export interface ImportedFile<Format = FileFormat> {
  readonly source: string;
  readonly format: Format;
  readonly isSimulation: boolean;
  /** In which faults and remarks are told. */
  readonly language: Language;
}

/** What a service does with a file. */
interface Import<Format> {
  /** The format that a `Content-Type` announces; those of files of records where none is given. */
  readonly formatOf?: (contentType: string) => Format | undefined;
  /** The refusal of what is no file of a format that is read. */
  readonly unreadable: () => DomainError;
  /** Begins a task; `bytes` is what its sender announced. */
  readonly begin: (
    file: AsyncIterable<Buffer>,
    given: ImportedFile<Format> & { readonly bytes?: number },
  ) => Promise<TaskState>;
  /** Takes it in at once, and gives the JSON of the outcome. */
  readonly take: (file: AsyncIterable<Buffer>, given: ImportedFile<Format>) => Promise<Readable>;
}

/**
 * Answers a request that sends a file to be taken in: by its outcome, or by a task where its sender prefers one or announces
 * more than `TASK_BODY_BYTES`.
 *
 * @throws DomainError forbidden for a source that the fence does not reach, `unreadable` for no file.
 */
export async function takeImport<Format = FileFormat>(
  asked: {
    readonly caller: Caller;
    readonly fence: Fence;
    readonly query: ImportQuery;
    readonly request: FastifyRequest;
    readonly reply: FastifyReply;
  },
  { formatOf, unreadable, begin, take }: Import<Format>,
): Promise<void> {
  const { caller, fence, query, request, reply } = asked;
  const source = query.source ?? caller.source;
  if (fence.rules.every((rule) => rule.source !== undefined && rule.source !== source))
    throw foreignSource(source, caller.source);
  const readFormat = formatOf ?? (fileFormat as (contentType: string) => Format | undefined);
  const format = readFormat(request.headers['content-type'] ?? '');
  if (format === undefined || request.body === undefined) throw unreadable();
  const file = bytesOf(request.body as Readable, platformConfig.streamLimit);
  const given: ImportedFile<Format> = {
    source,
    format,
    isSimulation: query.simulation === 'true',
    language: languageOf(request),
  };
  const { prefer, 'content-length': announced } = request.headers;
  const bytes = announced === undefined ? undefined : Number(announced);
  if (prefersAsync(prefer) || (bytes ?? 0) > platformConfig.taskBytes) {
    const state = await begin(file, { ...given, ...(bytes === undefined ? {} : { bytes }) });
    await reply.send(accepted(request, reply, state));
    return;
  }
  await reply
    .header('content-type', 'application/json; charset=utf-8')
    .send(await take(file, given));
}
