import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import {
  agedLinks,
  Database,
  DataHolder,
  type LinkPage,
  type LinkPurpose,
  Links,
} from '@maillage/platform';
import { CheckPlaces } from '../place/check-places.handler.js';
import { WriteStructure } from '../structure/write-structure.handler.js';
import { structureNotFound } from '../structure/structure.errors.js';
import { type Card, shownOf } from './card.js';
import { CardPage, ConfirmedPage } from './card.page.js';
import { CardQueries } from './card.queries.store.js';

/** What an address that was made for a structure leads to: its card, which it confirms or corrects. */
@Injectable()
export class CardPurpose implements LinkPurpose {
  readonly name = 'fiche_structure';
  readonly permission = 'adresses.gerer';
  readonly rowOf;
  private readonly pages: Readonly<Record<string, LinkPage>>;

  constructor(
    @Inject(CardQueries) private readonly queries: CardQueries,
    @Inject(WriteStructure) structures: WriteStructure,
    @Inject(CheckPlaces) places: CheckPlaces,
  ) {
    this.rowOf = (id: string) => queries.rowOf(id);
    this.pages = {
      '': {
        show: async (visit) => {
          const card = await queries.card(visit.objectId);
          return card && CardPage({ card, visit });
        },
        act: async (visit, { shown }) => {
          const card = await this.card(visit.objectId);
          if (shown !== shownOf(card)) return { again: CardPage({ card, visit, isChanged: true }) };
          await structures.check(card.id);
          await places.check(card.places.map(({ id }) => id));
          return { done: 'confirmee' };
        },
      },
      confirmee: { show: (visit) => Promise.resolve(ConfirmedPage({ visit })) },
    };
  }

  page(name: string): LinkPage | undefined {
    return Object.hasOwn(this.pages, name) ? this.pages[name] : undefined;
  }

  private async card(id: string): Promise<Card> {
    const card = await this.queries.card(id);
    if (card === undefined) throw structureNotFound();
    return card;
  }
}

/** Declares it to the platform, and how long addresses are kept. */
@Injectable()
export class ServeCards implements OnModuleInit {
  constructor(
    @Inject(CardPurpose) private readonly purpose: CardPurpose,
    @Inject(Links) private readonly links: Links,
    @Inject(Database) private readonly database: Database,
    @Inject(DataHolder) private readonly holder: DataHolder,
  ) {}

  onModuleInit(): void {
    this.links.serves(this.purpose);
    this.holder.keeps(agedLinks(this.database));
  }
}
