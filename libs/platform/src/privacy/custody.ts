import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '@nestjs/common';
import { type Clock, parisDate, uuidv7 } from '@maillage/kernel';
import type { Questions } from '../bus/questions.js';
import type { Transaction } from '../db/connection.js';
import type { Database } from '../db/database.js';
import type { KnownPerson } from './people.js';
import type { RetentionCategory } from './retention.js';

const LOOK_MS = 600_000;
const RETRY_MS = 1_000;

/** Part of what a service keeps about a person, as it goes into their file. */
export interface DossierPage {
  readonly donnees: readonly object[];
  /** Where the next page begins; absent at the end. */
  readonly suite?: string;
}

/** What a person's file asks of a service. */
export interface DossierQuestion {
  readonly person: KnownPerson;
  readonly after?: string;
}

/** What would go, or went, of one category. */
export interface RetentionLine {
  readonly service: string;
  readonly categorie: string;
  readonly libelle: string;
  readonly jours: number;
  /** What is older than this instant goes. */
  readonly avant: string;
  readonly nombre: number;
  readonly exemples?: readonly string[];
}

/**
 * What a service keeps and for how long, declared by the service itself: once for all processes in the access schema, so
 * that access knows whom to ask. Lets go by itself, once a day over all processes, what has been kept long enough.
 */
export class Custody {
  private readonly categories: RetentionCategory[] = [];
  private dossier: ((question: DossierQuestion) => Promise<DossierPage>) | undefined;
  private readonly ending = new AbortController();
  private running: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly questions: Questions,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** Declares categories; before the application has started. */
  keeps(...categories: readonly RetentionCategory[]): void {
    this.categories.push(...categories);
  }

  /** Declares that this service keeps data about people, and how a page of them is found. */
  tellsOf(dossier: (question: DossierQuestion) => Promise<DossierPage>): void {
    this.dossier = dossier;
  }

  onApplicationBootstrap(): void {
    const { service } = this.database;
    if (this.dossier !== undefined) this.questions.answer('dossier', service, this.dossier);
    this.questions.answer('conservation.simulation', service, () => this.preview());
    this.questions.answer<{ run: string }>('conservation.execution', service, ({ run }) => this.execute(run, false));
    this.running ??= this.watch();
  }

  async onApplicationShutdown(): Promise<void> {
    this.ending.abort();
    await this.running;
  }

  private preview(): Promise<RetentionLine[]> {
    return Promise.all(
      this.categories.map(async (category) => {
        const before = this.limitOf(category);
        const { count, examples } = await category.preview(before);
        return { ...this.line(category, before), nombre: count, exemples: examples };
      }),
    );
  }

  private async execute(run: string, isAutomatic: boolean): Promise<RetentionLine[]> {
    const lines: RetentionLine[] = [];
    for (const category of this.categories) {
      const before = this.limitOf(category);
      const file = async (removed: number, tx: Pick<Transaction, 'query'> = this.database): Promise<void> => {
        await tx.query('SELECT access.file_retention($1, $2, $3, $4, $5, $6)', [run, this.database.service, category.code, before, removed, isAutomatic]);
      };
      let sum = 0;
      for (let removed = await category.remove(before, file); removed > 0; removed = await category.remove(before, file)) sum += removed;
      lines.push({ ...this.line(category, before), nombre: sum });
    }
    return lines;
  }

  private limitOf({ days }: RetentionCategory): Date {
    return new Date(this.clock.now().getTime() - days * 86_400_000);
  }

  private line({ code, label, days }: RetentionCategory, before: Date): Omit<RetentionLine, 'nombre'> {
    return { service: this.database.service, categorie: code, libelle: label, jours: days, avant: before.toISOString() };
  }

  private async watch(): Promise<void> {
    const { signal } = this.ending;
    let isDeclared = false;
    while (!signal.aborted) {
      try {
        if (!isDeclared) await this.database.query('SELECT access.declare_holder($1, $2)', [this.database.service, this.dossier !== undefined]);
        isDeclared = true;
        await this.runOnceToday();
      } catch (error) {
        // The database is away, or the access schema is not there yet.
        this.logger.debug(`conservation : ${String(error)}`);
      }
      await pause(isDeclared ? LOOK_MS : RETRY_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private async runOnceToday(): Promise<void> {
    const now = this.clock.now();
    const [row] = await this.database.query<{ is_ours: boolean }>('SELECT access.claim_retention($1, $2) AS is_ours', [this.database.service, parisDate(now)]);
    if (row?.is_ours !== true) return;
    const gone = (await this.execute(uuidv7(now.getTime()), true)).filter(({ nombre }) => nombre > 0);
    for (const { categorie, nombre, jours } of gone) this.logger.log(`Conservation : ${nombre} de ${categorie} supprimé(s), gardé(s) ${jours} jours.`);
  }
}
