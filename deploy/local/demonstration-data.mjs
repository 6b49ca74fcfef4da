import { SHOWN } from './demonstration-structures.mjs';

// Demonstration data on real communes: places and activities drawn from a fixed seed, all named as demonstration.
// Coordinates of town centres, rounded to about 100 m (public geographic facts).
const COMMUNES = [
  ['62041', 'Arras', '62000', 50.291, 2.7775],
  ['62193', 'Calais', '62100', 50.951, 1.859],
  ['62160', 'Boulogne-sur-Mer', '62200', 50.726, 1.615],
  ['62498', 'Lens', '62300', 50.429, 2.832],
  ['62510', 'Liévin', '62800', 50.423, 2.779],
  ['62119', 'Béthune', '62400', 50.53, 2.641],
  ['62427', 'Hénin-Beaumont', '62110', 50.422, 2.951],
  ['62178', 'Bruay-la-Buissière', '62700', 50.482, 2.546],
  ['62765', 'Saint-Omer', '62500', 50.75, 2.252],
  ['62108', 'Berck', '62600', 50.408, 1.593],
  ['62318', 'Étaples', '62630', 50.517, 1.641],
  ['62588', 'Montreuil-sur-Mer', '62170', 50.464, 1.764],
  ['62767', 'Saint-Pol-sur-Ternoise', '62130', 50.381, 2.335],
  ['62080', 'Bapaume', '62450', 50.104, 2.85],
  ['62215', 'Carvin', '62220', 50.493, 2.959],
  ['62516', 'Lillers', '62190', 50.564, 2.481],
  ['62014', 'Aire-sur-la-Lys', '62120', 50.639, 2.397],
  ['62268', 'Desvres', '62240', 50.669, 1.835],
  ['62361', 'Frévent', '62270', 50.276, 2.289],
  ['62364', 'Fruges', '62310', 50.516, 2.133],
  ['62057', 'Audruicq', '62370', 50.879, 2.081],
];
const KINDS = [
  {
    nom: 'Médiathèque',
    typologie: 'BIB',
    services: [
      'Maîtrise des outils numériques du quotidien',
      'Accès internet et matériel informatique',
    ],
  },
  {
    nom: 'Tiers-lieu',
    typologie: 'TIERS_LIEUX',
    services: ['Loisirs et créations numériques', 'Compréhension du monde numérique'],
  },
  {
    nom: 'Espace France Services',
    typologie: 'RFS',
    services: ['Aide aux démarches administratives', 'Utilisation sécurisée du numérique'],
  },
  {
    nom: 'Centre social',
    typologie: 'CS',
    services: ['Parentalité et éducation avec le numérique', 'Aide aux démarches administratives'],
  },
  {
    nom: 'Association d’aide numérique',
    typologie: 'ASSO',
    services: [
      'Insertion professionnelle via le numérique',
      'Maîtrise des outils numériques du quotidien',
    ],
  },
];
const THEMES = [
  'email',
  'navigation_sur_internet',
  'securite_numerique',
  'bureautique',
  'prendre_en_main_du_materiel',
  'banque_et_achats_en_ligne',
  'sante',
  'intelligence_artificielle',
];
const PROCEDURES = ['argent_impots', 'social_sante', 'logement', 'travail_formation'];
const AGES = [
  'vingt_cinq_trente_neuf',
  'quarante_cinquante_neuf',
  'soixante_soixante_neuf',
  'soixante_dix_plus',
  'non_communique',
];
const STATUSES = ['sans_emploi', 'en_emploi', 'retraite', 'non_communique'];
const ACTIVITIES = 2_000;
const DAY = 86_400_000;

/** Mulberry32: a small seeded generator, enough to draw examples. */
export function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const day = (millis) => new Date(millis).toISOString().slice(0, 10);

/** The places as a file of the national standard (CSV). */
export function demonstrationPlaces(today) {
  const random = generator(62);
  const columns =
    'id,pivot,nom,commune,code_postal,code_insee,adresse,latitude,longitude,typologie,date_maj,services,frais_a_charge,modalites_acces,modalites_accompagnement,source';
  const rows = COMMUNES.flatMap(([code, commune, postal, latitude, longitude]) =>
    KINDS.filter((_, index) => index === 0 || random() < 0.6).map((kind, index) =>
      [
        `demo-${code}-${index + 1}`,
        '00000000000000',
        `${kind.nom}, ${commune} (démonstration)`,
        commune,
        postal,
        code,
        `${1 + Math.floor(random() * 80)} rue de l’Exemple`,
        (latitude + (random() - 0.5) / 100).toFixed(4),
        (longitude + (random() - 0.5) / 100).toFixed(4),
        kind.typologie,
        day(today - random() * 800 * DAY),
        kind.services.join('|'),
        random() < 0.8 ? 'Gratuit' : 'Gratuit sous condition',
        'Se présenter|Téléphoner',
        'Accompagnement individuel|Dans un atelier collectif',
        'demonstration',
      ]
        .map((cell) => `"${cell}"`)
        .join(','),
    ),
  );
  return `${columns}\n${[...rows, shownPlace(today)].join('\n')}\n`;
}

/** The place of the town hall that sees its card: checked long ago. */
const shownPlace = (today) =>
  [
    'demo-62045-1',
    SHOWN.siret,
    'Médiathèque, Aubigny-en-Artois (démonstration)',
    ...['Aubigny-en-Artois', '62690', '62045', '3 rue de l’Exemple', '50.3510', '2.5890', 'BIB'],
    day(today - 700 * DAY),
    'Accès internet et matériel informatique|Maîtrise des outils numériques du quotidien',
    ...['Gratuit', 'Se présenter|Téléphoner', 'Accompagnement individuel', 'demonstration'],
  ]
    .map((cell) => `"${cell}"`)
    .join(',');

/** The activities of the last twelve months, as NDJSON. */
export function demonstrationActivities(today) {
  const random = generator(2026);
  const pick = (list) => list[Math.floor(random() ** 1.3 * list.length)];
  const spread = (list, total) => {
    const counts = {};
    for (let i = 0; i < total; i++) {
      const value = pick(list);
      counts[value] = (counts[value] ?? 0) + 1;
    }
    return counts;
  };
  const lines = [];
  for (let i = 1; i <= ACTIVITIES; i++) {
    const isWorkshop = random() < 0.25;
    const total = isWorkshop ? 2 + Math.floor(random() * 9) : 1;
    const isProcedure = random() < 0.4;
    lines.push(
      JSON.stringify({
        source_id: `demo-${String(i).padStart(5, '0')}`,
        type: isWorkshop ? 'collectif' : 'individuel',
        date: day(today - Math.floor(random() * 365) * DAY),
        duree: pick([30, 45, 60, 90, 120]),
        type_lieu: pick(['lieu_activite', 'lieu_activite', 'autre', 'domicile', 'a_distance']),
        lieu_code_insee: pick(COMMUNES)[0],
        mediateur_ref: `demo-med-${1 + Math.floor(random() * 12)}`,
        thematiques: isProcedure
          ? ['aide_aux_demarches_administratives', pick(PROCEDURES)]
          : [pick(THEMES)],
        materiel: [pick(['ordinateur', 'telephone', 'tablette'])],
        tags: ['démonstration'],
        beneficiaires: {
          total,
          genres: spread(['feminin', 'masculin', 'non_communique'], total),
          tranches_age: spread(AGES, total),
          statuts: spread(STATUSES, total),
        },
      }),
    );
  }
  return `${lines.join('\n')}\n`;
}
