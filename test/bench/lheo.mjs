// Reading of a large LHÉO document (libs/lheo): offers as a feed of a Carif-Oref has them, generated, read as they
// stream in, each made a course.
const MEBI = 2 ** 20;
const SIZE = Number(process.env.BENCH_MEBI ?? 300) * MEBI;
const PIECE = 65_536;
/** Offers that are made; the document goes on with the first behind the last. */
const OFFERS = 1_500;
const HEAD =
  '<?xml version="1.0" encoding="UTF-8"?>\n<lheo xmlns="http://lheo.gouv.fr/2.3">\n<offres>\n';
const END = '</offres>\n</lheo>\n';
const WORDS =
  'accueil agenda bases bureautique classeur courriel données démarches élus état-civil fichiers formules logiciel mairie numérique outils pièces réseau sécurité tableaux usagers'.split(
    ' ',
  );

const words = (seed, count) =>
  Array.from(
    { length: count },
    (_, at) => WORDS[(seed * 7 + at * (3 + (seed % 11))) % WORDS.length],
  ).join(' ');
const tag = (name, content, attributes = '') => `<${name}${attributes}>${content}</${name}>\n`;
const address = (seed) =>
  tag(
    'adresse',
    `${tag('ligne', `${seed % 90} rue de la Mairie`)}${tag('codepostal', 62000 + (seed % 900))}${tag('ville', 'Arras')}${tag('departement', '62')}`,
    ` numero="${seed}"`,
  );

function session(seed, at) {
  const month = String(1 + ((seed + at) % 9)).padStart(2, '0');
  const day = seed % 5 === 0 ? '00' : '15';
  const period = `${tag('debut', `2027${month}${day}`)}${tag('fin', at % 3 === 0 ? '99999999' : '20271200')}`;
  return tag(
    'session',
    `${tag('periode', period)}${tag('adresse-inscription', address(seed))}${tag('etat-recrutement', 1 + (at % 3))}`,
    ` numero="S${seed}-${at}"`,
  );
}

function action(seed, at) {
  const required = `${tag('rythme-formation', words(seed, 5))}${tag('code-public-vise', '80056', ' ref="V14"')}${tag('niveau-entree-obligatoire', 0)}${tag('modalites-alternance', '-')}${tag('modalites-enseignement', at % 3)}${tag('conditions-specifiques', words(seed, 20))}${tag('prise-en-charge-frais-possible', 1)}`;
  const place = tag('lieu-de-formation', tag('coordonnees', address(seed)));
  const sessions = Array.from({ length: 3 }, (_, one) => session(seed, one)).join('');
  const extras = tag('extras', tag('extra', seed, ' info="id"'), ' info="carif"');
  return tag(
    'action',
    `${required}${place}${tag('modalites-entrees-sorties', 0)}${sessions}${tag('nombre-heures-total', 7 * (1 + at))}${extras}`,
    ` numero="A${seed}-${at}"`,
  );
}

function offer(seed) {
  const coordinates = tag(
    'coordonnees',
    `${address(seed)}${tag('courriel', 'accueil@exemple.fr')}`,
  );
  const html = `&lt;p&gt;${words(seed, 90)}&lt;/p&gt;`;
  const before = `${tag('domaine-formation', `${tag('code-FORMACODE', 46262, ' ref="V14"')}${tag('code-NSF', 326)}`)}${tag('intitule-formation', words(seed, 6))}${tag('objectif-formation', html)}${tag('resultats-attendus', html)}${tag('contenu-formation', html)}${tag('certifiante', 0)}${tag('contact-formation', coordinates)}${tag('parcours-de-formation', 1)}${tag('code-niveau-entree', 0)}`;
  const provider = `${tag('numero-activite', 53350000000)}${tag('SIRET-organisme-formation', tag('SIRET', 21350238800019))}${tag('nom-organisme', 'Ville')}${tag('raison-sociale', 'VILLE')}${tag('coordonnees-organisme', coordinates)}${tag('contact-organisme', coordinates)}`;
  const content = `${before}${action(seed, 0)}${action(seed, 1)}${tag('organisme-formation-responsable', provider)}`;
  return tag('formation', content, ` numero="F${seed}"`);
}

export async function lheo() {
  const { readCourse, readLheo } = await import('../../dist/libs/lheo/src/index.js');
  const offers = Buffer.from(Array.from({ length: OFFERS }, (_, seed) => offer(seed)).join(''));
  let bytes = 0;
  const document = async function* (size) {
    yield Buffer.from(HEAD);
    for (bytes = 0; bytes < size; bytes += offers.length)
      for (let at = 0; at < offers.length; at += PIECE) yield offers.subarray(at, at + PIECE);
    yield Buffer.from(END);
  };
  const read = async (size) => {
    let [taken, lost, most] = [0, 0, 0];
    for await (const item of readLheo(document(size), 'training')) {
      if ('offer' in item && item.offer.faults.length === 0)
        taken += readCourse(item.offer.element).actions.length > 0 ? 1 : 0;
      else if ('offer' in item || 'fault' in item || 'unreadable' in item) lost++;
      if (taken % 100 === 0) most = Math.max(most, process.memoryUsage.rss());
    }
    return { taken, lost, most };
  };
  const before = process.memoryUsage.rss();
  // Of the processor: one thread works, and a machine that is shared makes it wait.
  const started = process.cpuUsage();
  const clock = performance.now();
  const { taken, lost, most } = await read(SIZE);
  const { user, system } = process.cpuUsage(started);
  const elapsed = (performance.now() - clock) / 1_000;
  const megabytes = bytes / 1e6;
  const speed = megabytes / ((user + system) / 1e6);
  const growth = (most - before) / MEBI;
  const isWhole = lost === 0 && taken === (bytes / offers.length) * OFFERS;
  return [
    {
      name: 'lecture de LHÉO 2.3 et mise en fiches, Mo par seconde de processeur',
      value: speed,
      asked: '≥ 20',
      isGood: speed >= 20 && isWhole,
      detail: `${taken} offres prises, ${lost} perdues, ${megabytes.toFixed(0)} Mo ; ${(megabytes / elapsed).toFixed(1)} Mo/s à l’horloge`,
    },
    {
      name: 'mémoire prise par cette lecture, en Mio',
      value: growth,
      asked: '≤ 80',
      isGood: growth <= 80,
      detail: 'plus haut résident pendant la lecture, moins celui d’avant',
    },
  ];
}
