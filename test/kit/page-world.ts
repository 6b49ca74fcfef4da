import { Browsing } from './browse.js';
import { beginOn, planCampaign, shareOn } from './campaign.js';
import { csvOf, place } from './place.js';
import { Person } from './person.js';
import { oddRoadmap, usualRoadmap } from './roadmap.js';
import { makeSeats } from './seats.js';
import { newSiret } from './siret.js';
import { operate } from '../operations/operation.js';

/** Addresses of pages that show something of their own. */
export interface PageWorld {
  /** Of the card of a structure with places, with one place, without any, and with names as long as they come. */
  readonly usual: string;
  readonly place: string;
  readonly bare: string;
  readonly long: string;
  /** Of somebody who takes part: before, at the first question, at the end, at an end where all was unknown, gone. */
  readonly invited: string;
  readonly asked: string;
  readonly told: string;
  readonly unknown: string;
  readonly withdrawn: string;
  /** Of a part of a result, for whom it is shown to. */
  readonly shown: string;
  /** Of a campaign for all, and of one that is closed, with a name as long as they come. */
  readonly campaign: string;
  readonly closed: string;
  /** Of an enrolment: with a seat, offered one, and of the employer that is asked. */
  readonly seated: string;
  readonly offered: string;
  readonly employer: string;
  /** Of a published roadmap, of one without actions, and of one with texts as long as they come. */
  readonly roadmap: string;
  readonly bareRoadmap: string;
  readonly longRoadmap: string;
  /** Of a practice sheet, and of a copy of it with texts as long as they come. */
  readonly sheet: string;
  readonly longSheet: string;
  /** Of the report of a group, and of one that is withheld. */
  readonly report: string;
  readonly secret: string;
}

const HALL = { type: 'commune', categorie: '7210', adresse: '1 place de la Mairie' } as const;
const TOWN = { code_postal: '62690', commune: 'Aubigny-en-Artois', code_insee: '62045' } as const;
const CLOSED = { ouverture: '2026-01-01T00:00:00Z', fermeture: '2026-01-02T00:00:00Z' };
const LONG =
  'Communauté d’agglomération des Campagnes, des Collines et des Marais de l’Artois-Ternois-Lys-Romane';

const LOCAL = ['Comment est la connexion à votre bureau ?', 'Qui vous aide ?'].map(
  (question, at) => ({
    ...{ id: `q${at}`, question },
    choix: ['Bien', 'Mal'].map((texte, id) => ({ id: `c${id}`, texte })),
  }),
);

/** Makes what pages show, through the API. */
export async function makePageWorld(base: string, adminKey: string): Promise<PageWorld> {
  const admin = new Person(base, adminKey);
  const usual = await cardOf(admin, { ...HALL, ...TOWN, nom: 'Mairie d’Aubigny-en-Artois' }, [
    {
      ...{ nom: 'Médiathèque', adresse: '3 rue Neuve', telephone: '+33321000000' },
      ...{ horaires: 'Tu-Fr 09:00-12:00,14:00-18:00; Sa 09:00-12:00', frais_a_charge: 'Gratuit' },
      services:
        'Accès internet et matériel informatique|Maîtrise des outils numériques du quotidien',
      presentation_resume: 'Des ordinateurs, et quelqu’un pour vous aider à vous en servir.',
    },
    { nom: 'Mairie', adresse: '1 place de la Mairie' },
  ]);
  const reader = new Browsing(base);
  const sent = await reader.send(await reader.open(`${usual.path}/structure`), {
    adresse: '2 place de la Mairie',
  });
  if (sent.status !== 200) throw new Error(sent.text);
  const bare = await cardOf(admin, { nom: 'Mairie de Tincques', code_insee: '62820' }, []);
  const long = await cardOf(
    admin,
    { ...HALL, ...TOWN, nom: LONG, adresse: LONG, sites: [siteOf(LONG)] },
    [{ nom: LONG, adresse: LONG, courriels: `${siteOf(LONG).slice(8, 60)}@exemple.fr` }],
  );
  return {
    ...{ usual: usual.path, place: usual.place, bare: bare.path, long: long.path },
    ...(await participations(admin, reader)),
    ...(await makeSeats(admin, LONG)),
    ...(await sheets(admin)),
    roadmap: await usualRoadmap(admin),
    bareRoadmap: await oddRoadmap(admin, 'Feuille de route nouvelle'),
    longRoadmap: await oddRoadmap(admin, `${LONG} `.repeat(2).trim()),
  };
}

