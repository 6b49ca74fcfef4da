import { isCivilDate, type FaultInWords as Fault } from '@maillage/kernel';
import {
  autonomies,
  materiels,
  niveauxAtelier,
  structuresDeRedirection,
  thematiques,
  typesActivite,
  typesLieu,
} from '@maillage/nomenclatures';
import type { SentActivity } from '../activity/activity.js';
import type { Reading } from '../activity/chunk.js';
import { readBeneficiaries } from './read-beneficiaries.js';
import { ItemReader, kindOf, quote } from './item-reader.js';
import { locate, type Places } from './locate.js';

/** What is known around the item: today and the places. */
export interface Surroundings {
  /** Civil date of today, Europe/Paris. */
  readonly today: string;
  readonly places: Places;
}

const FIELDS = new Set([
  'source_id',
  'type',
  'date',
  'duree',
  'type_lieu',
  'lieu_id',
  'lieu_code_insee',
  'lieu_code_postal',
  'lieu_commune',
  'mediateur_ref',
  'structure_siret',
  'thematiques',
  'materiel',
  'autonomie',
  'oriente_vers_structure',
  'structure_de_redirection',
  'precisions_demarche',
  'titre_atelier',
  'niveau_atelier',
  'tags',
  'beneficiaires',
]);
const ADMINISTRATIVE = new Set<string>(
  thematiques.valeurs.filter((theme) => theme.administrative).map((theme) => theme.code),
);
const ADMINISTRATIVE_HELP = 'aide_aux_demarches_administratives';
/** The field keeps no activity older than this; an earlier date is a typing error. */
const FIRST_DAY = '2000-01-01';

/** Reads one item of a batch: every field, then the rules between fields (La Coop's, interop.md A.2 and A.3). */
export function readActivity(item: unknown, around: Surroundings): Reading<SentActivity> {
  const faults: Fault[] = [];
  if (kindOf(item) !== 'object') {
    return {
      sourceId: undefined,
      faults: [
        { pointeur: '', code: 'activities.wrong_type', detail: 'Une activité est un objet JSON.' },
      ],
    };
  }
  const reader = new ItemReader(item as Record<string, unknown>, faults);
  const remarks: Fault[] = [];
  reader.refuseUnknown(FIELDS);
  for (const field of ['source_id', 'type', 'date', 'duree', 'type_lieu']) reader.require(field);
  const sourceId = reader.text('source_id', 200);
  const type = reader.code('type', typesActivite);
  const date = readDate(reader, around.today);
  const duree = reader.integer('duree', 1, 1440, 'minutes');
  const typeLieu = reader.code('type_lieu', typesLieu);
  const where = locate(reader, typeLieu, around.places, remarks);
  const beneficiaires = readBeneficiaries(reader, type);
  const themes = reader.codes('thematiques', thematiques);
  const materiel = reader.codes('materiel', materiels);
  const optional = {
    mediateur_ref: reader.text('mediateur_ref', 200),
    structure_siret: reader.text('structure_siret', 14, /^\d{14}$/, '14 chiffres'),
    autonomie: reader.code('autonomie', autonomies),
    oriente_vers_structure: reader.boolean('oriente_vers_structure'),
    structure_de_redirection: reader.code('structure_de_redirection', structuresDeRedirection),
    precisions_demarche: reader.text('precisions_demarche', 1000),
    titre_atelier: reader.text('titre_atelier', 200),
    niveau_atelier: reader.code('niveau_atelier', niveauxAtelier),
  };
  const tags = reader.texts('tags', 50, 100);
  checkThemes(reader, themes, optional.precisions_demarche);
  if (materiel.includes('aucun') && materiel.length > 1)
    reader.fault('materiel', 'contradiction', '« aucun » ne va avec aucun autre matériel.');
  if (optional.structure_de_redirection !== undefined && optional.oriente_vers_structure !== true) {
    reader.fault(
      'structure_de_redirection',
      'contradiction',
      'Ce champ demande « oriente_vers_structure » à vrai.',
    );
  }
  if (type === 'individuel') {
    for (const field of ['titre_atelier', 'niveau_atelier']) {
      if (reader.isGiven(field))
        reader.fault(
          field,
          'contradiction',
          'Ce champ décrit un atelier : il ne va pas avec une activité individuelle.',
        );
    }
  }
  if (
    faults.length > 0 ||
    !sourceId ||
    !type ||
    !date ||
    !duree ||
    !typeLieu ||
    !where ||
    !beneficiaires
  )
    return { sourceId, faults };
  const given = Object.fromEntries(
    Object.entries(optional).filter(([, value]) => value !== undefined),
  ) as Partial<SentActivity>;
  const activity: SentActivity = {
    type,
    date,
    duree,
    type_lieu: typeLieu,
    ...where,
    ...given,
    thematiques: themes,
    materiel,
    tags,
    beneficiaires,
  };
  return { sourceId, activity, remarks };
}

function readDate(reader: ItemReader, today: string): string | undefined {
  const date = reader.text('date', 10, /^\d{4}-\d{2}-\d{2}$/, 'AAAA-MM-JJ');
  if (date === undefined) return undefined;
  if (!isCivilDate(date))
    reader.fault('date', 'no_such_day', `${quote(date)} n'existe pas au calendrier.`);
  else if (date > today)
    reader.fault(
      'date',
      'future',
      `${quote(date)} est dans le futur : une activité se déclare une fois faite.`,
    );
  else if (date < FIRST_DAY)
    reader.fault('date', 'too_old', `${quote(date)} est avant le ${FIRST_DAY} ; vérifiez l'année.`);
  else return date;
  return undefined;
}

function checkThemes(
  reader: ItemReader,
  themes: readonly string[],
  details: string | undefined,
): void {
  const isAdministrative = themes.includes(ADMINISTRATIVE_HELP);
  const orphan = themes.find((theme) => ADMINISTRATIVE.has(theme));
  if (orphan !== undefined && !isAdministrative) {
    reader.fault(
      'thematiques',
      'contradiction',
      `« ${orphan} » précise une démarche : ajoutez « ${ADMINISTRATIVE_HELP} ».`,
    );
  }
  if (details !== undefined && !isAdministrative) {
    reader.fault(
      'precisions_demarche',
      'contradiction',
      `Ce champ précise une démarche : il demande la thématique « ${ADMINISTRATIVE_HELP} ».`,
    );
  }
}
