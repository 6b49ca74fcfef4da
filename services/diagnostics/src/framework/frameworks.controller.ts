import { Body, Controller, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { LOCATION, Refuses, Requires } from '@maillage/platform';
import type { FastifyReply } from 'fastify';
import {
  FrameworkDto,
  FrameworksDto,
  MappingDto,
  MappingsDto,
  MappingsQuery,
  NewFrameworkDto,
  NewMappingDto,
} from './framework.dto.js';
import { mappingDto, summaryDto, toDto, toFramework, toMapping } from './framework.mapping.dto.js';
import { ImportFramework } from './import-framework.handler.js';
import { ReadLibrary } from './read-library.handler.js';

const CODE = {
  name: 'code',
  description: 'Code du référentiel.',
  schema: { type: 'string', maxLength: 50, example: 'digcomp' },
} as const;
const VERSION = {
  name: 'version',
  description: 'Version du référentiel.',
  schema: { type: 'string', maxLength: 50, example: '3.0' },
} as const;

/** Skills frameworks, and the mappings between them. */
@ApiTags('référentiels')
@Controller('v1/referentiels')
export class FrameworksController {
  constructor(
    @Inject(ReadLibrary) private readonly read: ReadLibrary,
    @Inject(ImportFramework) private readonly imports: ImportFramework,
  ) {}

  @Get()
  @Requires('referentiels.lire')
  @ApiOperation({
    operationId: 'listerReferentiels',
    summary: 'Les référentiels',
    description: 'Tous les référentiels de compétences, dans toutes leurs versions.',
  })
  @ApiOkResponse({ description: 'Les référentiels.', type: FrameworksDto })
  async list(): Promise<FrameworksDto> {
    return { data: (await this.read.library()).frameworks.map(summaryDto) };
  }

  @Post()
  @Requires('referentiels.importer')
  @ApiOperation({
    operationId: 'importerReferentiel',
    summary: 'Importer un référentiel',
    description: 'Une version importée ne change plus ; une correction est une autre version.',
  })
  @ApiCreatedResponse({ description: 'Le référentiel.', type: FrameworkDto, headers: LOCATION })
  @Refuses(409, 422)
  async enter(
    @Body() body: NewFrameworkDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FrameworkDto> {
    const framework = toFramework(body);
    await this.imports.framework(framework);
    const parts = [framework.id, framework.version].map(encodeURIComponent);
    void reply.header('location', `/v1/referentiels/${parts.join('/')}`);
    return toDto(framework);
  }

  @Get(':code/:version')
  @Requires('referentiels.lire')
  @ApiOperation({
    operationId: 'lireReferentiel',
    summary: 'Un référentiel',
    description: 'Ses niveaux, ses domaines et leurs compétences, avec sa source et sa licence.',
  })
  @ApiOkResponse({ description: 'Le référentiel.', type: FrameworkDto })
  @ApiParam(CODE)
  @ApiParam(VERSION)
  async one(@Param('code') id: string, @Param('version') version: string): Promise<FrameworkDto> {
    return toDto(await this.read.get({ id, version }));
  }

  @Get(':code/:version/correspondances')
  @Requires('referentiels.lire')
  @ApiOperation({
    operationId: 'listerCorrespondances',
    summary: 'Les correspondances d’un référentiel',
    description:
      'Vers chaque autre référentiel : exactes, approchées, ou aucune. Une table par sens : l’inverse n’en découle pas.',
  })
  @ApiOkResponse({ description: 'Les correspondances.', type: MappingsDto })
  @ApiParam(CODE)
  @ApiParam(VERSION)
  async mappings(
    @Param('code') id: string,
    @Param('version') version: string,
    @Query() { vers }: MappingsQuery,
  ): Promise<MappingsDto> {
    return { data: (await this.read.mappingsFrom({ id, version }, vers)).map(mappingDto) };
  }

  @Post(':code/:version/correspondances')
  @Requires('referentiels.importer')
  @ApiOperation({
    operationId: 'importerCorrespondances',
    summary: 'Importer des correspondances',
    description: 'Chaque compétence y a au moins une ligne, fût-elle « aucune ».',
  })
  @ApiCreatedResponse({ description: 'La table.', type: MappingDto })
  @Refuses(409, 422)
  @ApiParam(CODE)
  @ApiParam(VERSION)
  async map(
    @Param('code') id: string,
    @Param('version') version: string,
    @Body() body: NewMappingDto,
  ): Promise<MappingDto> {
    const mapping = toMapping({ id, version }, body);
    await this.imports.mapping(mapping);
    return mappingDto(mapping);
  }
}
