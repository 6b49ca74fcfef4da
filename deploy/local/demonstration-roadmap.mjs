// Demonstration data: a governance of the Campagnes de l'Artois with an adopted roadmap that everybody may read. Days lie
// around the day it is loaded on.
const TERRITORY = 'epci-200069482';
const DAY_MS = 86_400_000;
const AXES = [
  {
    id: 'territoire',
    titre: 'Un lieu d’accueil près de chez chacun',
    nature: 'territoire',
    objectifs: [{ id: 'proximite', titre: 'Un lieu à moins de 20 minutes de chaque commune' }],
  },
  { id: 'collectivite', titre: 'Des mairies qui savent orienter', nature: 'collectivite' },
  { id: 'competences', titre: 'Des agents formés', nature: 'competences' },
];
const VISION = `En trois ans, chacun trouve de l’aide près de chez soi, dans un lieu qu’il connaît.
Les secrétaires de mairie savent vers qui orienter, et ne restent pas seules.`;

/**
 * Loads the roadmap, or what an earlier start that was cut short left out of it.
 * @param ask asks the server: method, path, key, body, headers; gives the parsed answer.
 * @returns the paths of its page, for everybody, and of the overview of its coordinator.
 */
export async function demonstrationRoadmap(ask, { coordinator }) {
  const enter = async (route, source_id, body) => {
    const { data } = await ask('GET', `${route}?limite=500`, coordinator);
    return (
      data.find((one) => one.source_id === source_id) ??
      (await ask('POST', route, coordinator, { source_id, ...body }))
    );
  };
  const day = (days) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
  const governance = await enter('/v1/gouvernances', 'demo-gouvernance', {
    nom: 'Gouvernance des Campagnes de l’Artois (démonstration)',
    territoires: [TERRITORY],
    debut: day(-300),
  });
  const roadmap = await enter('/v1/feuilles-de-route', 'demo-feuille', {
    gouvernance_id: governance.id,
    nom: 'Feuille de route des Campagnes de l’Artois (démonstration)',
    perimetre: 'groupementsDeCommunes',
    statut: 'brouillon',
    vision: VISION,
    axes: AXES,
    debut: day(-300),
    fin: day(800),
  });
  const ids = new Map();
  for (const { key, axis, objective, needs = [], ...action } of actionsOf(day)) {
    const placed = { feuille_id: roadmap.id, ...(axis === undefined ? {} : { axe_id: axis }) };
    const made = await enter('/v1/actions', `demo-action-${key}`, {
      statut: { code: 'a_venir' },
      ...action,
      feuilles: [{ ...placed, ...(objective === undefined ? {} : { objectif_id: objective }) }],
      depend_de: needs.map((other) => ({ action_id: ids.get(other) })),
    });
    ids.set(key, made.id);
  }
  await publish(ask, coordinator, roadmap, day(-240));
  return {
    publique: `/v1/feuilles-de-route/${roadmap.id}/publication`,
    tableau: `/v1/gouvernances/${governance.id}/tableau`,
  };
}

/** What is promised, done, late and blocked. */
const actionsOf = (day) => [
  {
    ...{ key: 'carte', axis: 'territoire', debut: day(-280), fin: day(-200) },
    intitule: 'Repérer les communes sans lieu d’accueil',
    statut: { code: 'realisee', depuis: day(-190) },
    preuves: [{ intitule: 'Carte des temps d’accès' }],
  },
  {
    ...{ key: 'accueil', axis: 'territoire', objective: 'proximite', needs: ['carte'] },
    ...{ debut: day(-150), fin: day(40), avancement: 60 },
    intitule: 'Ouvrir un accueil numérique à Aubigny-en-Artois',
    description: 'Deux demi-journées par semaine, dans la médiathèque.',
    statut: { code: 'en_cours', depuis: day(-150) },
    jalons: [
      { intitule: 'Convention signée', le: day(-100), atteint_le: day(-95) },
      { intitule: 'Premier accueil', le: day(20) },
    ],
  },
  {
    ...{ key: 'bus', axis: 'territoire', needs: ['accueil'], debut: day(50), fin: day(400) },
    intitule: 'Un bus numérique pour les villages',
    statut: {
      code: 'bloquee',
      bloquee_par: 'Le véhicule n’est pas financé.',
      liberee_par: 'La réponse du fonds européen.',
    },
  },
  {
    ...{ key: 'guide', axis: 'collectivite', debut: day(-90), fin: day(200), avancement: 25 },
    intitule: 'Un guide d’orientation dans chaque mairie',
    statut: { code: 'en_cours', depuis: day(-90) },
  },
  {
    ...{ key: 'referents', axis: 'collectivite', debut: day(-200), fin: day(-15), avancement: 80 },
    intitule: 'Nommer un élu référent dans chaque commune',
    statut: { code: 'en_cours', depuis: day(-200) },
  },
  {
    ...{ key: 'diagnostic', axis: 'competences', debut: day(-30), fin: day(90), avancement: 40 },
    intitule: 'Le diagnostic des compétences des secrétaires de mairie',
    statut: { code: 'en_cours', depuis: day(-30) },
  },
  {
    ...{ key: 'formation', axis: 'competences', needs: ['diagnostic'] },
    ...{ debut: day(95), fin: day(400) },
    intitule: 'Des formations partagées entre mairies, près de chez elles',
  },
  { key: 'suivi', intitule: 'Tenir la carte des lieux à jour', rythme: 'permanente' },
];

/** Takes the steps that are missing until everybody may read it. */
async function publish(ask, key, { id, statut, publique }, adoptee_le) {
  const steps = [
    ...(statut === 'brouillon' ? [{ statut: 'proposee' }] : []),
    ...(statut === 'brouillon' || statut === 'proposee' ? [{ statut: 'adoptee', adoptee_le }] : []),
    ...(publique === true ? [] : [{ publique: true }]),
  ];
  for (const step of steps)
    await ask('PATCH', `/v1/feuilles-de-route/${id}`, key, step, {
      'content-type': 'application/merge-patch+json',
      'if-match': '*',
    });
}
