import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  Logger,
} from '@nestjs/common';
import { DomainError, type ErrorKind, type FaultInWords, inWords } from '@maillage/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from '../request/language.js';
import { ProblemPage } from '../pages/problem.page.js';
import { pageOf, prefersPage } from '../pages/send-page.js';
import { titles } from './titles.js';

const STATUS: Readonly<Record<ErrorKind, number>> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  not_acceptable: 406,
  too_slow: 408,
  conflict: 409,
  stale: 412,
  too_large: 413,
  unsupported: 415,
  invalid: 422,
  precondition_required: 428,
  too_many: 429,
  unavailable: 503,
};

/** A problem of RFC 9457 with the members api.md adds. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly request_id: string;
  readonly erreurs?: readonly FaultInWords[];
}

/** Makes the problem that answers `error`. Anything unforeseen is a 500 without a word of its cause. */
export function problemOf(
  error: unknown,
  request: FastifyRequest,
): { problem: Problem; retryAfter?: number } {
  const language = languageOf(request);
  const known = toDomainError(error);
  const status = known === undefined ? 500 : STATUS[known.kind];
  const problem: Problem = {
    type: `urn:maillage:erreur:${known?.code ?? 'platform.unforeseen'}`,
    title: titles(status)[language],
    status,
    detail: known?.text[language] ?? UNFORESEEN[language],
    code: known?.code ?? 'platform.unforeseen',
    request_id: request.id,
    ...(known !== undefined && known.faults.length > 0
      ? { erreurs: known.faults.map((fault) => inWords(fault, language)) }
      : {}),
    ...known?.members,
  };
  return { problem, ...(known?.retryAfter === undefined ? {} : { retryAfter: known.retryAfter }) };
}

const UNFORESEEN = {
  fr: "Une erreur imprévue s'est produite de notre côté. Réessayez ; si elle revient, communiquez-nous « request_id ».",
  en: 'An unforeseen error happened on our side. Try again; if it comes back, tell us the "request_id".',
};

/** Errors of Fastify and Nest that are the caller's doing, in our words. */
function toDomainError(error: unknown): DomainError | undefined {
  if (error instanceof DomainError) return error;
  const status =
    error instanceof HttpException
      ? error.getStatus()
      : (error as { statusCode?: unknown }).statusCode;
  const code = (error as { code?: unknown }).code;
  if (status === 404 || status === 405)
    return refusal(
      'platform.no_such_route',
      'not_found',
      'Aucune ressource ne se trouve à cette adresse. La liste des adresses est à /docs.',
      'There is nothing at this address. /docs lists the addresses.',
    );
  if (status === 413 || code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return refusal(
      'platform.body_too_large',
      'too_large',
      'Le corps de la demande dépasse la taille permise. Découpez-le, ou envoyez-le en flux (NDJSON) là où la route le permet.',
      'The body is larger than allowed. Split it, or stream it (NDJSON) where the route allows.',
    );
  if (status === 415)
    return refusal(
      'platform.unsupported_media',
      'unsupported',
      "Le type de contenu n'est pas de ceux que lit cette route ; voyez /docs.",
      'This route does not read that content type; see /docs.',
    );
  if (typeof status === 'number' && status >= 400 && status < 500)
    return refusal(
      'platform.malformed',
      'malformed',
      "La demande n'est pas bien formée et n'a pas pu être lue.",
      'The request is malformed and could not be read.',
    );
  return undefined;
}

function refusal(code: string, kind: ErrorKind, fr: string, en: string): DomainError {
  return new DomainError(code, kind, { fr, en });
}

/** Answers every error of a route as `application/problem+json`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem(
      error,
      http.getRequest<FastifyRequest>(),
      http.getResponse<FastifyReply>(),
      this.logger,
    );
  }
}

/** Sends the problem that answers `error`, with its headers; a 500's cause goes to the log with the request id. */
export function sendProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  logger: Logger,
): void {
  const { problem, retryAfter } = problemOf(error, request);
  if (problem.status === 500)
    logger.error(
      `${request.id} ${request.method} ${request.routeOptions.url ?? '?'}`,
      error instanceof Error ? error.stack : String(error),
    );
  if (reply.sent || reply.raw.headersSent) {
    reply.raw.destroy();
    return;
  }
  if (problem.status === 401) {
    // RFC 6750 §3.1: without credentials nothing is said of an error. RFC 6749 §5.2: what may be shown as Basic is asked for so, too.
    const basic =
      request.routeOptions.config.tokenEndpoint === true
        ? ', Basic realm="maillage", charset="UTF-8"'
        : '';
    void reply.header(
      'www-authenticate',
      `Bearer realm="maillage"${request.headers.authorization === undefined ? '' : ', error="invalid_token"'}${basic}`,
    );
  }
  if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
  if (isForPerson(request)) {
    sendProblemPage(problem, request, reply);
    return;
  }
  void reply
    .status(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('content-language', languageOf(request))
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problem));
}

/** Pages answer a browser with pages; so does what is nowhere, outside the API. */
const isForPerson = (request: FastifyRequest): boolean =>
  (request.routeOptions.config.page === true ||
    (request.routeOptions.url === undefined && !request.url.startsWith('/v1/'))) &&
  prefersPage(request);

function sendProblemPage(problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
  const language = languageOf(request);
  const { title, detail, erreurs = [], request_id: requestId } = problem;
  const faults = erreurs.map((fault) => fault.detail);
  void reply.status(problem.status).header('cache-control', 'no-store');
  void reply.send(
    pageOf(reply, language, ProblemPage({ language, title, detail, faults, requestId })),
  );
}
