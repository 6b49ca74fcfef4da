import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller, Requires } from '@maillage/platform';
import { fenceOf, type Permission, PERMISSIONS } from '@maillage/platform/access';
import { heirsOf } from '@maillage/territories';
import { MeDto } from './me.dto.js';

/** What a caller may read of itself. */
@ApiTags('accès')
@Controller('v1/moi')
export class MeController {
  @Get()
  @Requires('moi.lire')
  @ApiOperation({
    operationId: 'lireMoi',
    summary: 'Ce que je peux',
    description: 'Qui appelle, avec quels droits, et ce qu’ils permettent.',
  })
  @ApiOkResponse({ description: 'L’appelant.', type: MeDto })
  me(@CurrentCaller() caller: Caller): MeDto {
    return {
      id: caller.id,
      nature: caller.kind,
      nom: caller.name,
      source: caller.source,
      droits: caller.grants.map(({ role, territories, structures, purposes }) => ({
        role,
        territoires: [...territories],
        structures: [...structures],
        finalites: [...purposes],
      })),
      ...pastTerritoriesOf(caller.grants.flatMap(({ territories }) => territories)),
      permissions: (Object.keys(PERMISSIONS) as Permission[]).filter(
        (permission) => fenceOf(caller, permission).rules.length > 0,
      ),
    };
  }
}

/** What has become of territories that rights still name. */
function pastTerritoriesOf(territories: readonly string[]): Pick<MeDto, 'territoires_anciens'> {
  const past = [...new Set(territories)].flatMap((reference) => {
    const heirs = heirsOf(reference);
    return heirs.length > 0 ? [{ reference, aujourd_hui: [...heirs] }] : [];
  });
  return past.length > 0 ? { territoires_anciens: past } : {};
}
