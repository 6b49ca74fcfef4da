import { createHmac, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@maillage/platform';

/** Turns a source's own references of people into pseudonyms that nobody without the key can turn back or recompute. */
@Injectable()
export class Pseudonyms {
  private secret: Promise<Buffer> | undefined;

  constructor(@Inject(Database) private readonly database: Database) {}

  /** The pseudonym function of one source: HMAC-SHA-256 (RFC 2104) of source and reference, 128 bits kept. */
  async of(source: string): Promise<(ref: string) => string> {
    this.secret ??= this.load();
    const secret = await this.secret.catch((error: unknown) => {
      this.secret = undefined;
      throw error;
    });
    return (ref) => createHmac('sha256', secret).update(JSON.stringify([source, ref])).digest('base64url').slice(0, 22);
  }

  /** The installation's key, made the first time it is needed. */
  private async load(): Promise<Buffer> {
    await this.database.query('INSERT INTO pseudonym_keys (secret) VALUES ($1) ON CONFLICT DO NOTHING', [randomBytes(32)]);
    const [row] = await this.database.query<{ secret: Buffer }>('SELECT secret FROM pseudonym_keys');
    if (row === undefined) throw new Error('pseudonym key missing');
    return row.secret;
  }
}
