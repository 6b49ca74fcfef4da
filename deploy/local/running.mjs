import { existsSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { knownParts, livePid } from './parts.mjs';
import { ROOT } from './files.mjs';

/**
 * Settings for a command that works beside the servers: DATABASE_URL and NATS_URL as given, else of what `npm start` runs
 * under DATA_DIR. Ends the process with a word of advice when one that is `needed` can't be had.
 */
export function settingsOfRunning(...needed) {
  const dir = resolve(ROOT, process.env.DATA_DIR || '.data');
  const running = existsSync(join(dir, 'run'))
    ? knownParts(realpathSync(dir)).filter((part) => livePid(realpathSync(dir), part) !== undefined)
    : [];
  const urlOf = (name) => running.find((part) => part.name === name)?.url;
  const settings = {
    DATABASE_URL: process.env.DATABASE_URL || urlOf('postgresql'),
    NATS_URL: process.env.NATS_URL || urlOf('nats'),
  };
  if (needed.some((name) => !settings[name])) {
    console.error(
      `Rien ne tourne sur ${dir} : lancez d'abord « npm start », ou indiquez ${needed.join(' et ')}.`,
    );
    process.exit(1);
  }
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value));
}
