import type { Level } from '../figure/breakdown.js';
import { numberIn } from './numbers.js';

const LEVELS_FR: Readonly<Record<Level, readonly [one: string, many: string]>> = {
  region: ['région', 'régions'],
  departement: ['département', 'départements'],
  epci: ['intercommunalité', 'intercommunalités'],
  commune: ['commune', 'communes'],
};
const LEVELS_EN: Readonly<Record<Level, readonly [one: string, many: string]>> = {
  region: ['region', 'regions'],
  departement: ['département', 'départements'],
  epci: ['intercommunality', 'intercommunalities'],
  commune: ['commune', 'communes'],
};

/** What the report says around its figures. */
export const WORDS = {
  fr: {
    title: (name: string) => `${name}\u00a0: rapport d’activité`,
    period: (du: string, au: string) => `Du ${du} au ${au}.`,
    running: (day: string) =>
      `La période n’est pas finie\u00a0: les comparaisons et les courbes s’arrêtent au ${day}.`,
    complete: (when: string) => `Chiffres complets jusqu’au ${when}.`,
    nothingYet: 'Aucune donnée n’a encore été reçue.',
    made: (when: string, by: string | undefined) =>
      `Établi le ${when}${by === undefined ? '' : ` pour ${by}`}.`,
    fixed: 'Ces chiffres ont été fixés à cet instant\u00a0: ils ne changent plus.',
    print: 'Les mêmes tableaux en classeur (XLSX)',
    keys: 'L’essentiel',
    keysText: (from: string, to: string) => `Comparé à la période du ${from} au ${to}.`,
    keyNames: {
      activites: ['activité', 'activités'],
      participants: ['participation', 'participations'],
      heures: ['heure de médiation', 'heures de médiation'],
      lieux: ['lieu', 'lieux'],
      duree_moyenne: ['minute par activité', 'minutes par activité'],
    } as Readonly<Record<string, readonly [string, string]>>,
    up: 'en hausse',
    down: 'en baisse',
    same: 'sans changement',
    change: (way: string, by: string, from: string) => `${way}\u00a0: ${by} (${from} avant)`,
    noBefore: 'rien avant, à quoi comparer',
    noValue: 'Sans valeur',
    here: (rate: string) => `${rate} pour 10\u00a0000 habitants`,
    above: (name: string, value: string, way: string) => `${name}\u00a0: ${value} (${way})`,
    aboveWays: { more: 'plus ici', less: 'moins ici', same: 'autant ici' },
    blocks: {
      'participants tranche_age': 'Participations par tranche d’âge',
      'participants genre': 'Participations par genre',
      'participants statut': 'Participations par statut',
      'thematiques_abordees thematique': 'Thématiques abordées',
      'activites type_lieu': 'Activités par type de lieu',
      'heures type': 'Heures par type d’activité',
      'lieux services': 'Lieux par service proposé',
      'lieux typologie': 'Lieux par typologie',
      'lieux fraicheur': 'Lieux par fraîcheur de leur fiche',
    } as Readonly<Record<string, string>>,
    empty: (count: number) =>
      `Sans rien sur la période\u00a0: ${numberIn(count, 'fr')} ${count > 1 ? 'valeurs' : 'valeur'} de la liste`,
    series: 'L’activité au fil du temps',
    seriesChart: 'Activités par période, accompagnements individuels et ateliers',
    yearBefore: 'Un an avant',
    yearBeforeKey: 'trait à points\u00a0: un an avant',
    filled: 'plein',
    outlined: 'contour',
    total: 'Total',
    periodHead: 'Période',
    share: 'Part',
    count: 'Valeur',
    parts: (level: Level) => `Par ${LEVELS_FR[level][0]}`,
    otherLevel: (level: Level) => `Voir par ${LEVELS_FR[level][0]}`,
    partsHead: {
      name: 'Territoire',
      activities: 'Activités',
      participants: 'Participations',
      hours: 'Heures',
      places: 'Lieux',
      rate: 'Activités pour 10\u00a0000 hab.',
    },
    rest: (count: number, level: Level) =>
      `${numberIn(count, 'fr')} ${count > 1 ? 'autres' : 'autre'} ${LEVELS_FR[level][count > 1 ? 1 : 0]}`,
    none: (count: number, level: Level) =>
      count === 1
        ? `Sans aucune activité sur la période\u00a0: 1\u00a0${LEVELS_FR[level][0]}`
        : `Sans aucune activité sur la période\u00a0: ${numberIn(count, 'fr')} ${LEVELS_FR[level][1]}`,
    outside: 'Communes hors intercommunalité',
    placeHere: 'avec un lieu',
    mapTitle: (kind: 'shades' | 'discs') =>
      kind === 'shades'
        ? 'Activités pour 10\u00a0000 habitants, par département'
        : 'Activités sur la carte',
    mapText: (kind: 'shades' | 'discs') =>
      kind === 'shades'
        ? 'Plus un département est foncé, plus il y a d’activités par habitant. Le tableau dessous dit les mêmes chiffres.'
        : 'Plus un disque est grand, plus il y a d’activités. Le tableau dessous dit les mêmes chiffres.',
    discKey: (count: number, name: string) =>
      `La surface de chaque disque suit le nombre d’activités\u00a0; le plus grand\u00a0: ${name} (${numberIn(count, 'fr')}). Un point\u00a0: aucune activité.`,
    range: (from: number, to: number) =>
      to === 0 ? 'aucune' : `de ${numberIn(from, 'fr')} à ${numberIn(to, 'fr')}`,
    noMap:
      'Pas de carte ici\u00a0: la position de ces territoires n’est pas disponible, ou ils sont trop peu. Le tableau dit les mêmes chiffres.',
    noOutline:
      'Le contour de ce territoire n’est pas disponible\u00a0: la carte montre ses communes seules.',
    overseas:
      'Les départements et collectivités d’outre-mer ne sont pas sur la carte\u00a0: leurs chiffres sont dans le tableau.',
    all: 'Tous les indicateurs',
    indicator: 'Indicateur',
    unit: 'Unité',
    definitions: 'Définitions',
    version: (version: number) => `version ${version}`,
    missing: 'Ce qui manque',
    sources: 'Sources',
    outlineSource:
      'Contours des départements\u00a0: Victor Cazanave, svg-maps, CC BY 4.0. Position des communes\u00a0: IGN Admin Express 2018 et INSEE, Licence Ouverte.',
    populationSource:
      'Population municipale du code officiel géographique\u00a0; l’année de recensement n’y est pas dite.',
    cite: 'Citer ce rapport',
    citation: (name: string, period: string, complete: string, made: string) =>
      `Maillage, «\u00a0${name}\u00a0: rapport d’activité\u00a0», ${period} ${complete} ${made}`,
    address: 'Adresse',
    addressText:
      'Elle montre les chiffres du moment où on la lit. Pour des chiffres qui ne changent plus, demandez un partage fixé (POST /v1/partages avec «\u00a0fige\u00a0»).',
    sharedText: (end: string) => `Cette adresse mène à ce rapport jusqu’au ${end}.`,
    missingAbove:
      'La comparaison avec le territoire au-dessus\u00a0: ce droit de lecture ne va pas jusqu’à lui.',
    missingTop: 'La France n’est comparée à rien\u00a0: il n’y a pas de niveau au-dessus.',
    missingPopulation:
      'Les chiffres par habitant\u00a0: la population de ce territoire n’est pas publiée.',
    missingUndisclosed: (share: string) =>
      `L’âge de ${share} des participations n’a pas été communiqué\u00a0; rien n’est estimé à leur place.`,
    missingHistory:
      'Un lieu compte depuis le jour où il est inscrit à l’annuaire\u00a0: les années d’avant en comptent moins qu’il n’y en avait.',
  },
  en: {
    title: (name: string) => `${name}: activity report`,
    period: (du: string, au: string) => `From ${du} to ${au}.`,
    running: (day: string) => `The period is not over: comparisons and curves stop on ${day}.`,
    complete: (when: string) => `Figures complete until ${when}.`,
    nothingYet: 'No data has been received yet.',
    made: (when: string, by: string | undefined) =>
      `Made on ${when}${by === undefined ? '' : ` for ${by}`}.`,
    fixed: 'These figures were fixed at that instant: they do not change any more.',
    print: 'The same tables as a workbook (XLSX)',
    keys: 'In short',
    keysText: (from: string, to: string) => `Compared with the period from ${from} to ${to}.`,
    keyNames: {
      activites: ['activity', 'activities'],
      participants: ['participation', 'participations'],
      heures: ['hour of mediation', 'hours of mediation'],
      lieux: ['place', 'places'],
      duree_moyenne: ['minute per activity', 'minutes per activity'],
    } as Readonly<Record<string, readonly [string, string]>>,
    up: 'up',
    down: 'down',
    same: 'no change',
    change: (way: string, by: string, from: string) => `${way}: ${by} (${from} before)`,
    noBefore: 'nothing before to compare with',
    noValue: 'No value',
    here: (rate: string) => `${rate} per 10,000 inhabitants`,
    above: (name: string, value: string, way: string) => `${name}: ${value} (${way})`,
    aboveWays: { more: 'more here', less: 'less here', same: 'the same here' },
    blocks: {
      'participants tranche_age': 'Participations by age bracket',
      'participants genre': 'Participations by gender',
      'participants statut': 'Participations by status',
      'thematiques_abordees thematique': 'Themes addressed',
      'activites type_lieu': 'Activities by type of place',
      'heures type': 'Hours by type of activity',
      'lieux services': 'Places by service',
      'lieux typologie': 'Places by type',
      'lieux fraicheur': 'Places by freshness of their entry',
    } as Readonly<Record<string, string>>,
    empty: (count: number) =>
      `Nothing in the period: ${numberIn(count, 'en')} ${count > 1 ? 'values' : 'value'} of the list`,
    series: 'Activity over time',
    seriesChart: 'Activities by period, one-to-one support and workshops',
    yearBefore: 'A year before',
    yearBeforeKey: 'dotted line: a year before',
    filled: 'filled',
    outlined: 'outlined',
    total: 'Total',
    periodHead: 'Period',
    share: 'Share',
    count: 'Value',
    parts: (level: Level) => `By ${LEVELS_EN[level][0]}`,
    otherLevel: (level: Level) => `See by ${LEVELS_EN[level][0]}`,
    partsHead: {
      name: 'Territory',
      activities: 'Activities',
      participants: 'Participations',
      hours: 'Hours',
      places: 'Places',
      rate: 'Activities per 10,000 inh.',
    },
    rest: (count: number, level: Level) =>
      `${numberIn(count, 'en')} more ${LEVELS_EN[level][count > 1 ? 1 : 0]}`,
    none: (count: number, level: Level) =>
      `Without any activity in the period: ${numberIn(count, 'en')} ${LEVELS_EN[level][count > 1 ? 1 : 0]}`,
    outside: 'Communes outside any intercommunality',
    placeHere: 'with a place',
    mapTitle: (kind: 'shades' | 'discs') =>
      kind === 'shades'
        ? 'Activities per 10,000 inhabitants, by département'
        : 'Activities on the map',
    mapText: (kind: 'shades' | 'discs') =>
      kind === 'shades'
        ? 'The darker a département, the more activities per inhabitant. The table below says the same.'
        : 'The larger a disc, the more activities. The table below says the same.',
    discKey: (count: number, name: string) =>
      `The area of a disc follows the number of activities; the largest: ${name} (${numberIn(count, 'en')}). A point: no activity.`,
    range: (from: number, to: number) =>
      to === 0 ? 'none' : `from ${numberIn(from, 'en')} to ${numberIn(to, 'en')}`,
    noMap:
      'No map here: where these territories lie is not available, or they are too few. The table says the same.',
    noOutline: 'The outline of this territory is not available: the map shows its communes alone.',
    overseas:
      'Overseas départements and collectivities are not on the map: their figures are in the table.',
    all: 'All indicators',
    indicator: 'Indicator',
    unit: 'Unit',
    definitions: 'Definitions',
    version: (version: number) => `version ${version}`,
    missing: 'What is missing',
    sources: 'Sources',
    outlineSource:
      'Outlines of départements: Victor Cazanave, svg-maps, CC BY 4.0. Where communes lie: IGN Admin Express 2018 and INSEE, Licence Ouverte.',
    populationSource:
      'Municipal population of the official geographic code, which does not say the year of the census.',
    cite: 'Cite this report',
    citation: (name: string, period: string, complete: string, made: string) =>
      `Maillage, “${name}: activity report”, ${period} ${complete} ${made}`,
    address: 'Address',
    addressText:
      'It shows the figures of the moment at which it is read. For figures that do not change, ask for a fixed share (POST /v1/partages with "fige").',
    sharedText: (end: string) => `This address leads to this report until ${end}.`,
    missingAbove: 'The comparison with the territory above: this right to read does not reach it.',
    missingTop: 'France is compared with nothing: there is no level above.',
    missingPopulation: 'Figures by inhabitant: the population of this territory is not published.',
    missingUndisclosed: (share: string) =>
      `The age was not disclosed for ${share} of participations; nothing is estimated in its place.`,
    missingHistory:
      'A place counts from the day on which it was entered in the directory: years before count fewer than there were.',
  },
} as const;

/** A level in a sentence: how many of it. */
export const levelName = (level: Level, isMany: boolean, language: 'fr' | 'en'): string =>
  (language === 'fr' ? LEVELS_FR : LEVELS_EN)[level][isMany ? 1 : 0];
