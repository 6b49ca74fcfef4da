import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@maillage/testing';

export interface Demonstration {
  readonly url: string;
  /** Path of the card of a structure, by an address of its own. */
  readonly fiche: string;
  readonly campagne: { readonly rapport: string; readonly participer: string };
  readonly rapport: string;
  readonly feuille: { readonly publique: string; readonly tableau: string };
  readonly cles: Readonly<
    Record<'administrateur' | 'coordinateur' | 'partenaire' | 'national', string>
  >;
}

/** What `npm start` runs, started as a person would in a folder of its own. */
export class Started {
  output = '';

  private constructor(
    private readonly child: ChildProcess,
    readonly dir: string,
  ) {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (part: Buffer) => (this.output += part.toString()));
  }

  /** Resolves when it says that it is ready. */
  static async begin(dir: string): Promise<Started> {
    const env: NodeJS.ProcessEnv = { ...process.env, DATA_DIR: dir, PORT: '0' };
    for (const name of [
      'DATABASE_URL',
      'NATS_URL',
      'DEMONSTRATION',
      'TARGET',
      'ACCESS_ADMIN_KEY',
      'NODE_OPTIONS',
    ])
      Reflect.deleteProperty(env, name);
    const child = spawn(process.execPath, ['deploy/local/start.mjs'], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const started = new Started(child, dir);
    try {
      await eventually(
        () => {
          if (child.exitCode !== null)
            throw new Error(`It ended with ${child.exitCode}: ${started.output}`);
          if (!started.output.includes('Pour arrêter'))
            throw new Error(`Not ready yet: ${started.output}`);
        },
        { timeout: 240_000, every: 100 },
      );
      return started;
    } catch (error) {
      await started.end();
      throw error;
    }
  }

  get demonstration(): Demonstration {
    return JSON.parse(readFileSync(join(this.dir, 'demonstration.json'), 'utf8')) as Demonstration;
  }

  /** Ctrl-C. Gives the exit code. */
  async end(): Promise<number | null> {
    if (this.child.exitCode === null) {
      const gone = once(this.child, 'exit');
      this.child.kill('SIGINT');
      await gone;
    }
    return this.child.exitCode;
  }
}
