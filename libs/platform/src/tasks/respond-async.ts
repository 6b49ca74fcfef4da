import { applyDecorators } from '@nestjs/common';
import { ApiAcceptedResponse, ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LOCATION } from '../contract/declare.js';
import { TaskDto } from './task.dto.js';
import { toDto } from './task.mapping.dto.js';
import type { TaskState } from './task-state.js';
import { languageOf } from '../request/language.js';

const APPLIED = { 'Preference-Applied': { $ref: '#/components/headers/Preference-Applied' } };

/**
 * Whether the sender prefers a task to an answer that takes its time (RFC 7240, 4.1).
 * @param header the value of `Prefer`.
 */
export function prefersAsync(header: string | string[] | undefined): boolean {
  return [header ?? []]
    .flat()
    .flatMap((line) => line.split(','))
    .some((preference) => preference.split(/[;=]/)[0]?.trim().toLowerCase() === 'respond-async');
}

/** Answers that a task has begun: 202, with the address where it is followed. */
export function accepted(request: FastifyRequest, reply: FastifyReply, state: TaskState): TaskDto {
  void reply.status(202).header('location', `/v1/taches/${state.id}`);
  if (prefersAsync(request.headers.prefer))
    void reply.header('preference-applied', 'respond-async');
  return toDto(state, languageOf(request));
}

/** A route that answers by a task. */
export const Accepts = (): MethodDecorator =>
  ApiAcceptedResponse({
    description: 'La tâche a commencé ; elle se suit à Location.',
    type: TaskDto,
    headers: { ...LOCATION, ...APPLIED },
  });

/** A route that answers by a task whoever prefers it (see `prefersAsync`). */
export const Deferrable = (): MethodDecorator =>
  applyDecorators(
    Accepts(),
    ApiHeader({
      name: 'Prefer',
      description:
        '« respond-async » (RFC 7240) : la réponse est 202, et le travail une tâche qui se suit et s’annule.',
      required: false,
      schema: { type: 'string', maxLength: 200, example: 'respond-async' },
    }),
  );
