import { join } from 'node:path';
import { readJson, writeJson } from './files.mjs';

const ROLES = ['administrateur', 'coordinateur', 'partenaire', 'national'];

/**
 * The demonstration keys: loads the demonstration the first time, unless DEMONSTRATION=non. The file is written only
 * once all is loaded, so a start that was cut short loads it again, from where it stood.
 */
export async function demonstration(dir, { url, adminKey, signal }) {
  const path = join(dir, 'demonstration.json');
  let keys = readJson(path)?.cles;
  if (keys === undefined || !ROLES.every((role) => keys[role])) {
    keys = { administrateur: adminKey };
    if (process.env.DEMONSTRATION !== 'non') {
      console.log('Chargement du territoire de démonstration (Pas-de-Calais)…');
      const { demonstrate } = await import('./demonstration.mjs');
      Object.assign(keys, await demonstrate({ url, adminKey, dir, signal }));
    }
  }
  keys = { ...keys, administrateur: adminKey };
  writeJson(path, { url, cles: keys });
  return keys;
}

/** Says in a few lines what a person can do now. */
export function announce({ say, dir, url, keys, log }) {
  say('');
  say(`Maillage est prêt : ${url}`);
  say(`  documentation    ${url}/docs`);
  say(`  données          ${dir}`);
  say(`  journal          ${log}`);
  say(`  clés             ${join(dir, 'demonstration.json')}`);
  for (const role of ROLES) if (keys[role]) say(`    ${role.padEnd(15)}${keys[role]}`);
  say(`  essai            curl -H "Authorization: Bearer ${keys.coordinateur ?? keys.administrateur}" ${url}/v1/moi`);
  say('Pour arrêter : Ctrl-C.');
}
