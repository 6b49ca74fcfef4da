import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  accepted,
  Deferrable,
  pageOf,
  PageQuery,
  prefersAsync,
  Requires,
  startOf,
  type TaskDto,
} from '@maillage/platform';
import { linksOf } from '@maillage/platform/access';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { entryNotFound } from './journal.errors.js';
import { BEGINNING, DIGEST_BYTES } from './journal-chain.js';
import { JournalKey } from './journal-key.file.js';
import { AnchorsDto, JournalDto, JournalEntryDto, VerificationDto } from './journal.dto.js';
import { anchorOf, verificationOf } from './journal.mapping.dto.js';
import { JournalQueries } from './journal.queries.store.js';
import { JournalQuery, VerificationQuery } from './journal.query.dto.js';
import { JournalStore } from './journal.store.js';
import { VerifyJournal } from './verify-journal.handler.js';
import { VerifyJournalTask } from './verify-journal.task.js';

export const NUMBER = /^\d{1,18}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** One demand verifies so many entries, about a second's work; the next one goes on. */
const AT_ONCE = 50_000;

/** The audit journal: what was done, by which actor, and the proof that it is still what was written. */
@ApiTags('journal')
@Controller('v1/journal')
export class JournalController {
  constructor(
    @Inject(JournalQueries) private readonly queries: JournalQueries,
    @Inject(JournalStore) private readonly store: JournalStore,
    @Inject(VerifyJournal) private readonly verification: VerifyJournal,
    @Inject(JournalKey) private readonly key: JournalKey,
    @Inject(VerifyJournalTask) private readonly task: VerifyJournalTask,
  ) {}

  @Get()
  @Requires('journal.lire')
  @ApiOperation({
    operationId: 'listerJournal',
    summary: 'Le journal d’audit',
    description:
      'Toutes les écritures et toutes les lectures de données personnelles, la plus récente d’abord.',
  })
  @ApiOkResponse({ description: 'Les entrées.', type: JournalDto })
  async list(
    @Query() query: JournalQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<JournalDto> {
    return journalPage(this.queries, query, query.acteur, request, reply);
  }

  @Get('ancres')
  @Requires('journal.lire')
  @ApiOperation({
    operationId: 'listerAncres',
    summary: 'Les ancres du journal',
    description:
      'La fin de la chaîne, signée, jour par jour. Conservées ailleurs, elles permettent à « npm run audit:verify -- --ancre » de voir jusqu’à une chaîne entièrement récrite.',
  })
  @ApiOkResponse({ description: 'Les ancres.', type: AnchorsDto })
  async anchors(
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AnchorsDto> {
    const [before] = startOf(query, [DAY]);
    const found = (await this.store.anchors(before, query.limite + 1)).map(anchorOf);
    const { page, links } = pageOf(
      found,
      query,
      ({ instant }) => [instant.slice(0, 10)],
      request,
      reply,
    );
    return { data: page, links };
  }

  @Get('verification')
  @Requires('journal.lire')
  @ApiOperation({
    operationId: 'verifierJournal',
    summary: 'Vérifier le journal',
    description: `Relit les entrées et leurs sceaux depuis le début, ${AT_ONCE.toLocaleString('fr')} entrées environ par demande ; le lien « suivant » continue. Avec « Prefer: respond-async », tout le journal est relu par une tâche, dont le résultat est le même.`,
  })
  @ApiOkResponse({ description: 'Le résultat.', type: VerificationDto })
  @Deferrable()
  async verify(
    @Query() query: VerificationQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VerificationDto | TaskDto> {
    const [seq, entries, hash] = startOf(query, [
      NUMBER,
      NUMBER,
      new RegExp(`^[0-9a-f]{${DIGEST_BYTES * 2}}$`),
    ]);
    const after =
      hash === undefined
        ? BEGINNING
        : { seq: Number(seq), entries: Number(entries), hash: Buffer.from(hash, 'hex') };
    if (prefersAsync(request.headers.prefer))
      return accepted(request, reply, await this.task.begin(after));
    const report = await this.verification.verify({ after, limit: AT_ONCE });
    const next = report.next && [
      report.next.seq,
      report.next.entries,
      report.next.hash.toString('hex'),
    ];
    return {
      ...verificationOf(report, await this.store.head(), this.key.publicKey),
      links: linksOf(request, reply, next),
    };
  }

  @Get(':id')
  @Requires('journal.lire')
  @ApiOperation({
    operationId: 'lireEntreeJournal',
    summary: 'Une entrée du journal',
    description: 'Avec toute sa modification, aussi longue soit-elle.',
  })
  @ApiOkResponse({ description: 'L’entrée.', type: JournalEntryDto })
  @ApiParam({
    name: 'id',
    description: 'Numéro de l’entrée.',
    schema: { type: 'string', maxLength: 36 },
  })
  async read(@Param('id') id: string): Promise<JournalEntryDto> {
    const entry = NUMBER.test(id) ? await this.queries.find(id) : undefined;
    if (entry === undefined) throw entryNotFound();
    return entry;
  }
}

/** A page of entries, of one actor or of all. */
export async function journalPage(
  queries: JournalQueries,
  query: JournalQuery,
  actor: string | undefined,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<JournalDto> {
  const [before] = startOf(query, [NUMBER]);
  const wanted = {
    actor,
    action: query.action,
    subject: query.sujet,
    service: query.service,
    from: query.du,
    to: query.au,
  };
  const found = await queries.list(wanted, before, query.limite + 1);
  const { page, links } = pageOf(found, query, ({ id }) => [id], request, reply);
  return { data: page, links };
}
