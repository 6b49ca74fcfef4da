import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import {
  CurrentFence,
  type Fence,
  LOCATION,
  Refuses,
  Requires,
  TrialQuery,
  UUID,
} from '@maillage/platform';
import type { FastifyReply } from 'fastify';
import type { Nature } from './merge.js';
import { MergeDto, NewMergeDto } from './merge.dto.js';
import { MergePlaces } from './merge-places.handler.js';
import { toDto, toTrial } from './merge.mapping.dto.js';
import { MergeStructures } from './merge-structures.handler.js';

const ID = {
  name: 'id',
  description: 'Identifiant de la fusion.',
  schema: { type: 'string', ...UUID },
} as const;

/** Where what was entered twice becomes one, by hand, and two again. */
@ApiTags('fusions')
@Controller('v1/fusions')
export class MergesController {
  constructor(
    @Inject(MergeStructures) private readonly structures: MergeStructures,
    @Inject(MergePlaces) private readonly places: MergePlaces,
  ) {}

  @Post()
  @Requires('fusions.gerer')
  @ApiOperation({
    operationId: 'fusionner',
    summary: 'Fusionner',
    description:
      'Ce qui reste garde sa fiche, et reçoit tout ce qui dépend des autres ; leurs identifiants y mènent pour toujours (308). L’appelant peut écrire chacune. « simulation=true » dit ce qui changerait (200), sans rien écrire.',
  })
  @ApiBody({
    type: NewMergeDto,
    examples: {
      structures: {
        value: {
          nature: 'structure',
          survivant: '01932f5a-7c1e-7b42-9d3e-5f60718293a4',
          absorbes: ['01932f5a-7c1e-7b42-9d3e-5f60718293a5'],
        },
      },
    },
  })
  @ApiCreatedResponse({ description: 'La fusion.', type: MergeDto, headers: LOCATION })
  @ApiOkResponse({ description: 'Ce que ferait la fusion.', type: MergeDto })
  @Refuses(409, 422)
  async make(
    @CurrentFence() fence: Fence,
    @Query() { simulation }: TrialQuery,
    @Body() { nature, survivant, absorbes }: NewMergeDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MergeDto> {
    const isTrial = simulation === 'true';
    const wanted = { survivor: survivant, absorbed: absorbes };
    const { merge, effects } = await this.of(nature).merge(wanted, fence, isTrial);
    if (isTrial) {
      void reply.status(200);
      return toTrial(merge, effects);
    }
    void reply.header('location', `/v1/fusions/${merge.id}`);
    return toDto(merge, effects);
  }

  @Get(':id')
  @Requires('fusions.gerer')
  @ApiOperation({
    operationId: 'lireFusion',
    summary: 'Une fusion',
    description: 'Ce qui a été fusionné, et dans quoi, pour qui peut écrire chacune.',
  })
  @ApiOkResponse({ description: 'La fusion.', type: MergeDto })
  @ApiParam(ID)
  async read(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<MergeDto> {
    return toDto(await this.structures.find(id, fence));
  }

  @Post(':id/annulation')
  @HttpCode(200)
  @Requires('fusions.gerer')
  @ApiOperation({
    operationId: 'annulerFusion',
    summary: 'Annuler une fusion',
    description:
      'Chacune revient, avec ce qui la nommait, et ce qui l’a nommée depuis. Les autres fusions restent, dans quelque ordre qu’elles aient été faites.',
  })
  @ApiOkResponse({ description: 'La fusion, annulée.', type: MergeDto })
  @ApiParam(ID)
  @Refuses(409)
  async undo(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<MergeDto> {
    const { nature } = await this.structures.find(id, fence);
    return toDto(await this.of(nature).undo(id, fence));
  }

  private of(nature: Nature): MergeStructures | MergePlaces {
    return nature === 'structure' ? this.structures : this.places;
  }
}
