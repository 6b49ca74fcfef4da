import { RequestMethod, type Type } from '@nestjs/common';
import { INTERCEPTORS_METADATA, METHOD_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Database } from '../db/database.js';
import { readSecret } from '../links/secret.js';
import { ServiceRegistry } from './registry.js';
import { Idempotency, keepStreamedAnswer } from '../idempotency/idempotency.interceptor.js';

/**
 * Lets every POST honour `Idempotency-Key`, in the database of the service that declares it: to be called before the
 * routes are made. Other methods have no part in it, and pay nothing for it.
 */
export function makePostsIdempotent(app: NestFastifyApplication): void {
  const scanner = new MetadataScanner();
  const registry = app.get(ServiceRegistry);
  for (const module of app.get(ModulesContainer).values()) {
    const own = [...module.imports]
      .map((one) => one.providers.get(Database)?.instance as Database | undefined)
      .find((one) => one !== undefined);
    for (const { metatype } of module.controllers.values()) {
      const methods = ((metatype as Type | null)?.prototype ?? {}) as Record<string, object>;
      for (const name of scanner.getAllMethodNames(methods)) {
        const handler = methods[name] ?? {};
        if (Reflect.getMetadata(METHOD_METADATA, handler) !== RequestMethod.POST) continue;
        const others =
          (Reflect.getMetadata(INTERCEPTORS_METADATA, handler) as unknown[] | undefined) ?? [];
        // A route of the platform itself works on the service that its address names, or on any.
        const databaseOf = (request: FastifyRequest): Database | undefined => {
          if (own !== undefined) return own;
          const { secret, service = readSecret(secret ?? '')?.service } = request.params as {
            service?: string;
            secret?: string;
          };
          return service === undefined
            ? registry.any().database
            : registry.all().find((one) => one.name === service)?.database;
        };
        Reflect.defineMetadata(
          INTERCEPTORS_METADATA,
          [new Idempotency(databaseOf), ...others],
          handler,
        );
      }
    }
  }
  const server: FastifyInstance = app.getHttpAdapter().getInstance();
  server.addHook('onSend', keepStreamedAnswer);
}
