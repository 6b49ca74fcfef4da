import { Controller, Get, Inject, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ID_PARAMETER, Moves, Requires } from '@maillage/platform';
import { placeNotFound } from '../place/place.errors.js';
import { structureNotFound } from '../structure/structure.errors.js';
import { ProvenanceDto } from './provenance.dto.js';
import { toDto } from './provenance.mapping.dto.js';
import { ProvenanceQueries } from './provenance.queries.store.js';

/** Who said what a place says. */
@ApiTags('lieux')
@Controller('v1/lieux')
export class PlaceProvenanceController {
  constructor(@Inject(ProvenanceQueries) private readonly queries: ProvenanceQueries) {}

  @Get(':id/provenance')
  @Moves()
  @Requires('lieux.lire')
  @ApiOperation({
    operationId: 'lireProvenanceLieu',
    summary: 'D’où vient ce que dit un lieu',
    description:
      'Champ par champ : qui l’a dit, sa source ou une correction à la main, et depuis quand.',
  })
  @ApiOkResponse({ description: 'La provenance.', type: ProvenanceDto })
  @ApiParam(ID_PARAMETER)
  async read(@Param('id', ParseUUIDPipe) id: string): Promise<ProvenanceDto> {
    const found = await this.queries.of('lieu', id);
    if (found === undefined) throw placeNotFound();
    return toDto(found);
  }
}

/** Who said what a structure says. */
@ApiTags('structures')
@Controller('v1/structures')
export class StructureProvenanceController {
  constructor(@Inject(ProvenanceQueries) private readonly queries: ProvenanceQueries) {}

  @Get(':id/provenance')
  @Moves()
  @Requires('structures.lire')
  @ApiOperation({
    operationId: 'lireProvenanceStructure',
    summary: 'D’où vient ce que dit une structure',
    description:
      'Champ par champ : qui l’a dit, sa source ou une correction à la main, et depuis quand.',
  })
  @ApiOkResponse({ description: 'La provenance.', type: ProvenanceDto })
  @ApiParam(ID_PARAMETER)
  async read(@Param('id', ParseUUIDPipe) id: string): Promise<ProvenanceDto> {
    const found = await this.queries.of('structure', id);
    if (found === undefined) throw structureNotFound();
    return toDto(found);
  }
}
