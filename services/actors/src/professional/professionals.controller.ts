import { Controller, Get, Inject, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Clock, parisDate } from '@maillage/kernel';
import {
  type Answer,
  answerList,
  Answers,
  AsOfQuery,
  type Caller,
  CLOCK,
  CurrentCaller,
  CurrentFence,
  etagOf,
  feedLinks,
  FeedQuery,
  type Fence,
  ID_PARAMETER,
  isNotModified,
  PageQuery,
  readFeed,
  Requires,
  Tagged,
  VersionsDto,
  versionsPage,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PROFESSIONAL, recordNotFound } from './record.errors.js';
import { ProfessionalChangesDto, ProfessionalDto, ProfessionalsDto } from './professional.dto.js';
import {
  PROFESSIONAL_LISTING,
  tagOf,
  toChange,
  toDto,
  wantedOf,
} from './professional.mapping.dto.js';
import { ProfessionalsQuery } from './professional.query.dto.js';
import { IdentifyProfessional } from './identify-professional.handler.js';
import { ProfessionalStore } from './professional.store.js';

/** The professionals that a caller reaches; who they are, for those who may know. */
@ApiTags('professionnels')
@Controller('v1/professionnels')
export class ProfessionalsController {
  constructor(
    @Inject(ProfessionalStore) private readonly store: ProfessionalStore,
    @Inject(IdentifyProfessional) private readonly identities: IdentifyProfessional,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Requires('professionnels.lire')
  @ApiOperation({
    operationId: 'listerProfessionnels',
    summary: 'Les professionnels',
    description:
      'Par pages en JSON ; tous en un flux en NDJSON, XLSX ou CSV (« id » y est l’identifiant donné par la source).',
  })
  @Answers('Les professionnels.', ProfessionalsDto, PROFESSIONAL_LISTING)
  list(
    @CurrentCaller() caller: Caller,
    @CurrentFence() fence: Fence,
    @Query() query: ProfessionalsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer<ProfessionalsDto>> {
    const wanted = wantedOf(query, parisDate(this.clock.now()));
    return answerList({ query, request, reply }, PROFESSIONAL_LISTING, {
      read: (after, limit) => this.store.wanted(fence, wanted, after?.[0], limit),
      ...(query.identites === 'oui' ? { complete: this.identities.completer(caller) } : {}),
      view: toDto,
    });
  }

  @Get('changements')
  @Requires('professionnels.lire')
  @ApiOperation({
    operationId: 'suivreProfessionnels',
    summary: 'Les changements',
    description:
      'Flux sans trou, du plus ancien au plus récent, retraits compris ; un curseur n’expire jamais.',
  })
  @ApiOkResponse({ description: 'Les changements.', type: ProfessionalChangesDto })
  async changes(
    @CurrentFence() fence: Fence,
    @Query() query: FeedQuery,
    @Req() request: FastifyRequest,
  ): Promise<ProfessionalChangesDto> {
    const { after, limit } = readFeed(query);
    const { records, last } = await this.store.changes(fence, after, limit);
    return {
      data: records.map(toChange),
      links: feedLinks(request, last ?? after),
      meta: { nombre: records.length },
    };
  }

  @Get(':id')
  @Requires('professionnels.lire')
  @Tagged()
  @ApiOperation({
    operationId: 'lireProfessionnel',
    summary: 'Un professionnel',
    description:
      'Une fiche par notre identifiant, telle qu’elle est ou telle qu’elle était. Qui est la personne n’y est que si elle accepte de figurer dans les listes, ou si vos droits et votre finalité (personnes) le permettent.',
  })
  @ApiOkResponse({ description: 'Le professionnel.', type: ProfessionalDto })
  @ApiParam(ID_PARAMETER)
  async read(
    @CurrentCaller() caller: Caller,
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { au_titre_du: asked }: AsOfQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProfessionalDto | undefined> {
    const record =
      asked === undefined
        ? await this.store.find(id, fence)
        : await this.store.findAt(id, fence, new Date(asked));
    if (record === undefined) throw recordNotFound(PROFESSIONAL);
    const tag = asked === undefined ? tagOf(record) : etagOf(`${id}.passe`, record.version);
    if (isNotModified(request, reply, tag)) return undefined;
    // What is past names nobody.
    if (asked === undefined) await this.identities.completer(caller)([record]);
    return toDto(record);
  }

  @Get(':id/versions')
  @Requires('professionnels.lire')
  @ApiOperation({
    operationId: 'listerVersionsProfessionnel',
    summary: 'Les versions d’un professionnel',
    description:
      'De la plus ancienne à celle d’aujourd’hui : depuis quand, jusqu’à quand, par qui, pourquoi, et ce qui a changé.',
  })
  @ApiOkResponse({ description: 'Les versions.', type: VersionsDto })
  @ApiParam(ID_PARAMETER)
  async versions(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VersionsDto> {
    const page = await versionsPage(query, request, reply, (after, limit) =>
      this.store.versions(id, fence, after, limit),
    );
    if (page === undefined) throw recordNotFound(PROFESSIONAL);
    return page;
  }
}
