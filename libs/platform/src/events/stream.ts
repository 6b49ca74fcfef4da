import {
  DiscardPolicy,
  JetStreamApiError,
  type JetStreamManager,
  RetentionPolicy,
  StorageType,
  type StreamInfo,
} from '@nats-io/jetstream';

const STREAM_NOT_FOUND = 10_059;
const CONSUMER_NOT_FOUND = 10_014;

/** The stream that holds everything a service publishes. */
export function streamOf(service: string): string {
  return `MAILLAGE_${service.toUpperCase()}`;
}

/** Tells whether the server answered that a stream or a consumer does not exist. */
export function isMissing(error: unknown): boolean {
  return (
    error instanceof JetStreamApiError &&
    [STREAM_NOT_FOUND, CONSUMER_NOT_FOUND].includes(error.apiError().err_code)
  );
}

/** Finds a service's stream, or undefined when the server has none. */
export async function findStream(
  manager: JetStreamManager,
  service: string,
): Promise<StreamInfo | undefined> {
  try {
    return await manager.streams.info(streamOf(service));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Makes a service's stream: on disk, refusing rather than forgetting, closed to deletion (architecture.md §5). */
export async function makeStream(manager: JetStreamManager, service: string): Promise<StreamInfo> {
  return manager.streams.add({
    name: streamOf(service),
    subjects: [`${service}.>`],
    storage: StorageType.File,
    retention: RetentionPolicy.Limits,
    discard: DiscardPolicy.New,
    max_age: 0,
    max_bytes: -1,
    max_msgs: -1,
    deny_delete: true,
    deny_purge: true,
    duplicate_window: 120_000_000_000,
  });
}
