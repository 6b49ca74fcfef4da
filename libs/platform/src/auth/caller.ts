import { applyDecorators, createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Permission, Role } from './permissions.js';

/** Who is calling, as far as rights are concerned. */
export interface Caller {
  readonly clientId: string;
  readonly name: string;
  readonly role: Role;
  /** Under this name its activities and places are entered. */
  readonly source: string;
  /** References of the territories its key is fenced to; `france` is no fence. */
  readonly territories: readonly string[];
}

export const REQUIRED = Symbol('required permission');

/** The permission a route asks for. Every route has this or `@Open`; a test fails on one without. */
export const Requires = (permission: Permission): MethodDecorator =>
  applyDecorators(SetMetadata(REQUIRED, permission), ApiBearerAuth('cle'), ApiExtension('x-permission', permission));

/** A route anyone may call, with the reason. */
export const Open = (reason: string): MethodDecorator =>
  applyDecorators(SetMetadata(REQUIRED, { open: reason }), ApiExtension('x-ouvert', reason));

/** What `@Requires` or `@Open` said of a route. */
export type Access = Permission | { readonly open: string };

declare module 'fastify' {
  interface FastifyRequest {
    caller?: Caller;
  }
}

/** The caller of the current request; only on routes with `@Requires`. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<FastifyRequest>();
  if (caller === undefined) throw new Error('CurrentCaller on a route without @Requires');
  return caller;
});
