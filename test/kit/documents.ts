import { readdirSync, readFileSync } from 'node:fs';
import type { Routes } from '@maillage/testing';
import type { Stage } from './stage.js';

export interface Described {
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly 'x-permission'?: string;
  readonly 'x-ouvert'?: string;
  readonly responses: Readonly<Record<string, object>>;
}
/** An OpenAPI document, as far as tests of routes read it. */
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
}

export interface Route {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  /** The right it asks for; undefined for a route that is open, which says why. */
  readonly permission: string | undefined;
  readonly open: string | undefined;
  /** Every status that it may answer with. */
  readonly statuses: readonly string[];
}

/** Mounts services, and is none: its document holds the routes of all, and those of every process. */
export const HOST = 'host';
/** Every service, by the name of its folder. */
export const SERVICES: readonly string[] = readdirSync('services', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== HOST)
  .map(({ name }) => name)
  .sort();

/** The document that is kept here of a service, or of the host. */
export const documentOf = (name: string): Document =>
  JSON.parse(readFileSync(`services/${name}/openapi.json`, 'utf8')) as Document;

export const routesIn = ({ paths }: Document): Route[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      operationId: described.operationId,
      method: method.toUpperCase(),
      path,
      permission: described['x-permission'],
      open: described['x-ouvert'],
      statuses: Object.keys(described.responses),
    })),
  );

const own = new Map(SERVICES.map((name) => [name, routesIn(documentOf(name))]));
const served = new Set([...own.values()].flat().map(({ operationId }) => operationId));
const shared = routesIn(documentOf(HOST)).filter(({ operationId }) => !served.has(operationId));

/** The routes of each service; those that every process has stand under the host. */
export const ROUTES: ReadonlyMap<string, readonly Route[]> = new Map([...own, [HOST, shared]]);

const byId = new Map([...ROUTES.values()].flat().map((route) => [route.operationId, route]));

/** @throws Error for an operation that no document has. */
export function routeOf(operationId: string): Route {
  const route = byId.get(operationId);
  if (route === undefined) throw new Error(`No document has the operation ${operationId}.`);
  return route;
}

/** What one process per service answers, by the beginning of the address; all else is the same on every process. */
export const PREFIXES: Routes = Object.fromEntries(
  [...own].map(([name, routes]) => [
    name,
    [
      ...new Set(routes.map(({ path }) => path.split('/').slice(0, 3).join('/'))),
      `/v1/${name}`,
      `/a/${name}-`,
      ...shared.flatMap(({ path }) =>
        path.includes('{service}') ? [path.replace(/\{service\}.*/, name)] : [],
      ),
    ],
  ]),
);

/** Every route of the documents that the processes of a stage publish. */
export async function routesOf({ processes }: Stage): Promise<Route[]> {
  const routes = new Map<string, Route>();
  for (const address of processes) {
    const document = (await (await fetch(`${address}/v1/openapi.json`)).json()) as Document;
    for (const route of routesIn(document)) routes.set(route.operationId, route);
  }
  return [...routes.values()];
}

/** Ids of all operations that are published. */
export async function operationsOf(stage: Stage): Promise<string[]> {
  return (await routesOf(stage)).map(({ operationId }) => operationId).sort();
}

/** Every operation that may write. */
export async function writesOf(stage: Stage): Promise<Route[]> {
  return (await routesOf(stage)).filter(({ method }) => method !== 'GET');
}
