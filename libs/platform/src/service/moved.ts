import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Observable, of } from 'rxjs';
import { LOCATION } from '../contract/declare.js';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** What a service knows of ids that lead elsewhere since. */
export abstract class MovedIds {
  /**
   * The id that stands for another one now; undefined for one that stands for itself, or that is unknown.
   * @param resource as the address names it: `structures`.
   */
  abstract survivorOf(resource: string, id: string): Promise<string | undefined>;
}

/** Answers 308 with the address of what stands for the id of a route (RFC 9110 §15.4.9), before anything else is read. */
@Injectable()
export class FollowMoved implements NestInterceptor {
  constructor(@Inject(MovedIds) private readonly moved: MovedIds) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const { id = '' } = request.params as { readonly id?: string };
    const [, , resource = ''] = request.url.split('/');
    const survivor = UUID.test(id) ? await this.moved.survivorOf(resource, id) : undefined;
    if (survivor === undefined) return next.handle();
    const address = request.url.replace(id, survivor);
    void http.getResponse<FastifyReply>().code(308).header('location', address);
    return of(undefined);
  }
}

/** A route that bears the id of what may be merged: it leads to the survivor, for ever. */
export const Moves = (): MethodDecorator & ClassDecorator =>
  applyDecorators(
    UseInterceptors(FollowMoved),
    ApiResponse({
      status: 308,
      description: 'Fusionné dans un autre : « Location » est l’adresse de celui qui reste.',
      headers: LOCATION,
    }),
  );
