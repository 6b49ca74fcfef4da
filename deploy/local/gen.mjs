// `npm run gen`: writes every generated file again. `--check` writes nothing and names those that differ.
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { generateEvents } from './gen-events.mjs';
import { prepare } from './install.mjs';
import { ROOT } from './server.mjs';

const SERVICES = readdirSync(join(ROOT, 'services'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);

const GENERATED = ['proto/EVENTS.md', 'libs/contracts/src/gen', 'libs/territories/src/gen', ...SERVICES.map((name) => `services/${name}/openapi.json`)];

const run = (command, ...args) => execFileSync(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });

/** Documents come from the built code, and the client from the documents. */
async function generateContract() {
  await prepare({ say: () => undefined, withNats: false });
  run(process.execPath, 'dist/services/host/src/write-contract.js', '.');
  run(join(ROOT, 'node_modules/.bin/openapi-typescript'), 'services/host/openapi.json', '-o', 'libs/contracts/src/gen/api.ts');
}

function snapshot() {
  const files = new Map();
  const walk = (path) => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) walk(join(path, name));
    else files.set(path, readFileSync(path));
  };
  for (const one of GENERATED) walk(join(ROOT, one));
  return files;
}

async function generateAll() {
  generateEvents();
  run(process.execPath, 'libs/territories/gen.mjs');
  await generateContract();
}

/** Files that generating again would change. Puts everything back as it was, also when generating fails half-way. */
async function drifted() {
  const before = snapshot();
  let after = before;
  try {
    await generateAll();
  } finally {
    after = snapshot();
    for (const name of after.keys()) if (!before.has(name)) rmSync(name);
    for (const [name, content] of before) if (!after.get(name)?.equals(content)) writeFileSync(name, content);
  }
  return [...new Set([...before.keys(), ...after.keys()])].filter((name) => !after.has(name) || !before.get(name)?.equals(after.get(name))).sort();
}

if (process.argv.includes('--check')) {
  const different = await drifted();
  if (different.length > 0) {
    console.error(`Ces fichiers ne correspondent plus à leurs sources ; lancez « npm run gen » :\n${different.map((name) => `  ${name.slice(ROOT.length + 1)}`).join('\n')}`);
    process.exitCode = 1;
  }
} else await generateAll();
