import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '@maillage/kernel';
import type { FastifyRequest } from 'fastify';
import { type Access, REQUIRED } from './caller.js';
import { Gate } from './gate.js';
import { PERMISSIONS, RIGHTS } from './permissions.js';

/** Lets a request through when its caller has the permission the route asks for. A route that asks for none is closed. */
@Injectable()
export class GateGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly gate: Gate,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const access = this.reflector.getAllAndOverride<Access | undefined>(REQUIRED, [context.getHandler(), context.getClass()]);
    if (access === undefined) throw new Error(`${context.getClass().name}.${context.getHandler().name} asks for no permission`);
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    // An open route asks for no key, but a wrong one is told so rather than silently ignored.
    if (typeof access === 'object' && request.headers.authorization === undefined) return true;
    const caller = await this.gate.recognise(request.headers.authorization);
    request.caller = caller;
    if (typeof access === 'object') return true;
    if (!RIGHTS[caller.role].includes(access)) {
      throw new DomainError('platform.not_allowed', 'forbidden', {
        fr: `Le rôle « ${caller.role} » de votre clé ne permet pas de ${PERMISSIONS[access]}. Demandez ce droit à votre administrateur.`,
        en: `The role "${caller.role}" of your key lacks the permission "${access}". Ask your administrator for it.`,
      });
    }
    return true;
  }
}
