import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
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
  ApiNoContentResponse,
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
  pageOf,
  PageQuery,
  publicAddress,
  Refuses,
  Requires,
  startOf,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MadeReportShareDto, NewReportShareDto, ReportSharesDto } from './share.dto.js';
import { toReportShareDto } from './share.mapping.dto.js';
import { ShareReport } from './share-report.handler.js';

/** Addresses by which reports are read without an account. */
@ApiTags('rapports')
@Controller('v1/partages')
export class SharesController {
  constructor(@Inject(ShareReport) private readonly shares: ShareReport) {}

  @Post()
  @Requires('indicateurs.lire')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    operationId: 'creerPartage',
    summary: 'Partager un rapport',
    description:
      'Fait une adresse qui mène à ce rapport, sans compte, jusqu’à sa fin : ses chiffres du moment, ou fixés à cet instant (« fige »). Elle s’éteint quand son auteur perd le droit de lire ce qu’elle montre.',
  })
  @ApiCreatedResponse({ description: 'Le partage.', type: MadeReportShareDto })
  @Refuses(404, 422)
  async make(
    @CurrentFence() fence: Fence,
    @CurrentCaller() caller: Caller,
    @Body() { territoire, du, au, vers, fige, fin }: NewReportShareDto,
    @Req() request: FastifyRequest,
  ): Promise<MadeReportShareDto> {
    const made = await this.shares.share(
      fence,
      caller.id,
      { territoire, du, au, vers },
      { isFixed: fige === true, endsAt: fin === undefined ? undefined : new Date(fin) },
    );
    return {
      id: made.id,
      adresse: publicAddress(request, made.path),
      au_titre_du: made.fixedAt?.toISOString() ?? null,
      fin: made.endsAt.toISOString(),
    };
  }

  @Get()
  @Requires('indicateurs.lire')
  @ApiOperation({
    operationId: 'listerPartages',
    summary: 'Ses partages',
    description:
      'Ceux que l’on a faits, dans cet ordre, finis et révoqués compris ; le secret de leur adresse n’est conservé nulle part. Ce qui s’y est lu est au journal.',
  })
  @ApiOkResponse({ description: 'Les partages.', type: ReportSharesDto })
  async list(
    @CurrentCaller() caller: Caller,
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReportSharesDto> {
    const [after] = startOf(query);
    const found = await this.shares.list(caller.id, after, query.limite + 1);
    const { page, links } = pageOf(found, query, (one) => [one.id], request, reply);
    return { data: page.map(toReportShareDto), links, meta: { nombre: page.length } };
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('indicateurs.lire')
  @ApiOperation({
    operationId: 'revoquerPartage',
    summary: 'Révoquer un partage',
    description: 'Un partage que l’on a fait ; son adresse ne mène plus nulle part, aussitôt.',
  })
  @ApiNoContentResponse({ description: 'Il est révoqué.' })
  @ApiParam(ID_PARAMETER)
  async revoke(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<void> {
    await this.shares.revoke(caller.id, id);
  }
}
