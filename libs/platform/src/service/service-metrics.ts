import type { DataSource } from 'typeorm';
import { poolOf } from '../db/database.js';
import { type Backlog, consumerLag, readBacklog } from '../events/backlog.js';
import type { Bus } from '../events/connection.js';
import { Fresh } from '../runtime/fresh.js';
import { type Metrics, readable } from '../runtime/metrics.js';
import { TaskReader } from '../tasks/task-reader.store.js';
import type { ServiceRegistry } from './registry.js';

/** Measures what waits in the services of this process, and how busy their connections are. */
export function watchServices(
  metrics: Metrics,
  registry: ServiceRegistry,
  bus: Bus,
  edge: DataSource,
): void {
  // Gauges are read in this order: the next ones ask the database, and would be seen to wait for a connection themselves.
  metrics.gauge(
    'maillage_database_pool_connections',
    'Connections to PostgreSQL, open or idle, and requests that wait for one.',
    ['service', 'state'],
    async () =>
      [
        { service: 'edge', source: edge },
        ...registry.all().map(({ name: service, database: { source } }) => ({ service, source })),
      ].flatMap(({ service, source }) => {
        const { totalCount: total, idleCount: idle, waitingCount: waiting } = poolOf(source);
        return Object.entries({ total, idle, waiting }).map(([state, value]) => ({
          labels: { service, state },
          value,
        }));
      }),
  );
  // One statement a service serves three gauges, and all scrapes of half a second.
  const backlogs = new Fresh((name) => readBacklog(registry.get(name).database));
  const ofBacklog = (name: string, help: string, value: (backlog: Backlog) => number): void =>
    metrics.gauge(name, help, ['service'], () =>
      readable(
        registry.all().map(async ({ name: service }) => ({
          labels: { service },
          value: value(await backlogs.get(service)),
        })),
      ),
    );
  ofBacklog(
    'maillage_outbox_unpublished_events',
    'Events recorded and not yet in the stream; 100000 stands for more.',
    ({ unpublished }) => unpublished,
  );
  ofBacklog(
    'maillage_outbox_oldest_unpublished_seconds',
    'Age of the oldest event not yet in the stream; 0 when there is none.',
    ({ oldestSeconds }) => oldestSeconds,
  );
  ofBacklog(
    'maillage_dead_letters_waiting',
    'Events put aside and not yet replayed; 100000 stands for more.',
    ({ deadLetters }) => deadLetters,
  );
  metrics.gauge(
    'maillage_consumer_lag_events',
    'Events of its stream that a durable consumer has yet to apply.',
    ['durable'],
    () =>
      readable(
        registry.consumers().map(async ({ subscription }) => ({
          labels: { durable: subscription.durable },
          value: await consumerLag(bus, subscription),
        })),
      ),
  );
  const tasks = new TaskReader(() => registry.any().database);
  metrics.gauge(
    'maillage_tasks_open',
    'Tasks that have not ended, of all services.',
    ['service', 'state'],
    async () =>
      (await tasks.counts()).map(({ service, state, number: value }) => ({
        labels: { service, state },
        value,
      })),
  );
}
