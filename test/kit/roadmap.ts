import { operate } from '../operations/operation.js';
import type { Person } from './person.js';

type Entering = 'inscrireGouvernance' | 'inscrireFeuilleDeRoute' | 'inscrireAction';

/** Enters one thing of a governance, and gives its id and tag. */
export async function enterOne(
  person: Person,
  operation: Entering,
  body: object,
): Promise<{ readonly id: string; readonly etag: string }> {
  const made = await operate(person, operation, { body });
  if (made.status !== 201) throw new Error(`${operation}: ${made.text}`);
  return { id: made.body.id, etag: made.headers.get('etag') ?? '' };
}

/** Proposes, adopts and publishes a roadmap. */
export async function publish(person: Person, id: string, adoptee_le: string): Promise<void> {
  for (const body of [
    { statut: 'proposee' },
    { statut: 'adoptee', adoptee_le },
    { publique: true },
  ]) {
    const sent = { path: { id }, headers: { 'if-match': '*' }, body };
    const { status, text } = await operate(person, 'corrigerFeuilleDeRoute', {
      ...sent,
      type: 'application/merge-patch+json',
    });
    if (status !== 200) throw new Error(text);
  }
}

const AXES = [
  {
    id: 'territoire',
    titre: 'Un lieu d’accueil près de chez chacun',
    nature: 'territoire',
    objectifs: [{ id: 'o1', titre: 'Un lieu à moins de 20 minutes de chaque commune' }],
  },
  { id: 'collectivite', titre: 'Des mairies qui savent orienter', nature: 'collectivite' },
  { id: 'competences', titre: 'Des agents formés', nature: 'competences' },
];

const VISION = `En 2028, chacun trouve de l’aide près de chez soi, dans un lieu qu’il connaît.
Les secrétaires de mairie savent vers qui orienter, et ne restent pas seules.`;

/** A published roadmap as they usually are: done, late, blocked, confidential, with slack and without. Gives its page. */
export async function usualRoadmap(person: Person): Promise<string> {
  const governance = await enterOne(person, 'inscrireGouvernance', {
    nom: 'Gouvernance des Campagnes de l’Artois',
    territoires: ['epci-200069482'],
  });
  const { id } = await enterOne(person, 'inscrireFeuilleDeRoute', {
    ...{ gouvernance_id: governance.id, nom: 'Feuille de route 2026–2028', vision: VISION },
    ...{ perimetre: 'groupementsDeCommunes', statut: 'brouillon', axes: AXES },
    ...{ debut: '2026-01-01', fin: '2028-12-31' },
  });
  const act = (axe_id: string | undefined, intitule: string, over: object) =>
    enterOne(person, 'inscrireAction', {
      intitule,
      feuilles: [{ feuille_id: id, ...(axe_id === undefined ? {} : { axe_id }) }],
      statut: { code: 'a_venir' },
      ...over,
    });
  const places = await act('territoire', 'Repérer les communes sans lieu d’accueil', {
    ...{ debut: '2026-01-05', fin: '2026-03-31' },
    statut: { code: 'realisee', depuis: '2026-04-10' },
    preuves: [{ intitule: 'Carte des temps d’accès, mars 2026' }],
  });
  const open = await act('territoire', 'Ouvrir un accueil numérique à Aubigny-en-Artois', {
    feuilles: [{ feuille_id: id, axe_id: 'territoire', objectif_id: 'o1' }],
    ...{ debut: '2026-05-04', fin: '2026-10-30', depend_de: [{ action_id: places.id }] },
    ...{ statut: { code: 'en_cours', depuis: '2026-05-04' }, avancement: 60 },
    description: 'Deux demi-journées par semaine, dans la médiathèque.',
    jalons: [
      { intitule: 'Convention signée', le: '2026-06-30', atteint_le: '2026-07-08' },
      { intitule: 'Premier accueil', le: '2026-10-05' },
    ],
  });
  await act('territoire', 'Un bus numérique pour les villages', {
    ...{ debut: '2026-11-02', fin: '2027-12-17', depend_de: [{ action_id: open.id }] },
    statut: {
      ...{ code: 'bloquee', bloquee_par: 'Le véhicule n’est pas financé.' },
      liberee_par: 'La réponse du fonds européen, attendue en janvier.',
    },
  });
  const guide = await act('collectivite', 'Un guide d’orientation dans chaque mairie', {
    ...{ debut: '2026-09-01', fin: '2027-06-30', statut: { code: 'en_cours' }, avancement: 25 },
  });
  for (const intitule of ['Écrire le guide', 'Le faire relire par cinq secrétaires de mairie'])
    await act('collectivite', intitule, { parent_id: guide.id, avancement: 50 });
  await act('competences', 'Former les secrétaires de mairie', {
    ...{ debut: '2027-01-04', fin: '2028-06-30', besoins: ['appui_juridique'] },
  });
  await act('competences', 'Négocier un local', { confidentielle: true });
  await act(undefined, 'Tenir la carte des lieux à jour', { rythme: 'permanente' });
  await publish(person, id, '2026-03-14');
  const sent = { path: { id: open.id }, headers: { 'if-match': '*' }, body: { fin: '2026-11-20' } };
  await operate(person, 'corrigerAction', { ...sent, type: 'application/merge-patch+json' });
  return `/v1/feuilles-de-route/${id}/publication`;
}

/** One without an action, and one with texts as long as they come. */
export async function oddRoadmap(person: Person, text: string): Promise<string> {
  const governance = await enterOne(person, 'inscrireGouvernance', {
    nom: text,
    territoires: ['departement-62', 'departement-59', 'epci-200069482'],
  });
  const { id } = await enterOne(person, 'inscrireFeuilleDeRoute', {
    ...{ gouvernance_id: governance.id, nom: text, perimetre: 'departemental' },
    ...{ statut: 'brouillon', axes: [{ id: 'axe', titre: text }] },
  });
  if (text.length > 100)
    await enterOne(person, 'inscrireAction', {
      ...{
        intitule: text,
        description: `${text} `.repeat(20),
        statut: { code: 'a_discuter', motif: text },
      },
      ...{ feuilles: [{ feuille_id: id, axe_id: 'axe' }], debut: '2026-01-01', fin: '2026-01-01' },
      jalons: [{ intitule: text, le: '2026-01-01' }],
    });
  await publish(person, id, '2026-03-14');
  return `/v1/feuilles-de-route/${id}/publication`;
}
