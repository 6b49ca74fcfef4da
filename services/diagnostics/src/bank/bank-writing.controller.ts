import {
  applyDecorators,
  Body,
  Controller,
  Delete,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { etagOf, LOCATION, Refuses, requireMatch, Requires, UUID } from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BankDto, NewBankDto, WrittenItemsDto } from './bank.dto.js';
import { tagOf, toDto, toWritten } from './bank.mapping.dto.js';
import { type Accepts, WriteBank } from './write-bank.handler.js';

const ID = {
  name: 'id',
  description: 'Identifiant de la banque.',
  schema: { type: 'string', ...UUID },
} as const;
const TAG = { ETag: { $ref: '#/components/headers/ETag' } };

const Matched = (): MethodDecorator =>
  applyDecorators(
    ApiParam(ID),
    ApiHeader({
      name: 'If-Match',
      description: 'ETag de la banque lue.',
      required: true,
      schema: { type: 'string', maxLength: 200 },
    }),
  );

/** An item that can be sent as it is: a generated one would have a key that it does not offer. */
const EXAMPLE = {
  id: 'local-01',
  competence: '1.1',
  forme: 'une_reponse',
  question: 'Où cherchez-vous les horaires de la mairie ?',
  choix: [
    { id: 'a', texte: 'Sur le site de la commune' },
    { id: 'b', texte: 'Sur un forum' },
  ],
  reponse: ['a'],
  parametres: { modele: '2pl', a: 1.1, b: -1.2 },
  modes: ['ecran', 'oral', 'papier'],
};

/** Where banks of items are written. Each write is a new version. */
@ApiTags('banques d’items')
@Controller('v1/banques-items')
export class BankWritingController {
  constructor(@Inject(WriteBank) private readonly banks: WriteBank) {}

  @Post()
  @Requires('banques.gerer')
  @ApiOperation({
    operationId: 'creerBanque',
    summary: 'Créer une banque d’items',
    description:
      'Avec ses items et leur corrigé. Un paramètre impossible (a ≤ 0, c ≥ 1, seuils désordonnés) est refusé par son nom.',
  })
  @ApiBody({
    type: NewBankDto,
    examples: { locale: { value: { nom: 'Banque locale', items: [EXAMPLE] } } },
  })
  @ApiCreatedResponse({
    description: 'La banque.',
    type: BankDto,
    headers: { ...LOCATION, ...TAG },
  })
  @Refuses(404, 422)
  async open(
    @Body() { nom, referentiel, items }: NewBankDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BankDto> {
    const framework = referentiel && { id: referentiel.code, version: referentiel.version };
    const bank = await this.banks.open(nom, framework, items.map(toWritten));
    void reply.header('location', `/v1/banques-items/${bank.id}`).header('etag', tagOf(bank));
    return toDto(bank);
  }

  @Post(':id/items')
  @HttpCode(200)
  @Requires('banques.gerer')
  @ApiOperation({
    operationId: 'completerBanque',
    summary: 'Ajouter ou changer des items',
    description: 'La banque passe à la version suivante ; ce qui a été répondu garde la sienne.',
  })
  @ApiBody({ type: WrittenItemsDto, examples: { un: { value: { items: [EXAMPLE] } } } })
  @ApiOkResponse({ description: 'La banque.', type: BankDto, headers: TAG })
  @Matched()
  @Refuses(422)
  async put(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { items }: WrittenItemsDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BankDto> {
    const bank = await this.banks.put(id, items.map(toWritten), accepting(request, id));
    void reply.header('etag', tagOf(bank));
    return toDto(bank);
  }

  @Delete(':id/items/:item')
  @HttpCode(204)
  @Requires('banques.gerer')
  @ApiOperation({
    operationId: 'retirerItem',
    summary: 'Retirer un item',
    description:
      'Il n’est plus posé à personne ; les réponses qui lui ont été données comptent toujours.',
  })
  @ApiNoContentResponse({ description: 'Il est retiré.' })
  @ApiParam({
    name: 'item',
    description: 'Identifiant de l’item.',
    schema: { type: 'string', maxLength: 100, example: '1.1-01' },
  })
  @Matched()
  async retire(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('item') item: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.banks.retire(id, item, accepting(request, id));
  }
}

const accepting =
  (request: FastifyRequest, id: string): Accepts =>
  (version) =>
    requireMatch(request, etagOf(id, version));
