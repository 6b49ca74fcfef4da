import { join } from 'node:path';
import { readJson, writeJson } from './files.mjs';
import { runDirectory, secret } from './memory.mjs';

const TERRITORY = 'departement-62';
const CLIENTS = {
  coordinateur: { nom: 'Démonstration : coordination du Pas-de-Calais', source: 'demo-coordination', role: 'coordinateur', territoires: [TERRITORY] },
  partenaire: { nom: 'Démonstration : association partenaire', source: 'demo-partenaire', role: 'partenaire', territoires: [TERRITORY] },
  national: { nom: 'Démonstration : intégration nationale', source: 'demo-national', role: 'national', territoires: ['france'] },
};

/**
 * Loads the demonstration through the API, as a user of it would. May be cut short at any instant and called again:
 * clients already made are remembered in `run/`, and an idempotency key covers the one in flight.
 * @returns the key of each demonstration client by role.
 */
export async function demonstrate({ url, adminKey, dir, signal }) {
  const path = join(runDirectory(dir), 'demonstration.json');
  const ids = readJson(path) ?? {};
  const keys = {};
  for (const [role, client] of Object.entries(CLIENTS)) {
    if (ids[role] === undefined) {
      const headers = { 'Idempotency-Key': `${secret(dir, 'demonstration')}-${role}` };
      ids[role] = (await post(`${url}/v1/clients`, client, { adminKey, headers, signal })).id;
      writeJson(path, ids);
    }
    keys[role] = (await post(`${url}/v1/clients/${ids[role]}/cles`, {}, { adminKey, signal })).cle;
  }
  return keys;
}

async function post(url, body, { adminKey, headers = {}, signal }) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    signal,
  });
  if (response.ok) return response.json();
  throw new Error(`La démonstration n'a pas pu être chargée : ${url} répond ${response.status}, ${await response.text()}`);
}