/** A practice sheet that was taken up, and a copy of it with texts as long as they come. */
async function sheets(admin: Person) {
  const made = await operate(admin, 'inscrireFichePratique', {
    body: {
      territoire: 'epci-200069482',
      titre: 'Prendre les rendez-vous de trois mairies dans un seul agenda',
      contexte:
        'Trois mairies de moins de 500 habitants, une secrétaire à temps partagé : les habitants appelaient la mauvaise mairie.',
      outils: ['agenda partagé', 'formulaire en ligne'],
      etapes: [
        'Ouvrir un agenda par mairie, et les partager avec la secrétaire.',
        'Écrire sur chaque porte quand elle est là.',
        'Relire ensemble au bout d’un mois.',
      ],
      structure: 'Mairie d’Aubigny-en-Artois',
      url: 'https://exemple.fr/agenda.pdf',
    },
  });
  const path = { id: made.body.id };
  await operate(admin, 'remercierFichePratique', { path, body: {} });
  const copy = await operate(admin, 'copierFichePratique', {
    path,
    body: {
      territoire: 'departement-62',
      ...{ titre: LONG, contexte: `${LONG} `.repeat(6), outils: [LONG], structure: LONG },
      ...{
        etapes: [`${LONG} `.repeat(3), 'x'.repeat(120)],
        url: `https://exemple.fr/${'a'.repeat(300)}`,
      },
    },
  });
  const address = (id: string): string => `/v1/fiches-pratiques/${id}/publication`;
  return { sheet: address(made.body.id), longSheet: address(copy.body.id) };
}

/** Addresses of campaigns, with people in all states. */
async function participations(admin: Person, reader: Browsing) {
  const address = async (over: object, nature = 'personnelle'): Promise<string> => {
    const path = {
      id: (await planCampaign(admin, { test: { longueur: 15 }, questions_locales: LOCAL, ...over }))
        .id,
    };
    const made = await operate(admin, 'creerAdressesCampagne', { path, body: { nature } });
    return new URL(made.body.adresses[0]?.adresse ?? '').pathname;
  };
  /** Begins without regard to time, and answers as told until the end. */
  const through = async (path: string, answer: (text: string, place: number) => object) => {
    let page = await beginOn(reader, path, { amenagee: 'oui' });
    for (let place = 1; page.text.includes('id="question"'); place++) {
      page = await reader.send(page, { ...answer(page.text, place) });
      if (page.status !== 200) throw new Error(page.text);
    }
    return path;
  };
  const unknown = { geste: 'inconnu' };
  /** Chooses where there is something to choose, but now and then. */
  const mixed = (text: string, place: number): object => {
    const [, choice] = /name="choix" value="([^"]+)"/.exec(text) ?? [];
    return choice === undefined || place % 4 === 0 ? unknown : { choix: choice };
  };
  /** The report of a campaign that so many people have taken. */
  const reportOf = async (people: number): Promise<string> => {
    const { id } = await planCampaign(admin, { participation: 'sur_invitation' });
    const body = { nature: 'personnelle', nombre: people };
    const made = await operate(admin, 'creerAdressesCampagne', { path: { id }, body });
    for (const { adresse } of made.body.adresses) await through(new URL(adresse).pathname, mixed);
    return `/v1/campagnes/${id}/rapport`;
  };
  const withdrawn = await through(await address({}), () => unknown);
  await reader.send(await reader.open(`${withdrawn}/retrait`));
  const told = await through(await address({}), mixed);
  return {
    invited: await address({}),
    asked: await address({}).then(async (path) => {
      await beginOn(reader, path);
      return path;
    }),
    told,
    shown: await shareOn(reader, told, {
      quoi: 'domaines',
      'domaine-1': 'oui',
      'domaine-2': 'oui',
    }),
    unknown: await through(await address({}), () => unknown),
    withdrawn,
    campaign: await address({}, 'pour_tous'),
    closed: await address({ nom: `${LONG} `.repeat(3).trim(), ...CLOSED }),
    report: await reportOf(6),
    secret: await reportOf(1),
  };
}

const siteOf = (name: string): string =>
  `https://exemple.fr/${name.toLowerCase().replace(/[^a-z]+/g, '')}`;

async function cardOf(
  admin: Person,
  structure: object,
  places: readonly Readonly<Record<string, string>>[],
): Promise<{ path: string; place: string }> {
  const siret = newSiret();
  const made = await operate(admin, 'inscrireStructure', { body: { siret, ...structure } });
  if (made.status !== 201) throw new Error(made.text);
  const rows = places.map((one, index) =>
    place(`${siret}-${index}`, { pivot: siret, ...TOWN, date_maj: '2020-01-01', ...one }),
  );
  if (rows.length > 0)
    await operate(admin, 'importerLieux', { body: csvOf(rows), type: 'text/csv' });
  const { id } = made.body;
  const address = await operate(admin, 'creerAdresseStructure', { path: { id } });
  const path = new URL(address.body.adresse).pathname;
  const listed = await operate(admin, 'listerLieux', { query: `structure_id=${id}&q=mediatheque` });
  return { path, place: `${path}/lieu-${listed.body.data[0]?.id ?? ''}` };
}
