import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { readText } from './files.mjs';

/**
 * Root may not run PostgreSQL. Whoever owns the data does, or for new data the system's `postgres` account, or `nobody`.
 * @returns `{ uid, gid }`, or undefined when the caller is an ordinary account and needs no other.
 */
export function accountFor(data) {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(data, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const accounts = (readText('/etc/passwd') ?? '').split('\n').map((line) => line.split(':'));
  const entry = ['postgres', 'nobody']
    .map((name) => accounts.find((fields) => fields[0] === name))
    .find(Boolean);
  return { uid: Number(entry?.[2] ?? 65_534), gid: Number(entry?.[3] ?? 65_534) };
}

/**
 * The words to put before a command so that it runs under `account` and reaches `paths`.
 *
 * The project or the data may lie below a directory that only root can enter (/root, `mktemp -d`). Then the process
 * also gets the right to look into directories (CAP_DAC_READ_SEARCH), and that alone: moving its data elsewhere would
 * leave them behind when the data directory is deleted or copied.
 */
export function prefixFor(account, paths) {
  if (account === undefined) return [];
  const plain = ['setpriv', `--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups'];
  const looking = [...plain, '--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search'];
  for (const prefix of [plain, looking]) if (reaches(prefix, paths)) return prefix;
  const [found] = plain;
  if (spawnSync(found, ['--version']).error) {
    throw new Error(
      'Lancé par root, PostgreSQL demande la commande « setpriv » (paquet util-linux) ; sinon lancez-le depuis un compte ordinaire.',
    );
  }
  throw new Error(
    `PostgreSQL ne peut pas tourner sous root, et le compte ${account.uid} n'atteint pas ${paths.join(' ni ')} : ` +
      'choisissez par DATA_DIR un dossier dont tous les parents sont traversables (chmod o+x), ou lancez depuis un compte ordinaire.',
  );
}

function reaches([command, ...args], paths) {
  const tests = paths.map((_, index) => `test -x "$${index + 1}"`).join(' && ');
  return spawnSync(command, [...args, '/bin/sh', '-c', tests, 'sh', ...paths]).status === 0;
}
