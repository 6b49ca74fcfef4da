import { readdirSync } from 'node:fs';
import { stopServers } from '@maillage/testing';
import { SHAPES, Stage, tellingStatements } from '../kit/stage.js';

interface Scenario {
  readonly scenario: (stage: Stage) => void;
}

/** Every `*.scenario.ts` of this folder, by its name; loaded one by one, since Jest links modules one at a time. */
const scenarios: (Scenario & { readonly name: string })[] = [];
for (const file of readdirSync(import.meta.dirname).sort())
  if (file.endsWith('.scenario.ts'))
    scenarios.push({
      name: file.replace(/\.ts$/, ''),
      scenario: ((await import(`./${file}`)) as Scenario).scenario,
    });

afterAll(stopServers);

// Servers are started once a shape. `-t activities.scenario` runs one scenario in both, `-t 'service activities.scenario'`
// in one: Jest opens no stage that no chosen test needs.
describe.each(SHAPES)('%s', (_, targets) => {
  const stage = new Stage(targets, [], tellingStatements);
  beforeAll(() => stage.open());
  afterAll(() => stage.close());

  for (const { name, scenario } of scenarios) describe(name, () => scenario(stage));
});
