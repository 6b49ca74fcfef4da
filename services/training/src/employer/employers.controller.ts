import { Body, Controller, Get, Inject, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentFence, type Fence, Requires, UUID } from '@maillage/platform';
import { AgreementSettingDto } from './employer.dto.js';
import { SetAgreement } from './set-agreement.handler.js';

const STRUCTURE = {
  name: 'structure',
  description: 'Identifiant de la structure.',
  schema: { type: 'string', ...UUID },
} as const;

/** What employers set of the enrolments of those they send. */
@ApiTags('inscriptions')
@Controller('v1/inscriptions/accords')
export class EmployersController {
  constructor(@Inject(SetAgreement) private readonly settings: SetAgreement) {}

  @Get(':structure')
  @Requires('inscriptions.gerer')
  @ApiOperation({
    operationId: 'lireAccordEmployeur',
    summary: 'Ce qu’une structure demande avant une inscription',
    description: 'Ce qu’elle a réglé ; sans réglage, elle est prévenue.',
  })
  @ApiOkResponse({ description: 'Le réglage.', type: AgreementSettingDto })
  @ApiParam(STRUCTURE)
  async read(
    @CurrentFence() fence: Fence,
    @Param('structure', ParseUUIDPipe) id: string,
  ): Promise<AgreementSettingDto> {
    return this.settings.get(id, fence);
  }

  @Put(':structure')
  @Requires('inscriptions.gerer')
  @ApiOperation({
    operationId: 'reglerAccordEmployeur',
    summary: 'Régler ce qu’une structure demande avant une inscription',
    description: 'Vaut pour les inscriptions à venir ; celles qui attendent gardent leur réglage.',
  })
  @ApiOkResponse({ description: 'Le réglage.', type: AgreementSettingDto })
  @ApiParam(STRUCTURE)
  async set(
    @CurrentFence() fence: Fence,
    @Param('structure', ParseUUIDPipe) id: string,
    @Body() body: AgreementSettingDto,
  ): Promise<AgreementSettingDto> {
    return this.settings.set(id, body, fence);
  }
}
