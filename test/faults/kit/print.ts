import type { Plan, Report } from './run.js';

/** What it was, one line of what was done, one of what came of it. */
export function print(name: string, plan: Plan, report: Report): void {
  const { work, kills, wipes, seconds, convergedIn, differences } = report;
  const sum = Object.values(kills).reduce((a, b) => a + b, 0);
  const rate = Math.round((work['items'] ?? 0) / seconds);
  const lines = [
    `${name}${plan.bug === undefined ? '' : ` planted=${plan.bug}`}`,
    `  ${JSON.stringify(work)} in ${seconds.toFixed(1)} s (${rate} items/s)`,
    `  ${sum} kills ${JSON.stringify(kills)}, ${report.freezes} freezes, ${wipes.length} wipes${wipes.length === 0 ? '' : ` converged in ms: ${wipes.join(' ')}`}`,
    `  ${differences.length} differences, figures complete ${convergedIn === undefined ? 'never' : `${convergedIn} ms after the last fault`}`,
    ...differences.slice(0, 5).map((one) => `    ${one}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
