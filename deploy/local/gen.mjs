// `npm run gen`: writes the generated files that differ from what their sources give. `--check` writes nothing and names them.
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { generateEvents } from './gen-events.mjs';
import { generateServices } from './gen-services.mjs';
import { prepare } from './install.mjs';
import { ROOT, filesUnder } from './files.mjs';

/** Folders that hold nothing but generated files: what is made no longer is removed from them. */
const FOLDERS = ['libs/contracts/src/gen', 'libs/territories/src/gen'];

const run = (command, ...args) =>
  execFileSync(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });

/** The build resolves the compiler's aliases: `.swcrc` has them from tsconfig.base.json. */
async function generateAliases(made) {
  const read = (name) => JSON.parse(readFileSync(join(ROOT, name), 'utf8'));
  const build = read('.swcrc');
  const { paths } = read('tsconfig.base.json').compilerOptions;
  for (const files of build) files.jsc.paths = paths;
  const options = { ...(await resolveConfig(join(ROOT, '.swcrc'))), parser: 'json' };
  writeFileSync(join(made, '.swcrc'), await format(JSON.stringify(build, null, 2), options));
}

/** Documents come from the built code, and the client from the documents. */
async function generateContract(made) {
  await prepare({ say: () => undefined, withNats: false });
  run(process.execPath, 'dist/services/host/src/write-contract.js', made);
  run(
    join(ROOT, 'node_modules/.bin/openapi-typescript'),
    join(made, 'services/host/openapi.json'),
    '-o',
    join(made, 'libs/contracts/src/gen/api.ts'),
  );
}

/** Settings as the built code declares them, with nothing of the caller's environment. */
const generateSettings = (made) =>
  execFileSync(process.execPath, ['deploy/local/gen-settings.mjs', made], {
    cwd: ROOT,
    env: { PATH: process.env.PATH },
    stdio: 'inherit',
  });

/** Files made below `made` that are not the same in the project, by their path in it. */
const different = (made) =>
  filesUnder(made)
    .map((file) => relative(made, file))
    .filter(
      (name) =>
        !existsSync(join(ROOT, name)) ||
        !readFileSync(join(ROOT, name)).equals(readFileSync(join(made, name))),
    )
    .sort();

/** Files of the project that are made no longer. */
const leftOver = (made) =>
  FOLDERS.flatMap((folder) => filesUnder(join(ROOT, folder)))
    .map((file) => relative(ROOT, file))
    .filter((name) => !existsSync(join(made, name)));

function adopt(made) {
  for (const name of different(made)) {
    mkdirSync(dirname(join(ROOT, name)), { recursive: true });
    cpSync(join(made, name), join(ROOT, name));
  }
}

/** Makes everything in a folder of its own, and has it taken over. Gives the files of the project that differ then. */
async function generate(takeOver) {
  const made = mkdtempSync(join(tmpdir(), 'maillage-gen-'));
  try {
    await generateAliases(made);
    generateEvents(made);
    run(process.execPath, 'libs/territories/gen.mjs', made);
    takeOver(made); // the documents come from code built with these, under these aliases
    await generateContract(made);
    generateServices(made);
    generateSettings(made);
    takeOver(made);
    return { changed: different(made), stale: leftOver(made) };
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

const isCheck = process.argv.includes('--check');
const { changed, stale } = await generate(isCheck ? () => undefined : adopt);
if (!isCheck) for (const name of stale) rmSync(join(ROOT, name));
else if (changed.length + stale.length > 0) {
  console.error(
    `Ces fichiers ne correspondent plus à leurs sources ; lancez « npm run gen » :\n${[...changed, ...stale].map((name) => `  ${name}`).join('\n')}`,
  );
  process.exitCode = 1;
}
