import type { Msg } from '@nats-io/nats-core';
import type { Logger } from '@nestjs/common';
import { DomainError } from '@maillage/kernel';
import type { Bus } from './connection.js';

const subjectOf = (topic: string, service: string): string =>
  `maillage.question.${topic}.${service}`;

interface Reply {
  readonly answer?: unknown;
  readonly failed?: true;
}

/**
 * Questions that one service asks another and waits to be answered, over the bus: the same in one process and in
 * several. They pass through no stream, so that nothing of them stays on the bus's disk.
 */
export class Questions {
  constructor(
    private readonly bus: Bus,
    private readonly logger: Logger,
  ) {}

  /** Lets this process answer for a service; among several, any one does. Holds for as long as the process lives. */
  answer<Q>(topic: string, service: string, handler: (question: Q) => Promise<unknown>): void {
    const reply = async (message: Msg): Promise<void> => {
      const given: Reply = await handler(message.json<Q>()).then(
        (answer) => ({ answer }),
        (error: unknown) => {
          this.logger.error(`question ${topic} : ${error instanceof Error ? error.name : 'échec'}`);
          return { failed: true };
        },
      );
      message.respond(JSON.stringify(given));
    };
    void this.bus.ready().then((connection) => {
      connection.subscribe(subjectOf(topic, service), {
        queue: service,
        callback: (error, message) => (error === null ? void reply(message) : undefined),
      });
    });
  }

  /** @throws DomainError unavailable when the bus, the service or its database is away, or does not answer in time. */
  async ask<A>(topic: string, service: string, question: object, timeout = 5_000): Promise<A> {
    if (!this.bus.isUp) throw noAnswer(service);
    const connection = await this.bus.ready();
    const reply = await connection
      .request(subjectOf(topic, service), JSON.stringify(question), { timeout })
      .catch(() => undefined);
    const { answer, failed } = reply?.json<Reply>() ?? { failed: true };
    if (failed === true) throw noAnswer(service);
    return answer as A;
  }
}

function noAnswer(service: string): DomainError {
  return new DomainError(
    'platform.service_away',
    'unavailable',
    {
      fr: `Le service « ${service} » ne répond pas pour l'instant : plutôt rien qu'une réponse incomplète. Réessayez dans quelques secondes.`,
      en: `The service "${service}" does not answer for the moment: rather nothing than an incomplete answer. Try again in a few seconds.`,
    },
    [],
    5,
  );
}
