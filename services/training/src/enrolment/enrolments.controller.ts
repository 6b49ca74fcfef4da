import {
  Body,
  Controller,
  Get,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import {
  type Caller,
  CurrentCaller,
  CurrentFence,
  type Fence,
  ID_PARAMETER,
  isNotModified,
  LOCATION,
  pageOf,
  Refuses,
  Requires,
  startOf,
  Tagged,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Enrol } from './enrol.handler.js';
import {
  EnrolmentActDto,
  EnrolmentDto,
  EnrolmentsDto,
  EnrolmentsQuery,
  NewEnrolmentDto,
  TakenEnrolmentsDto,
} from './enrolment.dto.js';
import { tagOf, toDto } from './enrolment.mapping.dto.js';
import { EnrolmentStore } from './enrolment.store.js';
import { GiveSeatsLoop } from './give-seats.loop.js';
import { SeatLedger } from './seat-ledger.handler.js';

/** The ledger of seats: who has one, who is offered one, who waits. */
@ApiTags('inscriptions')
@Controller('v1/inscriptions')
export class EnrolmentsController {
  constructor(
    @Inject(Enrol) private readonly enrolling: Enrol,
    @Inject(SeatLedger) private readonly ledger: SeatLedger,
    @Inject(GiveSeatsLoop) private readonly giving: GiveSeatsLoop,
    @Inject(EnrolmentStore) private readonly store: EnrolmentStore,
  ) {}

  @Post()
  @Requires('inscriptions.gerer')
  @ApiOperation({
    operationId: 'inscrirePersonne',
    summary: 'Inscrire une personne à une session, ou à l’une de plusieurs',
    description:
      'L’inscription est reçue (« recue »), puis les places sont données dans l’ordre d’arrivée : relisez-la, ou suivez les événements.',
  })
  @ApiCreatedResponse({
    description: 'Les inscriptions reçues.',
    type: TakenEnrolmentsDto,
    headers: LOCATION,
  })
  @Refuses(404, 409, 422)
  async enrol(
    @CurrentCaller() { source }: Caller,
    @CurrentFence() fence: Fence,
    @Body() body: NewEnrolmentDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TakenEnrolmentsDto> {
    const { voeux: sessions, personne_ref: reference, commune, structure_id: structureId } = body;
    const wish = { sessions, reference, commune, structureId };
    const taken = await this.enrolling.enrol(source, wish, fence);
    for (const { courseId } of taken) this.giving.wake(courseId);
    void reply.header('location', `/v1/inscriptions/${taken[0]?.id ?? ''}`);
    return { data: taken.map(toDto) };
  }

  @Get()
  @Requires('inscriptions.gerer')
  @ApiOperation({
    operationId: 'listerInscriptions',
    summary: 'Les inscriptions',
    description:
      'Celles de personnes de vos communes, et celles aux sessions de vos territoires ; dans l’ordre d’arrivée.',
  })
  @ApiOkResponse({ description: 'Les inscriptions.', type: EnrolmentsDto })
  async list(
    @CurrentFence() fence: Fence,
    @Query() query: EnrolmentsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EnrolmentsDto> {
    const [after] = startOf(query);
    const wanted = { sessionId: query.session, state: query.etat };
    const found = await this.store.list(wanted, fence, after, query.limite + 1);
    const { page, links } = pageOf(found, query, ({ id }) => [id], request, reply);
    return { data: page.map(toDto), links, meta: { nombre: page.length } };
  }

  @Get(':id')
  @Requires('inscriptions.gerer')
  @Tagged()
  @ApiOperation({
    operationId: 'lireInscription',
    summary: 'Une inscription',
    description: 'Où elle en est : son rang, sa place, l’accord de l’employeur.',
  })
  @ApiOkResponse({ description: 'L’inscription.', type: EnrolmentDto })
  @ApiParam(ID_PARAMETER)
  async read(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EnrolmentDto | undefined> {
    await this.ledger.requireInside(id, fence);
    const found = await this.ledger.get(id);
    return isNotModified(request, reply, tagOf(found)) ? undefined : toDto(found);
  }

  @Post(':id/gestes')
  @Requires('inscriptions.gerer')
  @ApiOperation({
    operationId: 'agirInscription',
    summary: 'Accepter, décliner, annuler une inscription ; donner ou refuser l’accord',
    description:
      'Une place qui se libère est aussitôt proposée. Le même geste une seconde fois ne change rien.',
  })
  @ApiCreatedResponse({
    description: 'L’inscription.',
    type: EnrolmentDto,
    headers: { ETag: { $ref: '#/components/headers/ETag' } },
  })
  @ApiParam(ID_PARAMETER)
  @Refuses(409)
  async act(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { geste }: EnrolmentActDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EnrolmentDto> {
    await this.ledger.requireInside(id, fence);
    const after = await this.ledger.act(id, geste);
    void reply.header('etag', tagOf(after));
    return toDto(after);
  }
}
