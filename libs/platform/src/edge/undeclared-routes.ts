import type { INestApplicationContext } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { REQUIRED } from '../rights/caller.js';

/**
 * Routes that say neither which permission they ask for (`@Requires`) nor why they are open (`@Open`), hidden ones
 * included, as `Controller.method`. Reads declarations only: a preview application will do.
 */
export function undeclaredRoutes(app: INestApplicationContext): string[] {
  const scanner = new MetadataScanner();
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [
    ...module.controllers.values(),
  ]);
  return controllers.flatMap(({ metatype }) => {
    const methods = (metatype?.prototype ?? {}) as Record<string, object>;
    return scanner
      .getAllMethodNames(methods)
      .filter((name) => {
        const handler = methods[name] ?? {};
        return (
          Reflect.hasMetadata(METHOD_METADATA, handler) &&
          !Reflect.hasMetadata(REQUIRED, handler) &&
          !Reflect.hasMetadata(REQUIRED, metatype ?? {})
        );
      })
      .map((name) => `${metatype?.name ?? '?'}.${name}`);
  });
}
