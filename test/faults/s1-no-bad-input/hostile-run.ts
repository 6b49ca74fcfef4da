import { Agent, request as send } from 'node:http';
import { isDeepStrictEqual } from 'node:util';
import { cluster, type Cluster } from '@maillage/testing';
import { operationOf } from '../../operations/index.js';
import { addressOf, type ReadBackState } from '../../operations/operation.js';
import { openKey } from '../kit/keys.js';
import { breaking } from '../kit/planted.js';
import { progress } from '../kit/progress.js';
import { type Document, Hostility, type HostileRequest } from './hostile-requests.js';

/** What came of it: how much was sent and answered with what, how many writes were read back, and all that was wrong. */
export interface HostileReport {
  readonly sent: number;
  readonly statuses: Readonly<Record<string, number>>;
  readonly operations: ReadonlySet<string>;
  readonly compared: Readonly<Record<string, number>>;
  readonly findings: readonly string[];
  readonly seconds: number;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

const LANES = 16;
/** An answer that takes this long is one that never comes. */
const PATIENCE_MS = 20_000;
/** Words that only an unforeseen error has. */
const LEAK =
  /\bat [\w.<>]+ \(|node_modules|QueryFailedError|syntax error at|TypeError|RangeError|scrypt\$|pg_catalog/;

/** Sends `number` hostile requests over every route of a fresh server, and reads back all that was accepted. */
export async function hostileRun(
  number: number,
  seed: number,
  bug?: string,
): Promise<HostileReport> {
  const enough = bug === undefined ? 40 : 1;
  const quiet = {
    LOG_LEVEL: 'error',
    RATE_PER_MINUTE: '100000000',
    RATE_REFUSED_PER_MINUTE: '100000000',
  };
  const running = await cluster(['all'], { env: { ...quiet, ...breaking(bug) } });
  try {
    return await new Run(
      running,
      await openKey(running, 'hostile'),
      seed,
      progress('S1', { seed, total: number, bug }),
    ).do(number, enough);
  } finally {
    await running.stop();
  }
}

class Run {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: LANES });
  private readonly statuses: Record<string, number> = {};
  private readonly operations = new Set<string>();
  private hasRebuilt = false;
  private readonly compared: Record<string, number> = {};
  private readonly findings: string[] = [];

  constructor(
    private readonly running: Cluster,
    private readonly partnerKey: string,
    private readonly seed: number,
    private readonly tell: (sent: number) => void,
  ) {}

