import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@maillage/platform';
import type { SelfPosition } from './self-position.js';

/** Where people say to stand; it goes with their participation. */
@Injectable()
export class SelfPositionStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Keeps what was said, in the place of what was said before. */
  async put(assessmentId: string, position: SelfPosition): Promise<void> {
    await this.database.query(
      `INSERT INTO self_positions (assessment_id, position) VALUES ($1, $2)
       ON CONFLICT (assessment_id) DO UPDATE SET position = excluded.position`,
      [assessmentId, position],
    );
  }

  async find(assessmentId: string): Promise<SelfPosition | undefined> {
    const [row] = await this.database.query<{ position: SelfPosition }>(
      'SELECT position FROM self_positions WHERE assessment_id = $1',
      [assessmentId],
    );
    return row?.position;
  }
}
