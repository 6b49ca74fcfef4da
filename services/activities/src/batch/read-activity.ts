import { readDay } from '@maillage/files';
import {
  civilDate,
  type Fault,
  Findings,
  holdsSecret,
  isCivilDate,
  readSiret,
  saySiret,
  type Remark,
} from '@maillage/kernel';
import {
  autonomies,
  materiels,
  niveauxAtelier,
  structuresDeRedirection,
  thematiques,
  typesActivite,
  typesLieu,
} from '@maillage/nomenclatures';
import { zoneOfCommune } from '@maillage/territories';
import type { SentActivity } from '../activity/activity.js';
import { readBeneficiaries } from './read-beneficiaries.js';
import { ItemReader, kindOf, quote } from './item-reader.js';
import { locate, type Places } from './locate.js';

/** What is known around the item: the present and the places. */
export interface Surroundings {
  readonly now: Date;
  readonly places: Places;
}

/** An item that was read: good, with people as its source calls them, or refused with every fault it has. */
export type ReadActivity =
  | {
      readonly sourceId: string;
      readonly activity: SentActivity;
      readonly remarks: readonly Remark[];
    }
  | { readonly sourceId: string | undefined; readonly faults: readonly Fault[] };

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

/** An instant of RFC 3339 with its fractions and zone. */
const MAX_INSTANT = 35;

/** Reads one item of a batch: every field, then the rules between fields (La Coop's, interop.md A.2 and A.3). */
export function readActivity(item: unknown, around: Surroundings): ReadActivity {
  const found = new Findings('activities');
  const { faults, remarks } = found;
  if (kindOf(item) !== 'object') {
    found.fault('', 'wrong_type', {
      fr: 'Une activité est un objet JSON.',
      en: 'An activity is a JSON object.',
    });
    return { sourceId: undefined, faults };
  }
  const reader = new ItemReader(item as Record<string, unknown>, found);
  reader.refuseUnknown(FIELDS);
  for (const field of ['source_id', 'type', 'date', 'duree', 'type_lieu']) reader.require(field);
  const sourceId = readSourceId(reader);
  const type = reader.code('type', typesActivite);
  const duree = reader.integer('duree', 1, 1440, { fr: 'minutes', en: 'minutes' });
  const typeLieu = reader.code('type_lieu', typesLieu);
  const where = locate(reader, typeLieu, around.places);
  const date = readDate(reader, zoneOfCommune(where?.lieu_code_insee), around.now);
  const beneficiaires = readBeneficiaries(reader, type);
  const themes = reader.codes('thematiques', thematiques);
  const materiel = reader.codes('materiel', materiels);
  const optional = {
    mediateur_ref: reader.id('mediateur_ref', 200),
    structure_siret: readStructure(reader),
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
    reader.fault('materiel', 'contradiction', {
      fr: '« aucun » ne va avec aucun autre matériel.',
      en: '"aucun" goes with no other equipment.',
    });
  if (optional.structure_de_redirection !== undefined && optional.oriente_vers_structure !== true) {
    reader.fault('structure_de_redirection', 'contradiction', {
      fr: 'Ce champ demande « oriente_vers_structure » à vrai.',
      en: 'This field needs "oriente_vers_structure" to be true.',
    });
  }
  if (type === 'individuel') {
    for (const field of ['titre_atelier', 'niveau_atelier']) {
      if (reader.isGiven(field))
        reader.fault(field, 'contradiction', {
          fr: 'Ce champ décrit un atelier : il ne va pas avec une activité individuelle.',
          en: 'This field describes a workshop: it does not go with an individual activity.',
        });
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

/** Whatever a source calls its activities by; it must be able to name them again. */
function readSourceId(reader: ItemReader): string | undefined {
  const id = reader.id('source_id', 200);
  if (id === undefined || !holdsSecret(id)) return id;
  return reader.fault('source_id', 'secret_in_id', {
    fr: 'Cet identifiant contient ce qui ressemble à une clé ou à un jeton : il serait refusé dans toute adresse. Si c’est une clé, faites-la révoquer.',
    en: 'This id holds what looks like a key or a token: every address with it would be refused. If it is a key, have it revoked.',
  });
}

/** A wrong key is a typing error in a number that no figure depends on: said, and not worth refusing what was done. */
function readStructure(reader: ItemReader): string | undefined {
  const text = reader.text('structure_siret', 40);
  if (text === undefined) return undefined;
  const { number, remarks } = readSiret(text);
  if (/^\d{14}$/.test(number)) {
    saySiret(reader.found, 'structure_siret', remarks, text);
    return number;
  }
  return reader.fault('structure_siret', 'wrong_form', {
    fr: `${quote(text).fr} n'a pas la forme attendue : un SIRET de 14 chiffres${number.length === 9 ? ' ; un SIREN (9 chiffres) ne dit pas quel établissement' : ''}.`,
    en: `${quote(text).en} does not have the form expected: a SIRET of 14 digits${number.length === 9 ? '; a SIREN (9 digits) does not say which establishment' : ''}.`,
  });
}

/** The day of an activity by the clock of its commune. */
function readDate(reader: ItemReader, zone: string, now: Date): string | undefined {
  const text = reader.text('date', MAX_INSTANT);
  if (text === undefined) return undefined;
  const date = readDay('date', text, zone, reader.found);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date))
    return reader.fault('date', 'wrong_form', {
      fr: `${quote(date).fr} n'a pas la forme attendue : AAAA-MM-JJ.`,
      en: `${quote(date).en} does not have the form expected: YYYY-MM-DD.`,
    });
  if (!isCivilDate(date))
    reader.fault('date', 'no_such_day', {
      fr: `${quote(date).fr} n'existe pas au calendrier.`,
      en: `${quote(date).en} is not in the calendar.`,
    });
  else if (date > civilDate(now, zone))
    reader.fault('date', 'future', {
      fr: `${quote(date).fr} est dans le futur : une activité se déclare une fois faite.`,
      en: `${quote(date).en} is in the future: an activity is told once it is done.`,
    });
  else if (date < FIRST_DAY)
    reader.fault('date', 'too_old', {
      fr: `${quote(date).fr} est avant le ${FIRST_DAY} ; vérifiez l'année.`,
      en: `${quote(date).en} is before ${FIRST_DAY}; check the year.`,
    });
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
    reader.fault('thematiques', 'contradiction', {
      fr: `« ${orphan} » précise une démarche : ajoutez « ${ADMINISTRATIVE_HELP} ».`,
      en: `"${orphan}" details a procedure: add "${ADMINISTRATIVE_HELP}".`,
    });
  }
  if (details !== undefined && !isAdministrative) {
    reader.fault('precisions_demarche', 'contradiction', {
      fr: `Ce champ précise une démarche : il demande la thématique « ${ADMINISTRATIVE_HELP} ».`,
      en: `This field details a procedure: it needs the theme "${ADMINISTRATIVE_HELP}".`,
    });
  }
}
