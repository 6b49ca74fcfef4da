import type { Logger } from '@nestjs/common';
import { type Clock, uuidv7 } from '@maillage/kernel';
import type { Questions } from '../events/questions.js';
import type { Transaction } from '../db/connection.js';
import type { Database } from '../db/database.js';
import { Loop } from '../runtime/loop.js';
import type { KnownPerson } from './people.js';
import type { RetentionCategory } from './retention.js';

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
 * that access finds the services to ask. Lets go, at each pass, what has been kept long enough.
 */
export class DataHolder {
  private readonly categories: RetentionCategory[] = [];
  private dossier: ((question: DossierQuestion) => Promise<DossierPage>) | undefined;
  private readonly loop: Loop;

  constructor(
    private readonly database: Database,
    private readonly questions: Questions,
    private readonly clock: Clock,
    private readonly logger: Pick<Logger, 'debug' | 'log' | 'warn'>,
  ) {
    this.loop = new Loop(`déclaration de ce que garde ${database.service}`, logger);
  }

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
    this.questions.answer<{ run: string }>('conservation.execution', service, ({ run }) =>
      this.execute(run, false),
    );
    this.loop.start(() => this.declare(), RETRY_MS);
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** Lets go of what has been kept long enough, and says so in the log. What was cut is done by the next pass. */
  async pass(): Promise<void> {
    const lines = await this.execute(uuidv7(this.clock.now().getTime()), true);
    for (const { categorie, nombre, jours } of lines.filter((line) => line.nombre > 0))
      this.logger.log(
        `Conservation : ${nombre} de ${categorie} supprimé(s), gardé(s) ${jours} jours.`,
      );
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

  /** What one category can't let go does not keep the others: it is thrown when they are done. */
  private async execute(run: string, isAutomatic: boolean): Promise<RetentionLine[]> {
    const lines: RetentionLine[] = [];
    const failures: unknown[] = [];
    for (const category of this.categories) {
      const before = this.limitOf(category);
      const file = async (
        removed: number,
        tx: Pick<Transaction, 'query'> = this.database,
      ): Promise<void> => {
        await tx.query('SELECT access.file_retention($1, $2, $3, $4, $5, $6)', [
          run,
          this.database.service,
          category.code,
          before,
          removed,
          isAutomatic,
        ]);
      };
      try {
        let sum = 0;
        for (
          let removed = await category.remove(before, file);
          removed > 0;
          removed = await category.remove(before, file)
        )
          sum += removed;
        lines.push({ ...this.line(category, before), nombre: sum });
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
    return lines;
  }

  private limitOf({ days }: RetentionCategory): Date {
    return new Date(this.clock.now().getTime() - days * 86_400_000);
  }

  private line(
    { code, label, days }: RetentionCategory,
    before: Date,
  ): Omit<RetentionLine, 'nombre'> {
    return {
      service: this.database.service,
      categorie: code,
      libelle: label,
      jours: days,
      avant: before.toISOString(),
    };
  }

  /** Until the access schema is there, this fails; once is enough. */
  private async declare(): Promise<void> {
    await this.database.query('SELECT access.declare_holder($1, $2)', [
      this.database.service,
      this.dossier !== undefined,
    ]);
    void this.loop.stop();
  }
}
