import type { Logger } from '@nestjs/common';
import { DomainError } from '@maillage/kernel';
import { Audit } from '../audit/audit.js';
import type { Caller } from '../rights/caller.js';
import type { Database } from '../db/database.js';

/** How many different people one caller may read the data of. */
export interface ReadLimits {
  readonly eachHour: number;
  readonly eachDay: number;
}

/**
 * Counts the different people whose data each caller reads, over the hour and the day that end now. The count is kept by
 * the database under a lock of the caller's: shared by all processes, through restarts, and by calls made together.
 */
export class PersonalReads {
  constructor(
    private readonly database: Pick<Database, 'query'>,
    private readonly limits: ReadLimits,
    private readonly logger: Pick<Logger, 'warn'>,
  ) {}

  /**
   * To be awaited before anything of these people is shown to the caller.
   *
   * @throws DomainError too_many beyond a limit, with the seconds to wait; an alert is then raised.
   */
  async allow(caller: Pick<Caller, 'id'>, personIds: readonly string[]): Promise<void> {
    const wanted = [...new Set(personIds)];
    if (wanted.length === 0) return;
    const { eachHour, eachDay } = this.limits;
    const [verdict] = await this.database.query<{ wait: number; is_new_alert: boolean }>(
      'SELECT wait, is_new_alert FROM access.meter_reads($1, $2, $3, $4)',
      [caller.id, wanted, eachHour, eachDay],
    );
    if (verdict === undefined) throw new Error('meter_reads gave no verdict');
    if (verdict.is_new_alert)
      this.logger.warn(
        `Alerte : l'appelant ${caller.id} demande les données de plus de personnes que permis ; voir GET /v1/alertes.`,
      );
    if (verdict.wait > 0) throw tooManyPeople(this.limits, verdict.wait);
  }

  /**
   * Like `allow`, and enters each of these people in the audit journal as read.
   *
   * @param action `<resource>.<deed>`, as in `Audit`.
   */
  async show(
    caller: Pick<Caller, 'id'>,
    personIds: readonly string[],
    action: string,
  ): Promise<void> {
    const wanted = [...new Set(personIds)];
    if (wanted.length === 0) return;
    await this.allow(caller, wanted);
    const deeds = wanted.map((id) => ({ action, subject: { type: 'personne', id } }));
    await Audit.read(this.database, ...deeds);
  }
}

function tooManyPeople({ eachHour, eachDay }: ReadLimits, wait: number): DomainError {
  return new DomainError(
    'platform.too_many_people',
    'too_many',
    {
      fr: `Les données de ${eachHour} personnes par heure et de ${eachDay} par jour peuvent être lues avec un accès. Attendez la durée dite par Retry-After, et demandez de plus petites pages d’une liste ; pour un besoin plus grand, voyez votre administrateur.`,
      en: `One access may read the data of ${eachHour} people an hour and ${eachDay} a day. Wait as Retry-After says, and ask for smaller pages of a list; for a greater need, see your administrator.`,
    },
    [],
    wait,
  );
}
