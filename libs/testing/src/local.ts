import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** One process of the whole, as `deploy/local` describes it: plain data, enough to start it again as it was. */
export interface Part {
  readonly name: string;
  readonly kind: 'postgresql' | 'nats' | 'serveur';
  readonly port: number;
  readonly url: string;
}

/** The folder of the project: the sources and the built code lie at different depths below it. */
export const ROOT = projectRoot(dirname(fileURLToPath(import.meta.url)));

/** What `npm start` is made of. Tests start their servers with the very code that users start theirs with. */
export interface Local {
  postgres(dir: string, options?: { settings?: Record<string, string> }): Promise<Part>;
  createOwnDatabase(part: Part): Promise<void>;
  query(
    url: string,
    sql: string,
    database?: string,
  ): Promise<{ rows: Record<string, unknown>[]; rowCount: number | null }>;
  nats(dir: string): Promise<Part & { readonly store: string }>;
  server(
    dir: string,
    options: { name: string; port: number; env: Record<string, string>; hasSourceMaps?: boolean },
  ): Part;
  isReady(part: Part): Promise<boolean>;
  ensure(dir: string, part: Part, options?: { timeout?: number }): Promise<number>;
  stopAll(dir: string): Promise<void>;
  livePid(dir: string, part: Part): number | undefined;
  knownParts(dir: string): Part[];
  publish(dir: string): { name: string; pid: number; restart: string }[];
  logFile(dir: string, part: Part): string;
  newApiKey(): string;
  rememberedPort(dir: string, name: string): Promise<number>;
  lock(dir: string, options?: { timeout?: number }): Promise<() => void>;
}

let loaded: Promise<Local> | undefined;

/** Loads the launcher's modules. They are plain JavaScript outside the TypeScript project, hence by address. */
export function local(): Promise<Local> {
  loaded ??= import(pathToFileURL(join(ROOT, 'deploy/local/index.mjs')).href) as Promise<Local>;
  return loaded;
}

function projectRoot(folder: string): string {
  if (existsSync(join(folder, 'deploy/local/start.mjs'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('deploy/local/start.mjs was not found above this file.');
  return projectRoot(parent);
}