  async do(number: number, enough: number): Promise<HostileReport> {
    const began = Date.now();
    const document = (await (
      await fetch(`${this.running.base}/v1/openapi.json`)
    ).json()) as Document;
    const hostility = new Hostility(document, this.seed);
    const pids = JSON.stringify(this.running.processes);
    let sent = 0;
    const lane = async (): Promise<void> => {
      while (sent < number && this.findings.length < enough) {
        this.tell((sent += 1));
        const request = hostility.next();
        const answer = await this.call(request);
        this.judge(request, answer);
        if (request.meant !== undefined && answer.status >= 200 && answer.status < 300)
          await this.readBack(request, request.meant, answer, hostility);
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    this.agent.destroy();
    if ((await fetch(`${this.running.base}/sante/pret`)).status !== 200)
      this.findings.push('the server is not ready any more');
    if (JSON.stringify(this.running.processes) !== pids)
      this.findings.push('a process is not the one that was started');
    const missed = hostility.operationIds.filter((id) => !this.operations.has(id));
    if (missed.length > 0 && sent >= number) this.findings.push(`never sent: ${missed.join(', ')}`);
    return {
      sent,
      statuses: this.statuses,
      operations: this.operations,
      compared: this.compared,
      findings: this.findings,
      seconds: (Date.now() - began) / 1000,
    };
  }

  private call({
    method,
    path,
    who,
    headers,
    body,
  }: Omit<HostileRequest, 'operationId' | 'meant'>): Promise<Answer> {
    const key = {
      admin: this.running.adminKey,
      partner: this.partnerKey,
      forger: `mlg_${'f'.repeat(16)}_${'f'.repeat(43)}`,
      nobody: undefined,
    }[who];
    const { hostname, port } = new URL(this.running.base);
    return new Promise((resolve) => {
      const failed = (error: Error): void => resolve({ status: 0, type: '', text: error.message });
      const all = {
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        ...headers,
        ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
      };
      const sent = send(
        { hostname, port, method, path, agent: this.agent, headers: all, timeout: PATIENCE_MS },
        (incoming) => {
          const parts: Buffer[] = [];
          incoming.on('data', (part: Buffer) => parts.push(part));
          incoming.on('error', failed);
          incoming.on('end', () =>
            resolve({
              status: incoming.statusCode ?? 0,
              type: incoming.headers['content-type'] ?? '',
              text: Buffer.concat(parts).toString(),
            }),
          );
        },
      );
      sent.on('timeout', () => sent.destroy(new Error('no answer in time')));
      sent.on('error', failed);
      sent.end(body);
    });
  }

  private judge(request: HostileRequest, { status, type, text }: Answer): void {
    this.statuses[status] = (this.statuses[status] ?? 0) + 1;
    this.operations.add(request.operationId);
    const wrong: string[] = [];
    if (request.operationId === 'recalculerIndicateurs' && status === 202) this.hasRebuilt = true;
    // Figures that a request of this run has computed anew are rightly away until that is over.
    const isRebuilding = this.hasRebuilt && text.includes('"code":"indicators.rebuilding"');
    if (status === 0 || (status >= 500 && !isRebuilding)) wrong.push(`answered ${status}`);
    if (status >= 400 && !type.startsWith('application/problem+json'))
      wrong.push(`${status} as "${type}"`);
    if (status >= 400 && LEAK.test(text)) wrong.push('tells of its inside');
    if (
      (request.who === 'nobody' || request.who === 'forger') &&
      status < 300 &&
      /"(cle|source_id)"/.test(text)
    )
      wrong.push('tells a stranger');
    if (wrong.length > 0) this.find(request, wrong.join(', '), text);
  }

  private find(
    { method, path, who, headers, body = '' }: HostileRequest,
    what: string,
    more: string,
  ): void {
    this.findings.push(
      `${what}: ${who} ${method} ${path.slice(0, 300)} ${JSON.stringify(headers)} ${body.slice(0, 400)} → ${more.slice(0, 300)}`,
    );
  }

  /** What was accepted stands as it was sent, or the answer said what was made of it. */
  private async readBack(
    request: HostileRequest,
    meant: Readonly<Record<string, unknown>>,
    answer: Answer,
    hostility: Hostility,
  ): Promise<void> {
    const found = await this.readState(request, answer, hostility);
    if (found === undefined) return;
    this.compared[request.operationId] = (this.compared[request.operationId] ?? 0) + 1;
    for (const [field, sent] of Object.entries(meant)) {
      const told = found.remarks.some((remark) => remark.includes(field));
      if (!told && !isSame(sent, found.stands[field], field))
        this.find(
          request,
          `${field} was ${JSON.stringify(sent)?.slice(0, 100)} and is ${JSON.stringify(found.stands[field])?.slice(0, 100)}`,
          '',
        );
    }
  }

  private async readState(
    { operationId, path, who }: HostileRequest,
    answer: Answer,
    hostility: Hostility,
  ): Promise<ReadBackState | undefined> {
    const { readBack } = operationOf(operationId);
    const answered = JSON.parse(answer.text) as Record<string, unknown>;
    if (operationId === 'creerClient' && hostility.known.length < 200)
      hostility.known.push(String(answered['id']));
    return readBack?.(answered, { query: path.split('?')[1] ?? '' }, async (id, sent) => {
      const address = addressOf(id, sent);
      const { text } = await this.call({ method: 'GET', path: address, who, headers: {} });
      return JSON.parse(text) as Record<string, unknown>;
    });
  }
}

/** Equal, or one of the few things that are sent in another way than they are read: lists as `a|b`, numbers as text. */
function isSame(sent: unknown, stands: unknown, field: string): boolean {
  if (isDeepStrictEqual(sent, stands)) return true;
  // What is blank, or only separates, says nothing.
  if (sent === null || (typeof sent === 'string' && /^[\s|;]*$/.test(sent)))
    return (
      stands === undefined || stands === null || stands === '' || isDeepStrictEqual(stands, [])
    );
  // The standard knows the day of an update; the time some tools add is not kept.
  if (field === 'date_maj')
    return typeof sent === 'string' && sent.startsWith(`${String(stands)}T`);
  if (field === 'beneficiaires')
    return (sent as { total?: number }).total === (stands as { total?: number }).total;
  if (Array.isArray(sent) && Array.isArray(stands))
    return isDeepStrictEqual([...sent].sort(), [...stands].sort());
  if (typeof stands === 'number' && typeof sent === 'string') return Number(sent) === stands;
  if (Array.isArray(stands) && typeof sent === 'string') return stands.join('|') === sent;
  return false;
}
