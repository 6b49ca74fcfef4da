import { operate } from '../operations/operation.js';
import type { Browsing } from './browse.js';
import type { Person } from './person.js';

/** Plans a campaign of five questions that is open now. */
export async function planCampaign(coordinator: Person, over: object = {}) {
  const made = await operate(coordinator, 'creerCampagne', {
    body: {
      nom: 'Secrétaires de mairie',
      territoire: 'epci-200033579',
      profil: 'secretaire-general-de-mairie',
      participation: 'ouverte',
      ouverture: '2026-01-01T00:00:00Z',
      fermeture: '2099-01-01T00:00:00Z',
      consentement: { texte: 'Le groupe est montré à partir de cinq.', resultats_de_groupe: true },
      test: { longueur: 5 },
      ...over,
    },
  });
  if (made.status !== 201) throw new Error(made.text);
  return made.body;
}

/** Begins by the first page of an address; gives the first question. */
export async function beginOn(
  reader: Browsing,
  address: string,
  fields: Readonly<Record<string, string>> = {},
): ReturnType<Browsing['open']> {
  const { text } = await reader.open(address);
  const [, jeton = ''] = /name="jeton" value="([^"]+)"/.exec(text) ?? [];
  const page = await reader.post(address.replace(reader.base, ''), {
    ...{ jeton, geste: 'commencer' },
    ...fields,
  });
  if (page.status !== 200) throw new Error(page.text);
  return page;
}

/** Shows a result by the form of its address; gives the address that is to be passed on. */
export async function shareOn(
  reader: Browsing,
  address: string,
  fields: Readonly<Record<string, string>>,
): Promise<string> {
  const page = await reader.open(`${address}/montrer`);
  const [, jeton = ''] = /name="jeton" value="([^"]+\.montrer\.[^"]+)"/.exec(page.text) ?? [];
  const path = `${address.replace(reader.base, '')}/montrer`;
  const made = await reader.post(path, { jeton, jours: '7', ...fields });
  if (made.status !== 200) throw new Error(made.text);
  const [shown = ''] =
    [...made.text.matchAll(/<a href="(https?:[^"]*\/a\/[^"]+)"/g)].at(-1)?.slice(1) ?? [];
  return new URL(shown).pathname;
}
