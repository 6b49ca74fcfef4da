import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { ageingRows, Database, DataHolder, retentionDays } from '@maillage/platform';
import { SeatWishStore } from './seat-wish.store.js';

/** What the law asks of what is kept of those who may be invited: their file, and an end. */
@Injectable()
export class HoldWishes implements OnModuleInit {
  constructor(
    @Inject(SeatWishStore) private readonly store: SeatWishStore,
    @Inject(Database) private readonly database: Database,
    @Inject(DataHolder) private readonly holder: DataHolder,
  ) {}

  onModuleInit(): void {
    this.holder.tellsOf(async ({ person }) => ({ donnees: await this.store.tell(person.id) }));
    this.holder.keeps(
      ageingRows(
        this.database,
        'souhaits',
        'Souhaits d’être invité à une formation, depuis leur expression',
        retentionDays.evaluations,
        { table: 'seat_wishes', id: 'id', since: 'made_at' },
      ),
    );
  }
}
