import {
  Body,
  Controller,
  Delete,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Put,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { type Clock, mergePatch, parisDate } from '@maillage/kernel';
import {
  type Caller,
  CLOCK,
  CurrentCaller,
  CurrentFence,
  type Fence,
  ID_PARAMETER,
  ifMatch,
  languageOf,
  LOCATION,
  Refuses,
  Requires,
  seenVersion,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Written } from '../professional/record.js';
import { POST, recordNotFound } from '../professional/record.errors.js';
import { NewPostDto, PostBodyDto, PostDto } from './post.dto.js';
import { tagOf, toAnswer } from './post.mapping.dto.js';
import { EndPostQuery } from './post.query.dto.js';
import { PostStore } from './post.store.js';
import { WritePost } from './write-post.handler.js';

const IF_MATCH = ifMatch('du poste lu');

/** As it can be sent, with the id of a structure that there is. */
const EXAMPLE = {
  structure_id: '01932f5a-7c1e-7b42-9d3e-5f60718293a4',
  du: '2026-01-01',
  quotite: 0.5,
  contrat: 'titulaire',
  dispositif: 'droit_commun',
};

/** Where posts are written one by one. */
@ApiTags('postes')
@Controller('v1/postes')
export class PostWritingController {
  constructor(
    @Inject(WritePost) private readonly posts: WritePost,
    @Inject(PostStore) private readonly store: PostStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @Requires('professionnels.ecrire')
  @ApiOperation({
    operationId: 'inscrirePoste',
    summary: 'Inscrire un poste',
    description:
      'Sous la source de l’appelant. Plusieurs employeurs à la fois sont admis : au-delà d’un temps plein, une remarque le dit.',
  })
  @ApiBody({
    type: NewPostDto,
    examples: { secretariat: { value: { source_id: 'poste-42', ...EXAMPLE } } },
  })
  @ApiCreatedResponse({
    description: 'Le poste.',
    type: PostDto,
    headers: { ...LOCATION, ETag: { $ref: '#/components/headers/ETag' } },
  })
  @Refuses(409, 422)
  async open(
    @CurrentCaller() { source }: Caller,
    @CurrentFence() fence: Fence,
    @Body() body: object,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PostDto> {
    const written = await this.posts.open({ source, fence }, body);
    void reply.header('location', `/v1/postes/${written.id}`);
    return this.answer(written, fence, request, reply);
  }

  @Put(':id')
  @Requires('professionnels.ecrire')
  @ApiOperation({
    operationId: 'remplacerPoste',
    summary: 'Remplacer la description d’un poste',
    description: 'Ce qui n’est pas redit est retiré, le dernier jour compris.',
  })
  @ApiBody({ type: PostBodyDto, examples: { secretariat: { value: EXAMPLE } } })
  @ApiOkResponse({ description: 'Le poste.', type: PostDto })
  @ApiParam(ID_PARAMETER)
  @ApiHeader(IF_MATCH)
  @Refuses(409, 422)
  async replace(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: object,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PostDto> {
    const written = await this.posts.revise(id, fence, seenVersion(request), () => body);
    return this.answer(written, fence, request, reply);
  }

  @Patch(':id')
  @Requires('professionnels.ecrire')
  @ApiOperation({
    operationId: 'corrigerPoste',
    summary: 'Corriger un poste',
    description:
      'Change ce qui est donné et laisse le reste (RFC 7396) ; null retire un champ : « professionnel_id » à null le rend vacant.',
  })
  @ApiConsumes('application/merge-patch+json', 'application/json')
  @ApiBody({
    schema: {
      type: 'object',
      description: 'Les champs à changer.',
      additionalProperties: true,
      maxProperties: 20,
      example: { au: '2026-12-31', remplace_par: null },
    },
  })
  @ApiOkResponse({ description: 'Le poste.', type: PostDto })
  @ApiParam(ID_PARAMETER)
  @ApiHeader(IF_MATCH)
  @Refuses(409, 422)
  async revise(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    // Null has a meaning here, which the checks of other bodies refuse.
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PostDto> {
    const { body } = request;
    const change = (present: object): unknown => mergePatch(present, body);
    const written = await this.posts.revise(id, fence, seenVersion(request), change);
    return this.answer(written, fence, request, reply);
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('professionnels.ecrire')
  @ApiOperation({
    operationId: 'fermerPoste',
    summary: 'Mettre fin à un poste',
    description:
      'Le poste reste, avec son dernier jour. Inscrit par erreur depuis moins de 24 heures, il peut être retiré.',
  })
  @ApiNoContentResponse({ description: 'Son dernier jour est dit, ou le poste est retiré.' })
  @ApiParam(ID_PARAMETER)
  @ApiHeader(IF_MATCH)
  @Refuses(409, 422)
  async end(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { date = parisDate(this.clock.now()), erreur }: EndPostQuery,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const accepts = seenVersion(request);
    if (erreur === 'oui') await this.posts.withdraw(id, fence, accepts);
    else {
      const ended = (present: object): object => ({ ...present, au: date });
      await this.posts.revise(id, fence, accepts, ended, 'fermer');
    }
  }

  private async answer(
    { id, remarks }: Written,
    fence: Fence,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<PostDto> {
    const record = await this.store.find(id, fence);
    if (record === undefined) throw recordNotFound(POST);
    void reply.header('etag', tagOf(record));
    return toAnswer(record, remarks, languageOf(request));
  }
}
