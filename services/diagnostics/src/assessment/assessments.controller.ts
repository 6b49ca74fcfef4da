import {
  applyDecorators,
  Body,
  Controller,
  Get,
  Header,
  Headers,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
  Res,
} from '@nestjs/common';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { Clock } from '@maillage/kernel';
import { CLOCK, LOCATION, Open, Refuses, UUID } from '@maillage/platform';
import type { FastifyReply } from 'fastify';
import { AnswerQuestion } from './answer-question.handler.js';
import {
  AgreedDto,
  AssessmentDto,
  NewAnswerDto,
  NewAssessmentDto,
  ResultDto,
  ResumeDto,
  StartedDto,
} from './assessment.dto.js';
import { notOfForm } from './assessment.errors.js';
import { resultDto, toConsent, toDto, toGiven, toStart } from './assessment.mapping.dto.js';
import { ReadAssessment, type Shown } from './read-assessment.handler.js';
import { ResumeAssessment } from './resume-assessment.handler.js';
import { StartAssessment } from './start-assessment.handler.js';

/** A route of one participation, opened by its code. */
const ByCode = (): MethodDecorator =>
  applyDecorators(
    Open('le code de reprise est le droit : il n’ouvre que sa participation'),
    Header('cache-control', 'no-store'),
    ApiParam({
      name: 'id',
      description: 'Identifiant de la participation.',
      schema: { type: 'string', ...UUID },
    }),
    ApiHeader({
      name: 'Code-Reprise',
      description: 'Code de reprise.',
      required: true,
      schema: { type: 'string', maxLength: 40, example: '7K2M-9QXR-41TB' },
    }),
  );

/** Taking part, without an account. Pages call the same handlers. */
@ApiTags('évaluations')
@Controller('v1/evaluations')
export class AssessmentsController {
  constructor(
    @Inject(StartAssessment) private readonly starting: StartAssessment,
    @Inject(AnswerQuestion) private readonly answers: AnswerQuestion,
    @Inject(ReadAssessment) private readonly reading: ReadAssessment,
    @Inject(ResumeAssessment) private readonly resuming: ResumeAssessment,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @Open('qui a l’adresse d’une campagne, ou une invitation, peut participer')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    operationId: 'commencerEvaluation',
    summary: 'Commencer une évaluation',
    description:
      'Après avoir lu et accepté le texte du consentement. Une invitation ne commence qu’une participation, et redonne le même code.',
  })
  @ApiCreatedResponse({ description: 'La participation.', type: StartedDto, headers: LOCATION })
  @Refuses(404, 409)
  async start(
    @Body() body: NewAssessmentDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StartedDto> {
    const { code, ...shown } = await this.starting.start(toStart(body));
    void reply.header('location', `/v1/evaluations/${shown.assessment.id}`);
    return { ...this.told(shown), code_reprise: code };
  }

  @Post('reprise')
  @HttpCode(200)
  @Open('le code de reprise est le droit : il n’ouvre que sa participation')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    operationId: 'reprendreEvaluation',
    summary: 'Reprendre une évaluation',
    description:
      'Par son seul code, sur n’importe quel appareil : à la question même qui attendait.',
  })
  @ApiOkResponse({ description: 'La participation.', type: AssessmentDto })
  @Refuses(404)
  async resume(@Body() { code }: ResumeDto): Promise<AssessmentDto> {
    return this.told(await this.resuming.resume(code));
  }

  @Get(':id')
  @ByCode()
  @ApiOperation({
    operationId: 'lireEvaluation',
    summary: 'Une évaluation',
    description: 'Où elle en est, et la question qui attend.',
  })
  @ApiOkResponse({ description: 'La participation.', type: AssessmentDto })
  async read(
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('code-reprise') code = '',
  ): Promise<AssessmentDto> {
    return this.told(await this.reading.show(await this.reading.find(code, id)));
  }

  @Post(':id/reponses')
  @HttpCode(200)
  @ByCode()
  @ApiOperation({
    operationId: 'repondreEvaluation',
    summary: 'Répondre à la question',
    description:
      'Des choix, un texte, « je ne sais pas », ou rien : la question est passée. La même réponse renvoyée ne change rien ; une autre est refusée.',
  })
  @ApiBody({
    type: NewAnswerDto,
    examples: { choix: { value: { item: '1.1-01', choix: ['a'], secondes: 12 } } },
  })
  @ApiOkResponse({ description: 'La participation, et la question suivante.', type: AssessmentDto })
  @Refuses(409, 422)
  async answer(
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('code-reprise') code = '',
    @Body() body: NewAnswerDto,
  ): Promise<AssessmentDto> {
    const given = toGiven(body);
    if (given === undefined) throw notOfForm();
    const { item, secondes: seconds } = body;
    return this.told(await this.answers.answer({ id, code }, item, { given, seconds }));
  }

  @Post(':id/fin')
  @HttpCode(200)
  @ByCode()
  @ApiOperation({
    operationId: 'finirEvaluation',
    summary: 'Finir une évaluation',
    description:
      'Avant son terme : le résultat est aussi large que ce qui a été répondu le laisse.',
  })
  @ApiOkResponse({ description: 'La participation.', type: AssessmentDto })
  @Refuses(409)
  async finish(
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('code-reprise') code = '',
  ): Promise<AssessmentDto> {
    return this.told(await this.answers.finish({ id, code }));
  }

  @Post(':id/consentement')
  @HttpCode(200)
  @ByCode()
  @ApiOperation({
    operationId: 'consentirEvaluation',
    summary: 'Accepter le texte présent',
    description:
      'Quand il a changé depuis le début : tant qu’il n’est pas accepté, celui qui l’a été vaut.',
  })
  @ApiOkResponse({ description: 'La participation.', type: AssessmentDto })
  @Refuses(409)
  async agree(
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('code-reprise') code = '',
    @Body() body: AgreedDto,
  ): Promise<AssessmentDto> {
    return this.told(await this.answers.agree({ id, code }, toConsent(body)));
  }

  @Post(':id/retrait')
  @HttpCode(200)
  @ByCode()
  @ApiOperation({
    operationId: 'retirerEvaluation',
    summary: 'Se retirer',
    description:
      'Les réponses sont effacées aussitôt ; il reste qu’une participation a été retirée.',
  })
  @ApiOkResponse({ description: 'La participation.', type: AssessmentDto })
  @Refuses(409)
  async withdraw(
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('code-reprise') code = '',
  ): Promise<AssessmentDto> {
    return this.told(await this.answers.withdraw({ id, code }));
  }

  @Get(':id/resultat')
  @ByCode()
  @ApiOperation({
    operationId: 'lireResultat',
    summary: 'Le résultat d’une évaluation',
    description:
      'L’ensemble et les domaines avec leur largeur ; une compétence seule là où l’erreur le permet. Rien n’est dit de plus que ce que les réponses disent.',
  })
  @ApiOkResponse({ description: 'Le résultat.', type: ResultDto })
  @Refuses(409)
  async result(
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('code-reprise') code = '',
  ): Promise<ResultDto> {
    return resultDto(await this.reading.result(await this.reading.find(code, id)));
  }

  private told(shown: Shown): AssessmentDto {
    return toDto(shown, this.clock.now());
  }
}
