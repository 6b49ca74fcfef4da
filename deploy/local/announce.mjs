import { join } from 'node:path';
import { ROLES } from './demonstration.mjs';

/** Says in a few lines what a person can do now. */
export function announce({ say, dir, url, keys, fiche, campagne, feuille, rapport, log }) {
  say('');
  say(`Maillage est prêt : ${url}`);
  say(`  documentation    ${url}/docs`);
  say(`  données          ${dir}`);
  say(`  journal          ${log}`);
  say(`  clés             ${join(dir, 'demonstration.json')}`);
  for (const role of ROLES) if (keys[role]) say(`    ${role.padEnd(15)}${keys[role]}`);
  say(
    `  essai            curl -H "Authorization: Bearer ${keys.coordinateur ?? keys.administrateur}" ${url}/v1/moi`,
  );
  if (fiche) say(`  fiche            ${url}${fiche} (la page qu’une mairie reçoit, sans compte)`);
  if (campagne)
    say(
      `  questionnaire    ${url}${campagne.participer} (ce qu’une secrétaire de mairie reçoit, sans compte)`,
    );
  if (feuille) say(`  feuille de route ${url}${feuille.publique} (ce que tout le monde peut lire)`);
  if (rapport)
    say(`  rapport          ${url}${rapport} (les chiffres du département, à qui on les montre)`);
  say('Pour arrêter : Ctrl-C.');
}
