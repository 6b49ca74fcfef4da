import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '@maillage/kernel';
import type { FastifyRequest } from 'fastify';
import { rememberCaller } from '../http/request-context.js';
import { type Access, REQUIRED } from './caller.js';
import { fenceOf } from './fence.js';
import { Gate } from './gate.js';
import { PERMISSIONS } from './permissions.js';

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
    rememberCaller(request, caller);
    if (typeof access === 'object') return true;
    request.permission = access;
    if (fenceOf(caller, access).gateways.length === 0) {
      throw new DomainError('platform.not_allowed', 'forbidden', {
        fr: `Vos droits ne permettent pas de ${PERMISSIONS[access].text}. Demandez ce droit à votre administrateur ; /v1/moi dit ceux que vous avez.`,
        en: `Your rights lack the permission "${access}". Ask your administrator for it; /v1/moi tells those you have.`,
      });
    }
    return true;
  }
}
