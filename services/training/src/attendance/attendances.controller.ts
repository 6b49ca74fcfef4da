import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  CurrentFence,
  type Fence,
  ID_PARAMETER,
  Open,
  Refuses,
  Requires,
} from '@maillage/platform';
import { SeatLedger } from '../enrolment/seat-ledger.handler.js';
import { CountSeats } from '../session/count-seats.handler.js';
import { CertificateDto, SheetDto, SheetOfSessionDto } from './attendance.dto.js';
import { toCertificateDto, toDto } from './attendance.mapping.dto.js';
import { IssueCertificate } from './issue-certificate.handler.js';
import { SignAttendance } from './sign-attendance.handler.js';

const CODE = {
  name: 'code',
  description: 'Code de l’attestation.',
  schema: { type: 'string', maxLength: 40 },
  example: '7K2M-9QXR-41TB',
} as const;

/** Who was there, and what can be shown of it. */
@ApiTags('attestations')
@Controller('v1')
export class AttendancesController {
  constructor(
    @Inject(SignAttendance) private readonly signing: SignAttendance,
    @Inject(IssueCertificate) private readonly certificates: IssueCertificate,
    @Inject(CountSeats) private readonly sessions: CountSeats,
    @Inject(SeatLedger) private readonly ledger: SeatLedger,
  ) {}

  @Get('sessions/:id/presences')
  @Requires('sessions.gerer')
  @ApiOperation({
    operationId: 'lirePresencesSession',
    summary: 'La feuille de présence d’une session',
    description: 'Par demi-journée : ce que le formateur a signé, et ce que la personne a signé.',
  })
  @ApiOkResponse({ description: 'La feuille.', type: SheetOfSessionDto })
  @ApiParam(ID_PARAMETER)
  async read(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<SheetOfSessionDto> {
    await this.sessions.requireOwn(id, fence.covered);
    return { data: (await this.signing.sheetOf(id)).map(toDto) };
  }

  @Post('sessions/:id/presences')
  @HttpCode(200)
  @Requires('sessions.gerer')
  @ApiOperation({
    operationId: 'signerPresencesSession',
    summary: 'Signer les présences d’une demi-journée, pour le formateur',
    description:
      'Une fois la demi-journée commencée, et jusqu’à la clôture. Les personnes signent par leur adresse, ou sur papier (« papier »).',
  })
  @ApiOkResponse({ description: 'La feuille.', type: SheetOfSessionDto })
  @ApiParam(ID_PARAMETER)
  @Refuses(409, 422)
  async sign(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { demi_journee, presents, absents = [], papier = false }: SheetDto,
  ): Promise<SheetOfSessionDto> {
    await this.sessions.requireOwn(id, fence.covered);
    const sheet = { halfDay: demi_journee, present: presents, absent: absents, isOnPaper: papier };
    return { data: (await this.signing.mark(id, sheet)).map(toDto) };
  }

  @Get('inscriptions/:id/attestation')
  @Requires('inscriptions.gerer')
  @ApiOperation({
    operationId: 'lireAttestationInscription',
    summary: 'L’attestation d’une personne',
    description:
      'Une fois la session close, si elle a suivi la part que demande la formation ; la même à chaque fois.',
  })
  @ApiOkResponse({ description: 'L’attestation.', type: CertificateDto })
  @ApiParam(ID_PARAMETER)
  @Refuses(409)
  async certificate(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<CertificateDto> {
    await this.ledger.requireInside(id, fence);
    return toCertificateDto(await this.certificates.of(id));
  }

  @Get('attestations/:code')
  @Open('le code est sur l’attestation, pour que chacun la vérifie')
  @ApiOperation({
    operationId: 'verifierAttestation',
    summary: 'Vérifier une attestation par son code',
    description: 'Ce qui a été suivi, et quand ; jamais par qui.',
  })
  @ApiOkResponse({ description: 'L’attestation.', type: CertificateDto })
  @ApiParam(CODE)
  @Refuses(404)
  async verify(@Param('code') code: string): Promise<CertificateDto> {
    return toCertificateDto(await this.certificates.verify(code));
  }
}
