import { type Cell, type Column, type Table, tableOf } from '@maillage/files';
import {
  autonomies,
  materiels,
  niveauxAtelier,
  type Nomenclature,
  structuresDeRedirection,
  thematiques,
  typesActivite,
  typesLieu,
} from '@maillage/nomenclatures';
import { ACTIVITY_COLUMNS } from '../activity/activity-columns.js';
import { ACTIVITIES, EXAMPLE_ID } from './activity-row.js';

const LISTS: Readonly<Record<string, Nomenclature>> = {
  type: typesActivite,
  type_lieu: typesLieu,
  thematiques,
  materiel: materiels,
  autonomie: autonomies,
  structure_de_redirection: structuresDeRedirection,
  niveau_atelier: niveauxAtelier,
};
const FLAGS = ['oui', 'non'];

/** What is to be written under a column, and how it looks. */
type Help = readonly [text: string, example?: Cell];

const HELP: Readonly<Record<string, Help>> = {
  source_id: [
    'Votre identifiant de cette activité, différent à chaque ligne. Renvoyer le même corrige l’activité.',
    EXAMPLE_ID,
  ],
  type: ['Accompagnement individuel ou atelier collectif.', 'collectif'],
  date: ['Le jour de l’activité.', '2026-03-14'],
  duree: ['La durée en minutes, de 1 à 1440.', 90],
  type_lieu: ['Où cela s’est passé.', 'autre'],
  lieu_id: ['L’identifiant du lieu dans l’annuaire, si « type_lieu » vaut lieu_activite.'],
  lieu_code_insee: ['Le code INSEE de la commune, sauf si « lieu_id » est donné.', '62041'],
  lieu_code_postal: ['Le code postal, à défaut de code INSEE.'],
  lieu_commune: ['Le nom de la commune, à défaut de code INSEE.'],
  mediateur_ref: ['Votre référence de la personne qui a accompagné.', 'med-17'],
  structure_siret: ['Le SIRET de la structure, 14 chiffres.'],
  thematiques: ['Les thématiques, séparées par « | ».', ['email', 'securite_numerique']],
  materiel: ['Les matériels, séparés par « | ».', ['ordinateur']],
  autonomie: ['Le niveau d’autonomie.', 'partiellement_autonome'],
  oriente_vers_structure: ['Une orientation vers une autre structure a-t-elle été faite ?', 'non'],
  structure_de_redirection: [
    'La structure vers laquelle on a orienté ; demande « oui » à la colonne d’avant.',
  ],
  precisions_demarche: ['Des précisions sur la démarche administrative, sans nommer personne.'],
  titre_atelier: ['Le titre de l’atelier ; pas pour un accompagnement individuel.', 'Les arnaques'],
  niveau_atelier: ['Le niveau de l’atelier ; pas pour un accompagnement individuel.', 'debutant'],
  tags: ['Vos étiquettes, séparées par « | ».', ['été']],
  beneficiaires_total: [
    'Le nombre de participations ; 1 pour un accompagnement individuel, obligatoire pour un atelier.',
    6,
  ],
  beneficiaires_refs: [
    'Vos références des personnes connues, séparées par « | » ; des pseudonymes les remplacent dès l’arrivée.',
  ],
};
/** A count of participations; those that are left empty are not disclosed. */
const COUNTED: Readonly<Record<string, number>> = { genres_feminin: 4, genres_masculin: 2 };

const WRITTEN = ACTIVITY_COLUMNS.filter(({ isOurs }) => isOurs !== true).map(
  ({ name, kind, description = '' }) => {
    const [text, example] = HELP[name] ?? [
      `Nombre de participations : ${description.split(' : ')[1] ?? name}. Vide : non communiqué.`,
      COUNTED[name],
    ];
    const list = LISTS[name]?.valeurs ?? [];
    const choices = kind === 'flag' ? FLAGS : list.map(({ code }) => code);
    const labels =
      kind === 'flag' ? FLAGS : list.map(({ code, libelle }) => `${code} (${libelle.fr})`);
    return { name, kind, text, example, choices, labels };
  },
);
type Written = (typeof WRITTEN)[number];

const ACTIVITY: readonly Column<'example'>[] = WRITTEN.map(({ name, kind, choices, example }) => ({
  name,
  ...(choices.length === 0 ? {} : { choices }),
  ...(kind === 'day' ? { kind } : {}),
  value: () => example,
}));

const EXPLAINED: readonly Column<Written>[] = [
  { name: 'Colonne', value: ({ name }) => name },
  {
    name: 'Obligatoire',
    value: ({ name }) => (ACTIVITIES.required.includes(name) ? 'oui' : 'non'),
  },
  { name: 'Ce qu’elle contient', value: ({ text }) => text },
  { name: 'Valeurs possibles', value: ({ labels }) => labels.join(', ') },
  { name: 'Exemple', value: ({ example }) => example },
];

/** The workbook that is to be filled in: columns with lists to choose from, an example to take out, a sheet that explains. */
export const templateSheets = (): Table[] => [
  tableOf('Activités', ACTIVITY, [['example']]),
  tableOf('Mode d’emploi', EXPLAINED, [WRITTEN]),
];
