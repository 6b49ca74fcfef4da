import { join } from 'node:path';
import { demonstrationCampaign } from './demonstration-campaign.mjs';
import { demonstrationActivities, demonstrationPlaces, generator } from './demonstration-data.mjs';
import {
  demonstrationNetworks,
  demonstrationStructures,
  SHOWN,
} from './demonstration-structures.mjs';
import { demonstrationStaff } from './demonstration-staff.mjs';
import { demonstrationRoadmap } from './demonstration-roadmap.mjs';
import { readJson, writeJson } from './files.mjs';

const TERRITORY = 'departement-62';
const CLIENTS = {
  coordinateur: {
    nom: 'Démonstration : coordination du Pas-de-Calais',
    source: 'demo-coordination',
    type: 'departement',
    roles: ['coordinateur'],
    territoires: [TERRITORY],
  },
  partenaire: {
    nom: 'Démonstration : association partenaire',
    source: 'demo-partenaire',
    type: 'association_partenaire',
    roles: ['partenaire'],
    territoires: [TERRITORY],
  },
  national: {
    nom: 'Démonstration : intégration nationale',
    source: 'demo-national',
    type: 'integration_nationale',
    roles: ['national'],
    territoires: ['france'],
  },
};

/** The one setting that the launcher alone reads. */
export const DEMONSTRATION = {
  env: 'DEMONSTRATION',
  form: '`oui` ou `non`',
  fallback: 'oui',
  doc: 'charge un territoire de démonstration au premier démarrage ; `non` : la base reste vide',
};

/** Whose keys a person finds after the start. */
export const ROLES = ['administrateur', ...Object.keys(CLIENTS)];

/**
 * The demonstration keys, and the paths of a structure's card, of a campaign, of a roadmap and of a shared report: loads the
 * demonstration the first time, unless DEMONSTRATION=non. The file is written only once all is loaded, so a start that was cut
 * short loads it again, from where it stood.
 */
export async function demonstration(dir, { url, adminKey, signal }) {
  const path = join(dir, 'demonstration.json');
  let { cles: keys, fiche, campagne, feuille, rapport } = readJson(path) ?? {};
  if (keys === undefined || !ROLES.every((role) => keys[role])) {
    keys = { administrateur: adminKey };
    if (process.env[DEMONSTRATION.env] !== 'non') {
      console.log('Chargement du territoire de démonstration (Pas-de-Calais)…');
      Object.assign(keys, await demonstrate({ url, adminKey, signal }));
      fiche = await cardOf({ url, key: keys.coordinateur, signal });
      const ask = asking(url, signal);
      campagne = await demonstrationCampaign(
        ask,
        { admin: adminKey, coordinator: keys.coordinateur },
        generator(40),
      );
      feuille = await demonstrationRoadmap(ask, { coordinator: keys.coordinateur });
      rapport = await sharedReport(ask, keys.coordinateur);
    }
  }
  keys = { ...keys, administrateur: adminKey };
  writeJson(path, {
    url,
    cles: keys,
    ...(fiche === undefined ? {} : { fiche }),
    ...(campagne === undefined ? {} : { campagne }),
    ...(feuille === undefined ? {} : { feuille }),
    ...(rapport === undefined ? {} : { rapport }),
  });
  return { keys, fiche, campagne, feuille, rapport };
}

/**
 * Loads the demonstration through the API, as its users would: clients, keys, structures, places, activities, professionals, networks. May be cut short at
 * any instant and called again: what is there stays as it is.
 * @returns the key of each demonstration client by role.
 */
async function demonstrate({ url, adminKey, signal }) {
  const keys = {};
  for (const [role, client] of Object.entries(CLIENTS)) {
    const id = await clientId(url, client, adminKey, signal);
    keys[role] = (await send(`${url}/v1/clients/${id}/cles`, '{}', { key: adminKey, signal })).cle;
  }
  const today = Date.now();
  const load = async (route, body, type) => {
    const outcome = await send(url + route, body, { key: keys.partenaire, type, signal });
    if (outcome.rejetes > 0)
      throw new Error(
        `La démonstration n'est pas chargée en entier : ${route} refuse ${outcome.rejetes} éléments.`,
      );
  };
  await load('/v1/structures/imports', demonstrationStructures(), 'text/csv');
  await load('/v1/lieux/imports', demonstrationPlaces(today), 'text/csv');
  await load(
    '/v1/activites/lots?verdicts=rejets',
    demonstrationActivities(today),
    'application/x-ndjson',
  );
  const ids = await structureIds({ url, key: keys.coordinateur, signal });
  await load('/v1/professionnels/imports', demonstrationStaff(ids), 'text/csv');
  await enterNetworks({ url, key: keys.coordinateur, signal }, ids);
  return keys;
}

/** Our id of each structure of the demonstration, by the id of its source. */
async function structureIds({ url, key, signal }) {
  const { data } = await answer(
    await fetch(`${url}/v1/structures?source=${CLIENTS.partenaire.source}&limite=500`, {
      headers: { authorization: `Bearer ${key}` },
      signal,
    }),
  );
  return new Map(data.map(({ id, identifiants }) => [identifiants[0].id, id]));
}

/** Enters the networks; those that an earlier start entered stay as they are. */
async function enterNetworks({ url, key, signal }, ids) {
  for (const network of demonstrationNetworks(ids)) {
    const response = await post(`${url}/v1/reseaux`, JSON.stringify(network), { key, signal });
    if (response.status !== 409) await answer(response);
  }
}

/** The path of an address by which a town hall of the demonstration sees its card, good for a year. */
async function cardOf({ url, key, signal }) {
  const found = await answer(
    await fetch(`${url}/v1/structures?siret=${SHOWN.siret}`, {
      headers: { authorization: `Bearer ${key}` },
      signal,
    }),
  );
  const fin = new Date(Date.now() + 364 * 86_400_000).toISOString();
  const route = `${url}/v1/structures/${found.data[0].id}/adresses`;
  const { adresse } = await send(route, JSON.stringify({ fin }), { key, signal });
  return new URL(adresse).pathname;
}

/** The path of an address by which everybody reads the report of the territory, good for a year. */
async function sharedReport(ask, key) {
  const share = {
    territoire: TERRITORY,
    fin: new Date(Date.now() + 364 * 86_400_000).toISOString(),
  };
  const { adresse } = await ask('POST', '/v1/partages', key, share);
  return new URL(adresse).pathname;
}

/** Asks the server: method, path, key, body, headers; gives the parsed answer. */
const asking =
  (url, signal) =>
  async (method, path, key, body, headers = {}) =>
    answer(
      await fetch(url + path, {
        method,
        headers: {
          ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal,
      }),
    );

/** Opens a client, or finds it when an earlier start opened it already. */
async function clientId(url, client, key, signal) {
  const { data } = await answer(
    await fetch(`${url}/v1/clients?limite=500`, {
      headers: { authorization: `Bearer ${key}` },
      signal,
    }),
  );
  const known = data.find((one) => one.source === client.source);
  return known?.id ?? (await send(`${url}/v1/clients`, JSON.stringify(client), { key, signal })).id;
}

function post(url, body, { key, type = 'application/json', signal }) {
  const headers = { authorization: `Bearer ${key}`, 'content-type': type };
  return fetch(url, { method: 'POST', headers, body, signal });
}

const send = async (url, body, options) => answer(await post(url, body, options));

async function answer(response) {
  if (response.ok) return response.json();
  throw new Error(
    `La démonstration n'a pas pu être chargée : ${response.url} répond ${response.status}, ${await response.text()}`,
  );
}
