// Demonstration data: the town halls of the communauté de communes des Campagnes de l'Artois, itself, and two networks of
// theirs, named as demonstration. Communes and SIREN are public facts: that of a commune is 21, département, its code and Luhn's key.
const COMMUNES = `
009 Adinfer|011 Agnez-lès-Duisans|012 Agnières|027 Ambrines|030 Amplier|045 Aubigny-en-Artois
063 Avesnes-le-Comte|070 Bailleul-aux-Cornailles|072 Bailleulmont|074 Bailleulval|084 Barly
086 Bavincourt|091 Beaudricourt|092 Beaufort-Blavincourt|111 Berlencourt-le-Cauroy
112 Berles-au-Bois|113 Berles-Monchel|115 Berneville|118 Béthonsart|130 Bienvillers-au-Bois
135 Blairville|198 Cambligneul|199 Camblain-l’Abbé|208 Canettemont|211 Capelle-Fermont
216 La Cauchie|221 Chelers|242 Couin|243 Coullemont|253 Couturelle|266 Denier|279 Duisans
316 Estrée-Wamin|322 Famechon|347 Fosseux|362 Frévillers|363 Frévin-Capelle|368 Gaudiempré
372 Givenchy-le-Noble|378 Gouves|379 Gouy-en-Artois|385 Grand-Rullecourt|389 Grincourt-lès-Pas
399 Habarcq|404 Halloy|409 Hannescamps|415 Haute-Avesnes|418 Hauteville
425 Hendecourt-lès-Ransart|430 Hénu|434 La Herlière|438 Hermaville|459 Houvin-Houvigneul
465 Humbercamps|475 Ivergny|477 Izel-lès-Hameau|490 Lattre-Saint-Quentin|507 Liencourt
511 Lignereuil|536 Magnicourt-en-Comte|537 Magnicourt-sur-Canche|542 Maizières|544 Manin
574 Mingoval|578 Monchiet|579 Monchy-au-Bois|583 Mondicourt|586 Montenescourt|629 Noyellette
630 Noyelle-Vion|640 Orville|649 Pas-en-Artois|651 Penin|663 Pommera|664 Pommier
694 Rebreuve-sur-Canche|695 Rebreuviette|741 Saint-Amand|778 Sars-le-Bois|779 Sarton|784 Saulty
785 Savy-Berlette|796 Simencourt|798 Sombrin|802 Le Souich|804 Sus-Saint-Léger|814 Thièvres
816 Tilloy-lès-Hermaville|820 Tincques|856 Villers-Brûlin|857 Villers-Châtel
860 Villers-Sir-Simon|874 Wanquetin|877 Warlincourt-lès-Pas|878 Warlus|879 Warluzel
`;

/** Digits with the key of Luhn behind them. */
function withKey(digits) {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const weighed = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** The SIREN of a commune of the Pas-de-Calais. */
const sirenOf = (code) => withKey(`21620${code}`);

/** The town hall that has a place, and an address of its own to see its card by: Aubigny-en-Artois. */
export const SHOWN = {
  id: 'demo-mairie-62045',
  code: '045',
  siret: withKey(`${sirenOf('045')}0001`),
};

const communes = COMMUNES.trim()
  .split(/[|\n]/)
  .map((one) => ({ code: one.slice(0, 3), nom: one.slice(4) }));
const keyOf = (code) => `demo-mairie-62${code}`;

/** The town halls, by the ids of their source. */
export const HALLS = communes.map(({ code }) => keyOf(code));
/** The France services house, by the id of its source. */
export const FRANCE_SERVICES = 'demo-france-services';

/** The structures as a file (CSV). */
export function demonstrationStructures() {
  const rows = communes.map(({ code, nom }) => [
    keyOf(code),
    code === SHOWN.code ? '' : sirenOf(code),
    code === SHOWN.code ? SHOWN.siret : '',
    `Mairie, ${nom} (démonstration)`,
    'commune',
    '7210',
    `62${code}`,
  ]);
  const house = 'France services, Avesnes-le-Comte (démonstration)';
  const epci = 'Communauté de communes des Campagnes de l’Artois (démonstration)';
  return [
    ['id', 'siren', 'siret', 'nom', 'type', 'categorie', 'code_insee'],
    ['demo-epci', '200069482', '', epci, 'epci', '7346', '62063'],
    [FRANCE_SERVICES, '', '', house, 'france_services', '', '62063'],
    ...rows,
    [],
  ]
    .map((cells) => cells.map((cell) => `"${cell}"`).join(','))
    .join('\n');
}

/**
 * Two networks of these structures.
 * @param idOf our id of a structure, by the id of its source.
 */
export function demonstrationNetworks(idOf) {
  const epci = idOf.get('demo-epci');
  const member = (id, role = 'membre') => ({ structure_id: id, role, du: '2026-01-01' });
  const common = { animateur_id: epci, debut: '2026-01-01' };
  return [
    {
      source_id: 'demo-reseau-artois',
      nom: 'Réseau des Campagnes de l’Artois (démonstration)',
      type: 'reseau_local',
      territoire: 'epci-200069482',
      ...common,
      membres: [member(epci, 'porteur'), ...HALLS.map((key) => member(idOf.get(key)))],
    },
    {
      source_id: 'demo-consortium',
      nom: 'Consortium numérique du Pas-de-Calais (démonstration)',
      type: 'consortium',
      territoire: 'departement-62',
      ...common,
      membres: [member(epci, 'porteur'), member(idOf.get(SHOWN.id))],
    },
  ];
}
