import {
  Body,
  Controller,
  Delete,
  Get,
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
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import {
  CurrentFence,
  etagOf,
  type Fence,
  ifMatch,
  isNotModified,
  pageOf,
  PageQuery,
  Refuses,
  requireMatch,
  Requires,
  startOf,
  Tagged,
  UUID,
} from '@maillage/platform';
import { LOCATION, purposesOf } from '@maillage/platform/access';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { agentNotFound } from './agent.errors.js';
import { grantDto, toDto } from './agent.mapping.dto.js';
import { AgentDto, AgentGrantDto, AgentsDto, NewAgentDto, NewGrantDto } from './agent.dto.js';
import { AgentStore } from './agent.store.js';
import { CloseAgent } from './close-agent.handler.js';
import { GrantRight } from './grant-right.handler.js';
import { RegisterAgent } from './register-agent.handler.js';
import { RevokeGrant } from './revoke-grant.handler.js';

const ID = {
  name: 'id',
  description: 'Identifiant de l’agent.',
  schema: { type: 'string', ...UUID },
} as const;

/** Persons who call by a token of their identity provider. */
@ApiTags('accès')
@Controller('v1/agents')
export class AgentsController {
  constructor(
    @Inject(RegisterAgent) private readonly registerAgent: RegisterAgent,
    @Inject(GrantRight) private readonly grantRight: GrantRight,
    @Inject(RevokeGrant) private readonly revokeGrant: RevokeGrant,
    @Inject(CloseAgent) private readonly closeAgent: CloseAgent,
    @Inject(AgentStore) private readonly store: AgentStore,
  ) {}

  @Post()
  @Requires('agents.gerer')
  @ApiOperation({
    operationId: 'creerAgent',
    summary: 'Inscrire un agent',
    description:
      'Une personne connue d’un fournisseur d’identité configuré ; ses droits se donnent ensuite.',
  })
  @ApiCreatedResponse({ description: 'L’agent.', type: AgentDto, headers: LOCATION })
  @Refuses(409, 422)
  async enter(
    @Body() { emetteur, sujet }: NewAgentDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AgentDto> {
    const agent = await this.registerAgent.register(emetteur, sujet);
    void reply.header('location', `/v1/agents/${agent.id}`);
    return toDto(agent);
  }

  @Get()
  @Requires('agents.gerer')
  @ApiOperation({
    operationId: 'listerAgents',
    summary: 'Les agents',
    description: 'Dans l’ordre de leur inscription, fermés compris.',
  })
  @ApiOkResponse({ description: 'Les agents.', type: AgentsDto })
  async list(
    @CurrentFence() fence: Fence,
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AgentsDto> {
    const [after] = startOf(query);
    const found = await this.store.list(fence.within, after, query.limite + 1);
    const { page, links } = pageOf(found, query, ({ id }) => [id], request, reply);
    return { data: page.map(toDto), links };
  }

  @Get(':id')
  @Requires('agents.gerer')
  @ApiOperation({
    operationId: 'lireAgent',
    summary: 'Un agent',
    description: 'Un agent, avec ses habilitations en cours.',
  })
  @ApiOkResponse({ description: 'L’agent.', type: AgentDto })
  @Tagged()
  @ApiParam(ID)
  async read(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AgentDto | undefined> {
    const agent = await this.store.find(id, fence.within);
    if (agent === undefined) throw agentNotFound();
    return isNotModified(request, reply, etagOf(agent.id, agent.version))
      ? undefined
      : toDto(agent);
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('agents.gerer')
  @ApiOperation({
    operationId: 'fermerAgent',
    summary: 'Fermer un agent',
    description: 'Ses jetons n’ouvrent plus rien, en moins d’une seconde, partout.',
  })
  @ApiParam(ID)
  @ApiHeader(ifMatch('de l’agent lu'))
  async close(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.closeAgent.close(fence, id, ({ version }) =>
      requireMatch(request, etagOf(id, version)),
    );
  }

  @Post(':id/habilitations')
  @Requires('agents.gerer')
  @ApiOperation({
    operationId: 'creerHabilitation',
    summary: 'Donner un droit à un agent',
    description:
      'Un rôle, les territoires et structures où il vaut, et ses finalités ; il s’ajoute aux autres.',
  })
  @ApiCreatedResponse({ description: 'Le droit.', type: AgentGrantDto })
  @ApiParam(ID)
  @Refuses(409, 422)
  async grant(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: NewGrantDto,
  ): Promise<AgentGrantDto> {
    const {
      role,
      territoires: territories,
      structures = [],
      finalites: purposes = purposesOf(role),
    } = body;
    return grantDto(
      await this.grantRight.grant(
        fence,
        id,
        { role, territories, structures, purposes },
        body.expiration ? new Date(body.expiration) : undefined,
      ),
    );
  }

  @Delete(':id/habilitations/:habilitation')
  @HttpCode(204)
  @Requires('agents.gerer')
  @ApiOperation({
    operationId: 'retirerHabilitation',
    summary: 'Retirer un droit',
    description:
      'Il cesse de valoir en moins d’une seconde, partout, même pour un jeton encore valide.',
  })
  @ApiParam(ID)
  @ApiParam({
    name: 'habilitation',
    description: 'Identifiant du droit.',
    schema: { type: 'string', ...UUID },
  })
  async revoke(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('habilitation', ParseUUIDPipe) grant: string,
  ): Promise<void> {
    await this.revokeGrant.revoke(fence, id, grant);
  }
}
