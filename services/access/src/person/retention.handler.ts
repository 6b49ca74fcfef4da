import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CLOCK, DataHolder, Database, Fence } from '@maillage/platform';
import {
  ageingRows,
  PERSON_CATEGORIES,
  Questions,
  type RetentionCategory,
  retentionDays,
  type RetentionLine,
} from '@maillage/platform/access';
import { type Clock, parisDate, uuidv7 } from '@maillage/kernel';
import { ErasePerson } from './erase-person.handler.js';
import { HolderStore } from './holder.store.js';
import { PersonStore } from './person.store.js';

const SLICE = 200;
const EXAMPLES = 20;
/** Letting go may take its time. */
const PATIENCE_MS = 120_000;

/** Asks every service what it would let go, or to let it go. */
@Injectable()
export class Retention {
  constructor(
    @Inject(HolderStore) private readonly holders: HolderStore,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError unavailable when a service does not answer. */
  preview(): Promise<RetentionLine[]> {
    return this.askAll('conservation.simulation', {});
  }

  /** @throws DomainError unavailable when a service does not answer; what others let go until then has its receipt. */
  async execute(): Promise<RetentionLine[]> {
    const run = uuidv7(this.clock.now().getTime());
    await this.holders.recordRun(run);
    return this.askAll('conservation.execution', { run });
  }

  private async askAll(topic: string, question: object): Promise<RetentionLine[]> {
    const lines: RetentionLine[] = [];
    for (const service of await this.holders.all())
      lines.push(
        ...(await this.questions.ask<RetentionLine[]>(topic, service, question, PATIENCE_MS)),
      );
    return lines;
  }
}

/** What access itself keeps, and for how long. */
@Injectable()
export class AccessRetention implements OnModuleInit {
  constructor(
    @Inject(DataHolder) private readonly holder: DataHolder,
    @Inject(Database) private readonly database: Database,
    @Inject(PersonStore) private readonly store: PersonStore,
    @Inject(ErasePerson) private readonly erasure: ErasePerson,
  ) {}

  onModuleInit(): void {
    const { database } = this;
    this.holder.keeps(
      ...Object.entries(PERSON_CATEGORIES).map(([category, label]) => this.people(category, label)),
      ageingRows(database, 'cles', 'Clés expirées ou révoquées', retentionDays.cles, {
        table: 'client_keys',
        id: 'id',
        since: 'least(expires_at, revoked_at)',
      }),
      ageingRows(database, 'appels', 'Journal d’appels', retentionDays.appels, {
        table: 'calls',
        id: 'id',
        since: 'at',
      }),
      ageingRows(database, 'alertes', 'Alertes', retentionDays.alertes, {
        table: 'alerts',
        id: 'id',
        since: 'last_at',
      }),
      ageingRows(database, 'dossiers', 'Dossiers réunis par une tâche', retentionDays.dossiers, {
        table: 'person_dossiers',
        id: 'task_id',
        since: 'made_at',
      }),
      ageingRows(database, 'taches', 'Tâches finies', retentionDays.taches, {
        table: 'tasks',
        id: 'id',
        since: 'ended_at',
      }),
    );
  }

  /** People whom no source names any more: each is erased as if it had been asked, with its own receipt. */
  private people(category: string, label: string): RetentionCategory {
    const find = (before: Date, limit: number): Promise<string[]> =>
      this.store.unusedSince(category, parisDate(before), limit);
    return {
      code: `personnes_${category}`,
      label: `Sans activité depuis : ${label}`,
      days: category === 'beneficiaire' ? retentionDays.beneficiaires : retentionDays.personnes,
      preview: async (before) => ({
        count: await this.store.countUnusedSince(category, parisDate(before)),
        examples: await find(before, EXAMPLES),
      }),
      remove: async (before, file) => {
        const ids = await find(before, SLICE);
        for (const id of ids) await this.erasure.erase(Fence.none, id, 'conservation');
        if (ids.length > 0) await file(ids.length);
        return ids.length;
      },
    };
  }
}
