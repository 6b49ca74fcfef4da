import { Inject, Injectable } from '@nestjs/common';
import { Findings } from '@maillage/kernel';
import { Audit, Database } from '@maillage/platform';
import {
  information,
  type Quadrature,
  type Replay,
  replayTest,
  type Rules,
  type TestResponse,
  type TestState,
} from '@maillage/psychometrics';
import { areCalibrated, type BankItem } from '../bank/bank.js';
import { ReadBank } from '../bank/read-bank.handler.js';
import { type Estimate, estimateBy, type Method, readAnswers } from './estimate.js';
import { refusedResponses } from './estimation.errors.js';
import { planOf } from './plan.js';
import { scoredItems } from './test-bank.js';

/** Information of a bank at one ability. */
export interface InformationAt {
  readonly theta: number;
  readonly items: readonly { readonly id: string; readonly information: number }[];
}

/** Computes over a bank in its present version; answers and results are stored nowhere. */
@Injectable()
export class MeasureBank {
  constructor(
    @Inject(ReadBank) private readonly banks: ReadBank,
    @Inject(Database) private readonly database: Database,
  ) {}

  /** @throws DomainError not_found, invalid with every response that is not of the bank. */
  async estimate(
    id: string,
    responses: Readonly<Record<string, unknown>>,
    methods: readonly Method[],
    quadrature?: Quadrature,
  ): Promise<{ readonly estimates: [Method, Estimate][]; readonly isCalibrated: boolean }> {
    const { items } = await this.banks.get(id);
    const findings = new Findings('diagnostics', '/reponses');
    const answers = readAnswers(responses, items, findings);
    if (findings.faults.length > 0) throw refusedResponses(findings.faults);
    await this.record('banques.estimer', id, answers.length);
    return {
      estimates: methods.map((method) => [method, estimateBy(method, answers, quadrature)]),
      isCalibrated: this.restsOnCalibrated(items, Object.keys(responses)),
    };
  }

  /** @throws DomainError not_found. */
  async information(
    id: string,
    thetas: readonly number[],
  ): Promise<{ readonly points: InformationAt[]; readonly isCalibrated: boolean }> {
    const { items } = await this.banks.get(id);
    const scored = scoredItems(items);
    return {
      points: thetas.map((theta) => ({
        theta,
        items: scored.map((item) => ({ id: item.id, information: information(item, theta) })),
      })),
      isCalibrated: this.restsOnCalibrated(
        items,
        scored.map((item) => item.id),
      ),
    };
  }

  /** Takes a whole test over answers that are given beforehand. @throws DomainError not_found, invalid. */
  async replay(
    id: string,
    rules: Rules,
    state: Pick<TestState, 'seed' | 'conditions'>,
    responses: Readonly<Record<string, number | 'unknown'>>,
  ): Promise<Replay & { readonly isCalibrated: boolean }> {
    const { items } = await this.banks.get(id);
    const plan = planOf(rules, items);
    const known = Object.fromEntries(
      Object.entries(responses).filter(([item]) => !plan.trials.includes(item)),
    );
    const findings = new Findings('diagnostics', '/reponses');
    const scored: Readonly<Record<string, unknown>> = Object.fromEntries(
      Object.entries(known).map(([item, value]) => [item, value === 'unknown' ? 0 : value]),
    );
    readAnswers(scored, items, findings);
    if (findings.faults.length > 0) throw refusedResponses(findings.faults);
    const replay = replayTest(plan, state, (item): Omit<TestResponse, 'item'> | undefined => {
      const value = responses[item];
      return value === undefined ? undefined : { value };
    });
    const shown = replay.steps.map(({ item }) => item);
    await this.record('banques.essayer', id, shown.length);
    return { ...replay, isCalibrated: this.restsOnCalibrated(items, shown) };
  }

  /** What a bank measures tells something of its parameters: who asked is in the journal. */
  private async record(action: string, id: string, items: number): Promise<void> {
    const subject = { type: 'banque', id };
    await Audit.record(this.database, { action, subject, details: { items } });
  }

  private restsOnCalibrated(items: readonly BankItem[], ids: readonly string[]): boolean {
    const used = new Set(ids);
    return areCalibrated(
      items.filter((item) => used.has(item.id) && item.parameters !== undefined),
    );
  }
}
