// Lints samples in place of existing files and prints which rules refuse each: `[{ file, code }]` in, `string[][]` out.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';

// Without a project graph in Nx's cache its rule on boundaries steps aside, and says so on no line of the result.
mkdirSync('.tmp', { recursive: true });
const graph = spawnSync('node_modules/.bin/nx', ['graph', '--file=.tmp/graph-samples.json'], {
  encoding: 'utf8',
});
if (graph.status !== 0)
  throw new Error(`Nx could not make its project graph: ${graph.stdout}${graph.stderr}`);

// Under CI the parser reads each file once from the disk, whatever text it is given: it would lint the file, not the sample.
process.env.TSESTREE_SINGLE_RUN = 'false';
const linter = new ESLint({ cwd: process.cwd(), cache: false });
const found = [];
for (const { file, code } of JSON.parse(await text(process.stdin))) {
  const [{ messages }] = await linter.lintText(code, { filePath: file });
  found.push(messages.map(({ ruleId, message }) => `${ruleId ?? 'error'}: ${message}`));
}
process.stdout.write(JSON.stringify(found));
