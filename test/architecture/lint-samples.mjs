// Lints samples in place of existing files and prints which rules refuse each: `[{ file, code }]` in, `string[][]` out.
import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';

const linter = new ESLint({ cwd: process.cwd(), cache: false });
const found = [];
for (const { file, code } of JSON.parse(await text(process.stdin))) {
  const [{ messages }] = await linter.lintText(code, { filePath: file });
  found.push(messages.map(({ ruleId, message }) => `${ruleId ?? 'error'}: ${message}`));
}
process.stdout.write(JSON.stringify(found));
