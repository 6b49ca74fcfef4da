import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { accessConfig } from '../access.config.js';
import type { Erasure } from './person.js';

/** Injection token of the file's path. */
export const REGISTER_PATH = Symbol('path of the register of erasures');

export const registerPath = { provide: REGISTER_PATH, useFactory: () => accessConfig.erasures };

/**
 * The register of erasures: a file outside the database to which one line is added per erasure, durable before the
 * erasure is. Restoring an older copy of the database brings people back; this register does not get older with it.
 */
@Injectable()
export class ErasureRegister {
  constructor(@Inject(REGISTER_PATH) private readonly path: string) {}

  /** Resolves when the lines are on disk. */
  async append(erasures: readonly Erasure[]): Promise<void> {
    if (erasures.length === 0) return;
    await mkdir(dirname(this.path), { recursive: true });
    const file = await open(this.path, 'a', 0o600);
    try {
      // A line cut by a crash ends where the next begins.
      await file.write(erasures.map((one) => `\n${JSON.stringify(one)}\n`).join(''));
      await file.sync();
    } finally {
      await file.close();
    }
    const directory = await open(dirname(this.path), 'r');
    await directory.sync().finally(() => directory.close());
  }

  /** Every erasure, the last line of each person; a line that was cut is of an erasure that was never acknowledged. */
  async all(): Promise<Map<string, Erasure>> {
    const erasures = new Map<string, Erasure>();
    for (const line of (await this.text()).split('\n')) {
      const erasure = parse(line);
      if (erasure !== undefined) erasures.set(erasure.personId, erasure);
    }
    return erasures;
  }

  private async text(): Promise<string> {
    try {
      return await readFile(this.path, 'utf8');
    } catch (error) {
      if ((error as { code?: unknown }).code === 'ENOENT') return '';
      throw error;
    }
  }
}

function parse(line: string): Erasure | undefined {
  if (line === '') return undefined;
  try {
    return JSON.parse(line) as Erasure;
  } catch {
    return undefined;
  }
}
