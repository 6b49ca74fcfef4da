import { Inject, Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@maillage/platform';

/** Public keys by which tokens are verified. Private ones are never stored. */
@Injectable()
export class TokenKeyStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /** Publishes a key, and forgets those that no living token can be of. */
  async publish(kid: string, jwk: object, createdAt: Date, expiresAt: Date): Promise<void> {
    await this.database.query(
      'INSERT INTO token_keys (kid, public_jwk, created_at, expires_at) VALUES ($1, $2, $3, $4)',
      [kid, jwk, createdAt, expiresAt],
    );
    await this.database.query('DELETE FROM token_keys WHERE expires_at < $1', [createdAt]);
  }

  async listValid(at: Date): Promise<object[]> {
    const rows = await this.database.query<{ public_jwk: object }>(
      'SELECT public_jwk FROM token_keys WHERE expires_at > $1 ORDER BY created_at',
      [at],
    );
    return rows.map((row) => row.public_jwk);
  }
}
