import {
  Controller,
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
import { ApiBody, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  accepted,
  Accepts,
  pageOf,
  PageQuery,
  Refuses,
  Requires,
  startOf,
  type TaskDto,
  UUID,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReadBank } from '../bank/read-bank.handler.js';
import { AdoptCalibration } from './adopt-calibration.handler.js';
import { CalibrateItems } from './calibrate-items.task.js';
import {
  AdoptedDto,
  CalibrationDto,
  CalibrationsDto,
  NewCalibrationDto,
} from './calibration.dto.js';
import {
  calibrationNotFound,
  malformedCalibration,
  refusedCalibration,
} from './calibration.errors.js';
import { toDto } from './calibration.mapping.dto.js';
import { CalibrationStore } from './calibration.store.js';
import { readCalibration } from './read-calibration.js';

const ID = {
  name: 'id',
  description: 'Identifiant de la banque.',
  schema: { type: 'string', ...UUID },
} as const;
const CALIBRATION = {
  name: 'calibrage',
  description: 'Identifiant de l’étalonnage.',
  schema: { type: 'string', ...UUID },
} as const;

/** Calibrations of banks: asked for, read, adopted. */
@ApiTags('banques d’items')
@Controller('v1/banques-items/:id/calibrages')
export class CalibrationsController {
  constructor(
    @Inject(ReadBank) private readonly banks: ReadBank,
    @Inject(CalibrateItems) private readonly task: CalibrateItems,
    @Inject(AdoptCalibration) private readonly adoption: AdoptCalibration,
    @Inject(CalibrationStore) private readonly store: CalibrationStore,
  ) {}

  @Post()
  @HttpCode(202)
  @Requires('banques.gerer')
  @ApiOperation({
    operationId: 'etalonnerBanque',
    summary: 'Étalonner des items',
    description:
      'Une tâche, dont le résultat porte paramètres, erreurs types, vraisemblance et ajustement. Ce que les réponses n’identifient pas est refusé, et rien n’est gardé. Métrique logistique (D = 1), niveau N(0, 1) sous mml, difficultés de somme nulle sous cml.',
  })
  @ApiBody({
    type: NewCalibrationDto,
    examples: {
      rasch: {
        value: {
          modele: 'rasch',
          methode: 'cml',
          items: ['1.1-01', '1.2-01'],
          patrons: [
            { reponses: [0, 1], effectif: 30 },
            { reponses: [1, 0], effectif: 50 },
          ],
        },
      },
    },
  })
  @Accepts()
  @ApiParam(ID)
  @Refuses(422)
  async begin(
    @Param('id', ParseUUIDPipe) id: string,
    // Null has a meaning here, which the checks of other bodies refuse.
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TaskDto> {
    const bank = await this.banks.get(id);
    const read = readCalibration(request.body, bank);
    if ('malformed' in read) throw malformedCalibration(read.malformed);
    if ('refused' in read) throw refusedCalibration(read.refused);
    return accepted(request, reply, await this.task.begin(bank, read.request));
  }

  @Get()
  @Requires('banques.gerer')
  @ApiOperation({
    operationId: 'listerEtalonnages',
    summary: 'Les étalonnages d’une banque',
    description: 'Ceux qui ont abouti, dans l’ordre où ils ont été demandés.',
  })
  @ApiOkResponse({ description: 'Les étalonnages.', type: CalibrationsDto })
  @ApiParam(ID)
  async list(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CalibrationsDto> {
    const [after] = startOf(query);
    const found = await this.store.list(id, after, query.limite + 1);
    const { page, links } = pageOf(found, query, (one) => [one.id], request, reply);
    return { data: page.map(toDto), links, meta: { nombre: page.length } };
  }

  @Get(':calibrage')
  @Requires('banques.gerer')
  @ApiOperation({
    operationId: 'lireEtalonnage',
    summary: 'Un étalonnage',
    description:
      'Ses paramètres, ses erreurs types et son ajustement, tels qu’ils ont été trouvés.',
  })
  @ApiOkResponse({ description: 'L’étalonnage.', type: CalibrationDto })
  @ApiParam(ID)
  @ApiParam(CALIBRATION)
  async read(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('calibrage', ParseUUIDPipe) calibration: string,
  ): Promise<CalibrationDto> {
    const found = await this.store.find(id, calibration);
    if (found === undefined) throw calibrationNotFound();
    return toDto(found);
  }

  @Post(':calibrage/adopter')
  @HttpCode(200)
  @Requires('banques.gerer')
  @ApiOperation({
    operationId: 'adopterEtalonnage',
    summary: 'Adopter un étalonnage',
    description:
      'Il devient la version suivante de la banque. Ce qui a déjà été répondu garde la sienne : rien n’est noté de nouveau.',
  })
  @ApiOkResponse({ description: 'La nouvelle version.', type: AdoptedDto })
  @ApiParam(ID)
  @ApiParam(CALIBRATION)
  @Refuses(409)
  async adopt(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('calibrage', ParseUUIDPipe) calibration: string,
  ): Promise<AdoptedDto> {
    const bank = await this.adoption.adopt(id, calibration);
    return { banque: bank.id, version: bank.version };
  }
}
