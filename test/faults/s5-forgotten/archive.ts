import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Cluster } from '@maillage/testing';
import { askDatabase } from '../kit/ask-database.js';
import { canariesIn } from './canaries.js';

/** The folder of a cluster: databases, bus, logs and the files of the installation. */
const folderOf = (running: Cluster): string => dirname(dirname(running.log('serveur')));

/** A cold copy of the database, taken while it is stopped and put back later, as an operator with a backup would. */
export class Backup {
  private constructor(
    private readonly running: Cluster,
    private readonly copy: string,
  ) {}

  static async take(running: Cluster): Promise<Backup> {
    const backup = new Backup(running, `${folderOf(running)}/sauvegarde`);
    mkdirSync(backup.copy);
    await backup.whileStopped(() => copy(backup.data, backup.copy));
    return backup;
  }

  async restore(): Promise<void> {
    await this.whileStopped(() => {
      // In place: the folder itself keeps its owner, which may be another account than ours.
      for (const name of readdirSync(this.data))
        rmSync(join(this.data, name), { recursive: true, force: true });
      copy(this.copy, this.data);
    });
  }

  private get data(): string {
    return `${folderOf(this.running)}/postgresql`;
  }

  private async whileStopped(work: () => void): Promise<void> {
    await this.running.kill('serveur');
    await this.running.kill('postgresql');
    work();
    await this.running.restart('postgresql');
    await this.running.restart('serveur');
    await this.running.ready();
  }
}

/** With owners and times, which PostgreSQL looks at. */
function copy(from: string, to: string): void {
  execFileSync('cp', ['-a', `${from}/.`, to]);
}

/** Every canary in the bytes that are on disk once all is written out: database, bus, logs, files on their way. */
export async function canariesOnDisk(
  running: Cluster,
  since: number,
): Promise<{ bytes: number; found: string[] }> {
  await askDatabase(running.databaseUrl, 'CHECKPOINT');
  const spools = readdirSync(tmpdir())
    .filter((name) => /^maillage-\w{6}$/.test(name))
    .map((name) => join(tmpdir(), name))
    .filter((path) => (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) >= since);
  const found: string[] = [];
  let bytes = 0;
  for (const file of [folderOf(running), ...spools].flatMap(filesUnder)) {
    const content = readFileSync(file);
    bytes += content.length;
    found.push(...canariesIn(content).map((canary) => `${file}: ${canary}`));
  }
  return { bytes, found };
}

function filesUnder(path: string): string[] {
  const what = statSync(path, { throwIfNoEntry: false });
  if (what?.isFile() === true) return [path];
  if (what?.isDirectory() !== true) return [];
  return readdirSync(path).flatMap((name) => filesUnder(join(path, name)));
}
