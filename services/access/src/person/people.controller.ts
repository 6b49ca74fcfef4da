import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
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
  accepted,
  type Caller,
  CLOCK,
  CurrentCaller,
  CurrentFence,
  Deferrable,
  type Fence,
  prefersAsync,
  Requires,
  type TaskDto,
  UUID,
} from '@maillage/platform';
import { LOCATION } from '@maillage/platform/access';
import type { Clock } from '@maillage/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ErasePerson } from './erase-person.handler.js';
import { GatherDossier } from './gather-dossier.task.js';
import type { Person } from './person.js';
import {
  IdentifiedPersonDto,
  NewPersonDto,
  PersonDto,
  PersonFileDto,
  ReceiptDto,
} from './person.dto.js';
import { type OpenedPerson, type PersonFile, ReadPerson } from './read-person.handler.js';
import { RegisterPerson } from './register-person.handler.js';

const PERSON = {
  name: 'id',
  description: 'Identifiant de la personne.',
  schema: { type: 'string', ...UUID },
} as const;

/** People, and what the law lets them ask: to see what is kept about them, and to be forgotten. */
@ApiTags('personnes')
@Controller('v1/personnes')
export class PeopleController {
  constructor(
    @Inject(RegisterPerson) private readonly registration: RegisterPerson,
    @Inject(ReadPerson) private readonly reading: ReadPerson,
    @Inject(ErasePerson) private readonly erasure: ErasePerson,
    @Inject(GatherDossier) private readonly gathering: GatherDossier,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @Requires('personnes.gerer')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    operationId: 'enregistrerPersonne',
    summary: 'Enregistrer ou retrouver une personne',
    description:
      'Par la référence que lui donne sa source. Ce qui dit qui elle est est chiffré avant d’être gardé, et n’est pas rendu ici ; une même référence donne la même personne.',
  })
  @ApiCreatedResponse({ description: 'La personne.', type: PersonDto, headers: LOCATION })
  async register(
    @CurrentCaller() caller: Caller,
    @CurrentFence() fence: Fence,
    @Body() body: NewPersonDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PersonDto> {
    const { source, categorie: category, reference, ...identity } = body;
    const person = await this.registration.register(caller, fence, {
      source,
      category,
      reference,
      identity,
    });
    void reply.header('location', `/v1/personnes/${person.id}`);
    return toDto(person);
  }

  @Get(':id')
  @Requires('personnes.lire')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    operationId: 'lirePersonne',
    summary: 'Une personne',
    description:
      'Ce qui est gardé de qui elle est. Le nombre de personnes lues par heure et par jour est limité.',
  })
  @ApiOkResponse({ description: 'La personne.', type: IdentifiedPersonDto })
  @ApiParam(PERSON)
  async read(
    @CurrentCaller() caller: Caller,
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<IdentifiedPersonDto> {
    return toIdentified(await this.reading.read(caller, fence, id));
  }

  @Get(':id/dossier')
  @Requires('personnes.lire')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    operationId: 'lireDossier',
    summary: 'Le dossier d’une personne',
    description:
      'Tout ce que gardent tous les services à son sujet, en un fichier (droit d’accès). Si l’un d’eux ne répond pas, la réponse est 503 plutôt qu’un dossier incomplet. Avec « Prefer: respond-async », une tâche le réunit, en attendant qui ne répond pas ; son `resultat` dit à quelle adresse le lire.',
  })
  @ApiOkResponse({ description: 'Le dossier.', type: PersonFileDto })
  @Deferrable()
  @ApiParam(PERSON)
  async file(
    @CurrentCaller() caller: Caller,
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PersonFileDto | TaskDto> {
    if (prefersAsync(request.headers.prefer))
      return accepted(request, reply, await this.gathering.begin(caller, fence, id));
    const file = await this.reading.file(caller, fence, id);
    return asFile(reply, id, file, this.clock.now());
  }

  @Get(':id/dossiers/:tache')
  @Requires('personnes.lire')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    operationId: 'lireDossierReuni',
    summary: 'Le dossier qu’une tâche a réuni',
    description:
      'Le même que `lireDossier`, de l’instant où la tâche a fini. Seul qui l’a demandée peut le lire, autant de fois qu’il veut tant qu’il est gardé (`RETENTION_DOSSIERS_JOURS`) ; chaque lecture compte et s’inscrit au journal.',
  })
  @ApiOkResponse({ description: 'Le dossier.', type: PersonFileDto })
  @ApiParam(PERSON)
  @ApiParam({
    name: 'tache',
    description: 'Identifiant de la tâche.',
    schema: { type: 'string', ...UUID },
  })
  async gathered(
    @CurrentCaller() caller: Caller,
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('tache', ParseUUIDPipe) task: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PersonFileDto> {
    const { at, ...file } = await this.gathering.read(caller, fence, id, task);
    return asFile(reply, id, file, at);
  }

  @Post(':id/effacement')
  @HttpCode(200)
  @Requires('personnes.gerer')
  @ApiOperation({
    operationId: 'effacerPersonne',
    summary: 'Effacer une personne',
    description:
      'Détruit sa clé : dès la réponse, rien de ce qui est gardé ne peut plus la montrer, et les comptes restent justes. Demandé de nouveau, donne le même reçu.',
  })
  @ApiOkResponse({ description: 'Le reçu.', type: ReceiptDto })
  @ApiParam(PERSON)
  erase(@CurrentFence() fence: Fence, @Param('id', ParseUUIDPipe) id: string): Promise<ReceiptDto> {
    return this.erasure.erase(fence, id);
  }
}

function toDto(person: Person): PersonDto {
  return {
    id: person.id,
    source: person.source,
    categorie: person.category,
    creation: person.createdAt.toISOString(),
    dernier_usage: person.lastUsedOn,
  };
}

function toIdentified({ person, fields }: OpenedPerson): IdentifiedPersonDto {
  return { ...toDto(person), ...fields };
}

/** A file, to be kept as one. */
function asFile(
  reply: FastifyReply,
  id: string,
  { opened, services }: PersonFile,
  at: Date,
): PersonFileDto {
  void reply.header('content-disposition', `attachment; filename="dossier-${id}.json"`);
  return { instant: at.toISOString(), personne: toIdentified(opened), services };
}
