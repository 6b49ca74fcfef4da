import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '@maillage/kernel';
import type { FastifyRequest } from 'fastify';
import { type Access, REQUIRED } from '../rights/caller.js';
import { fenceOf } from '../rights/fence.js';
import { PERMISSIONS } from '../rights/permissions.js';
import { unknownCaller } from './unknown-caller.js';

/** Lets a request through when its caller, recognised before (see `registerAdmission`), has the permission the route asks for. A route that asks for none is closed. */
@Injectable()
export class GateGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    const access = this.reflector.getAllAndOverride<Access | undefined>(REQUIRED, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === undefined)
      throw new Error(
        `${context.getClass().name}.${context.getHandler().name} asks for no permission`,
      );
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (typeof access === 'object') return true;
    const { caller } = request;
    if (caller === undefined) throw unknownCaller();
    request.permission = access;
    if (fenceOf(caller, access).rules.length === 0) {
      throw new DomainError('platform.not_allowed', 'forbidden', {
        fr: `Vos droits ne permettent pas de ${PERMISSIONS[access].text}. Demandez ce droit à votre administrateur ; /v1/moi dit ceux que vous avez.`,
        en: `Your rights lack the permission "${access}". Ask your administrator for it; /v1/moi tells those you have.`,
      });
    }
    return true;
  }
}
