// `node restart.mjs <part> <data directory>`: starts this part as it was, detached, unless it runs; ends when it answers.
import { ensure, knownParts } from './parts.mjs';

const [name, dir] = process.argv.slice(2);
const part = dir === undefined ? undefined : knownParts(dir).find((known) => known.name === name);
if (part === undefined) {
  console.error(`Aucune partie « ${name} » n'est connue sous ${dir} : lancez d'abord npm start.`);
  process.exitCode = 1;
} else {
  await ensure(dir, part).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
