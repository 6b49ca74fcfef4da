import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  SetMetadata,
} from '@nestjs/common';
import { ApiBearerAuth, ApiExtension } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { type Fence, fenceOf } from './fence.js';
import type { Permission, Purpose, Role } from './permissions.js';

/** A role, where it holds and what for. All that it states must hold together. */
export interface Grant {
  readonly role: Role;
  /** References of territories; `france` is no fence. */
  readonly territories: readonly string[];
  /** SIRET of structures; none is no fence. */
  readonly structures: readonly string[];
  readonly purposes: readonly Purpose[];
}

/** The caller, as far as rights are concerned. */
export interface Caller {
  readonly id: string;
  /** A client calls by its key, an agent by a token of its identity provider. */
  readonly kind: 'client' | 'agent';
  readonly name: string;
  /** Under this name its activities and places are entered. */
  readonly source: string;
  readonly keyId?: string;
  /** By a token that was made from its key, not by the key itself. */
  readonly isByToken?: true;
  /** The permissions its token was narrowed to. */
  readonly only?: readonly Permission[];
  readonly grants: readonly Grant[];
}

export const REQUIRED = Symbol('required permission');

/** The permission a route asks for. Every route has this or `@Open`; a test fails on one without. */
export const Requires = (permission: Permission): MethodDecorator =>
  applyDecorators(
    SetMetadata(REQUIRED, permission),
    ApiBearerAuth('cle'),
    ApiExtension('x-permission', permission),
  );

/** A route anyone may call, with the reason. */
export const Open = (reason: string): MethodDecorator =>
  applyDecorators(SetMetadata(REQUIRED, { open: reason }), ApiExtension('x-ouvert', reason));

/** What `@Requires` or `@Open` said of a route. */
export type Access = Permission | { readonly open: string };

declare module 'fastify' {
  interface FastifyRequest {
    caller?: Caller;
    /** The permission its route asked for, which the caller has. */
    permission?: Permission;
  }
}

/** The caller of the current request; only on routes with `@Requires`. */
export const CurrentCaller = createParamDecorator(
  (_: unknown, context: ExecutionContext): Caller => {
    const { caller } = context.switchToHttp().getRequest<FastifyRequest>();
    if (caller === undefined) throw new Error('CurrentCaller on a route without @Requires');
    return caller;
  },
);

/** What the route's permission lets the current caller reach; only on routes with `@Requires`. */
export const CurrentFence = createParamDecorator((_: unknown, context: ExecutionContext): Fence => {
  const { caller, permission } = context.switchToHttp().getRequest<FastifyRequest>();
  if (caller === undefined || permission === undefined)
    throw new Error('CurrentFence on a route without @Requires');
  return fenceOf(caller, permission);
});
