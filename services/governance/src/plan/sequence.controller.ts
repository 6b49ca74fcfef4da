import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentFence, type Fence, ID_PARAMETER, Requires } from '@maillage/platform';
import { ReadSequence } from './read-sequence.handler.js';
import { SequenceDto, SequenceQuery } from './sequence.dto.js';
import { toDto } from './sequence.mapping.dto.js';

/** The sequence of a roadmap. */
@ApiTags('feuilles de route')
@Controller('v1/feuilles-de-route')
export class SequenceController {
  constructor(@Inject(ReadSequence) private readonly sequences: ReadSequence) {}

  @Get(':id/sequence')
  @Requires('gouvernances.lire')
  @ApiOperation({
    operationId: 'lireSequence',
    summary: 'La séquence d’une feuille de route',
    description:
      'Ce qui est promis, et à côté : le plus tôt possible, la marge, le chemin critique, ce qui ne tient plus et de combien, avec une proposition.',
  })
  @ApiOkResponse({ description: 'La séquence.', type: SequenceDto })
  @ApiParam(ID_PARAMETER)
  async read(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { calendrier = 'ouvres' }: SequenceQuery,
  ): Promise<SequenceDto> {
    return toDto(await this.sequences.of(id, fence, calendrier), calendrier);
  }
}
