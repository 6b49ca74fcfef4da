import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { OperationId } from '../kit/contract-path.js';
import { HOST, SERVICES } from '../kit/documents.js';
import type { Findings, Question } from '../kit/fence-world.js';
import { Call, type Holders, type Operation, type Operations } from './operation.js';

interface Table {
  readonly holders: Holders;
  readonly operations: Operations;
}

/** The table of each service; of the host: what every process answers. */
export const TABLES = new Map<string, Table>();
for (const name of [...SERVICES, HOST])
  if (existsSync(join(import.meta.dirname, `${name}.ts`)))
    TABLES.set(name, (await import(`./${name}.ts`)) as Table);

export const OPERATIONS: Operations = Object.assign(
  {},
  ...[...TABLES.values()].map(({ operations }) => operations),
) as Operations;

export const HOLDERS: Holders = Object.assign(
  {},
  ...[...TABLES.values()].map(({ holders }) => holders),
) as Holders;

/** Ids of the operations with an entry of a kind. */
export const operationsThat = (isKind: (operation: Operation) => boolean): OperationId[] =>
  (Object.entries(OPERATIONS) as [OperationId, Operation][])
    .filter(([, operation]) => isKind(operation))
    .map(([id]) => id);

/** Ids of the operations that a fence stands around. */
export const FENCED: readonly OperationId[] = operationsThat(
  ({ fence }) => typeof fence !== 'string',
);

/** @throws Error for an operation that has no entry. */
export function operationOf(id: string): Operation {
  const operation = (OPERATIONS as Readonly<Record<string, Operation>>)[id];
  if (operation === undefined) throw new Error(`test/operations has no entry ${id}.`);
  return operation;
}

/** What a fenced operation shows or does for a caller that it must not. */
export async function askFence(id: OperationId, question: Question): Promise<Findings> {
  const { fence } = operationOf(id);
  if (typeof fence === 'string') throw new Error(`${id} has no fence: ${fence}`);
  return fence(question, new Call(id, question.visitor.person));
}
