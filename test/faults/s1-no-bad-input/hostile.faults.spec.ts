import { stopServers } from '@maillage/testing';
import { routeOf } from '../../kit/documents.js';
import { operationsThat } from '../../operations/index.js';
import { hostileRun, type HostileReport } from './hostile-run.js';
import { finds, holds } from '../kit/promise.js';
import { SEED, setting } from '../kit/settings.js';

const NUMBER = setting('FAULTS_HOSTILE', 16_000);

afterAll(stopServers);

function print(
  name: string,
  { sent, statuses, operations, compared, findings, seconds }: HostileReport,
): void {
  const lines = [
    name,
    `  ${sent} hostile requests over ${operations.size} operations in ${seconds.toFixed(1)} s, answered ${JSON.stringify(statuses)}`,
    `  accepted and read back: ${JSON.stringify(compared)}; ${findings.length} findings`,
    ...findings.slice(0, 8).map((one) => `    ${one}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

holds(
  'answers hostile requests without an error of its own, and changes nothing silently (S1)',
  async () => {
    const report = await hostileRun(NUMBER, SEED);
    print('S1', report);
    expect(report.findings).toEqual([]);
    expect(report.sent).toBeGreaterThanOrEqual(NUMBER);
    // A floor of work: refusing everything would be easy. One in eight of what an operation is sent is a write that stands.
    const floor = NUMBER / report.operations.size / 8;
    const made = operationsThat(({ readBack }) => readBack !== undefined);
    for (const operation of made.filter((id) => routeOf(id).method === 'POST'))
      expect([operation, (report.compared[operation] ?? 0) > floor]).toEqual([operation, true]);
  },
  14_400_000,
);

finds(
  ['cut-title', 'raw-sql'],
  async (bug) => {
    const report = await hostileRun(20_000, SEED, bug);
    print(`S1 planted=${bug}`, report);
    expect(report.findings).not.toEqual([]);
  },
  600_000,
);
