import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@maillage/kernel';
import { findNomenclature, type Nomenclature, nomenclatures } from '@maillage/nomenclatures';
import { LOCATION, Open } from '@maillage/platform';
import {
  below,
  findTerritory,
  heirsOf,
  noTerritory,
  parseTerritoryRef,
  searchTerritories,
  type Territory,
} from '@maillage/territories';
import type { FastifyReply } from 'fastify';
import {
  CodeListDto,
  CodeListsDto,
  type CodeListSummaryDto,
  TerritoriesDto,
  TerritoriesQuery,
  TerritoryDetailDto,
  type TerritoryDto,
} from './references.dto.js';

const CACHE = 'public, max-age=3600';

/** What every file and every call refers to: code lists and territories. */
@ApiTags('références')
@Controller('v1')
export class ReferencesController {
  @Get('nomenclatures')
  @Header('cache-control', CACHE)
  @Open('listes de codes publiées, sans donnée de personne')
  @ApiOperation({
    operationId: 'listerNomenclatures',
    summary: 'Les nomenclatures',
    description: 'Les listes de codes en usage, sans leurs valeurs.',
  })
  @ApiOkResponse({ description: 'Les nomenclatures.', type: CodeListsDto })
  lists(): CodeListsDto {
    return { data: nomenclatures.map(summaryOf) };
  }

  @Get('nomenclatures/:code')
  @Header('cache-control', CACHE)
  @Open('listes de codes publiées, sans donnée de personne')
  @ApiOperation({
    operationId: 'lireNomenclature',
    summary: 'Une nomenclature',
    description: 'Une liste de codes avec ses valeurs.',
  })
  @ApiParam({
    name: 'code',
    description: 'Code de la nomenclature.',
    schema: { type: 'string', maxLength: 100 },
  })
  @ApiOkResponse({ description: 'La nomenclature.', type: CodeListDto })
  list(@Param('code') code: string): CodeListDto {
    const found = findNomenclature(code);
    if (found === undefined)
      throw new DomainError('host.unknown_nomenclature', 'not_found', {
        fr: `« ${code.slice(0, 60)} » : aucune nomenclature ne porte ce code ; la liste est à /v1/nomenclatures.`,
        en: `"${code.slice(0, 60)}": no code list has this code; /v1/nomenclatures lists them.`,
      });
    return {
      ...summaryOf(found),
      valeurs: found.valeurs.map(({ code: value, libelle }) => ({ code: value, libelle })),
    };
  }

  @Get('territoires')
  @Header('cache-control', CACHE)
  @Open('code officiel géographique, publié par l’INSEE')
  @ApiOperation({
    operationId: 'chercherTerritoires',
    summary: 'Chercher un territoire',
    description: 'Par le début d’un mot de son nom, par son code ou par un code postal.',
  })
  @ApiOkResponse({ description: 'Les territoires.', type: TerritoriesDto })
  search(@Query() query: TerritoriesQuery): TerritoriesDto {
    return { data: searchTerritories(query.q ?? '', query.type, query.limite).map(toDto) };
  }

  @Get('territoires/:ref')
  @Header('cache-control', CACHE)
  @Open('code officiel géographique, publié par l’INSEE')
  @ApiOperation({
    operationId: 'lireTerritoire',
    summary: 'Un territoire',
    description: 'Un territoire par sa référence, avec ce qui le contient et ce qu’il contient.',
  })
  @ApiParam({
    name: 'ref',
    description: 'Référence typée, par exemple departement-62.',
    schema: { type: 'string', maxLength: 30 },
  })
  @ApiOkResponse({ description: 'Le territoire.', type: TerritoryDetailDto })
  @ApiResponse({
    status: 308,
    description: 'La commune n’est plus : celle d’aujourd’hui.',
    headers: LOCATION,
  })
  read(
    @Param('ref') text: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): TerritoryDetailDto | undefined {
    const ref = parseTerritoryRef(text);
    const found = ref === undefined ? undefined : findTerritory(ref);
    if (ref === undefined || found === undefined) {
      const [heir, ...others] = heirsOf(text);
      if (heir === undefined || others.length > 0)
        throw noTerritory(text, { code: 'host.unknown_territory', kind: 'not_found' });
      void reply.code(308).header('location', `/v1/territoires/${heir}`);
      return undefined;
    }
    if (found.type === 'commune') return toDto(found);
    const isWide = found.type === 'france' || found.type === 'region';
    return {
      ...toDto(found),
      ...(found.type === 'france' ? { regions: below(ref, 'region') } : {}),
      ...(found.type === 'departement' ? {} : { departements: below(ref, 'departement') }),
      ...(found.type === 'epci' ? {} : { epcis: below(ref, 'epci') }),
      ...(isWide ? {} : { communes: below(ref, 'commune') }),
    };
  }
}

function summaryOf({ code, version, titre }: Nomenclature): CodeListSummaryDto {
  return { code, version, titre };
}

function toDto({
  ref,
  type,
  code,
  nom,
  population,
  parents,
  codesPostaux,
}: Territory): TerritoryDto {
  return {
    ref,
    type,
    code,
    nom,
    population,
    parents,
    ...(codesPostaux === undefined ? {} : { codes_postaux: codesPostaux }),
  };
}
