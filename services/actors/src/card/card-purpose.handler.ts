import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Clock } from '@maillage/kernel';
import type { VNode } from 'preact';
import {
  ageingRows,
  agedLinks,
  retentionDays,
  CLOCK,
  Database,
  DataHolder,
  type LinkPage,
  type LinkPurpose,
  Links,
} from '@maillage/platform';
import { ProposeCorrection } from '../proposition/propose-correction.handler.js';
import { readCorrection } from '../proposition/read-correction.js';
import { CorrectPlaces } from '../place/correct-places.handler.js';
import { WriteStructure } from '../structure/write-structure.handler.js';
import { structureNotFound } from '../structure/structure.errors.js';
import { type Card, shownOf } from './card.js';
import { CardPage, ConfirmedPage } from './card.page.js';
import { correctedBy } from './correction.js';
import { CorrectionPage, type CorrectionView, ProposedPage } from './correction.page.js';
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
    @Inject(CorrectPlaces) places: CorrectPlaces,
    @Inject(ProposeCorrection) private readonly propositions: ProposeCorrection,
    @Inject(CLOCK) private readonly clock: Clock,
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
      proposee: { show: (visit) => Promise.resolve(ProposedPage({ visit })) },
    };
  }

  page(name: string): LinkPage | undefined {
    if (Object.hasOwn(this.pages, name)) return this.pages[name];
    return /^(structure|lieu-.{36})$/.test(name) ? this.correction(name) : undefined;
  }

  /** The page of corrections of that name. */
  private correction(page: string): LinkPage {
    return {
      show: async (visit) => {
        const card = await this.queries.card(visit.objectId);
        const view = card && correctedBy(page, card);
        return view && CorrectionPage({ view, page, visit });
      },
      act: async (visit, { fields: typed, shown }) => {
        const card = await this.card(visit.objectId);
        const view = correctedBy(page, card);
        if (view === undefined) return { again: CardPage({ card, visit, isChanged: true }) };
        const again = (more: Partial<CorrectionView>): { readonly again: VNode } => ({
          again: CorrectionPage({ view: { ...view, typed, ...more }, page, visit }),
        });
        if (shown !== view.shown) return again({ notice: 'changed' });
        const read = readCorrection(view, typed, {
          now: this.clock.now(),
          language: visit.language,
        });
        if ('wrong' in read) return again({ wrong: read.wrong });
        const { fields } = read;
        if (fields.length === 0) return again({ notice: 'nothing' });
        const { subject, subjectId } = view;
        const { linkId, objectId: structureId } = visit;
        const { commune } = card;
        await this.propositions.propose({
          structureId,
          commune,
          subject,
          subjectId,
          linkId,
          fields,
        });
        return { done: 'proposee' };
      },
    };
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
    this.holder.keeps(
      agedLinks(this.database),
      ageingRows(
        this.database,
        'propositions',
        'Corrections proposées par des structures, une fois décidées',
        retentionDays.propositions,
        { table: 'propositions', id: 'id', since: 'decided_at' },
      ),
    );
  }
}
