import { Findings } from '@maillage/kernel';
import { certifications, profils } from '@maillage/nomenclatures';
import type { Read } from './record.js';
import {
  readCivilDate,
  readCode,
  readForm,
  readId,
  readItems,
  readMembers,
  readText,
} from '../structure/structure-texts.js';
import type { Certification, Professional } from './professional.js';

const FIELDS = ['profils', 'certifications', 'langues', 'joignable', 'structure_id', 'fin'];

const LANGUAGE = {
  fr: 'un code de langue de deux lettres (ISO 639-1), par exemple fr',
  en: 'a two-letter language code (ISO 639-1), for example fr',
};

/** Reads a professional of the API's shape. @param today civil date in Europe/Paris: nobody was certified after it. */
export function readProfessional(body: unknown, today: string): Read<Professional> {
  const found = new Findings('actors');
  const fields = readMembers('', body, FIELDS, found);
  if (fields === undefined) return { faults: found.faults };
  const codes = readItems('profils', fields['profils'], found)?.flatMap(
    (item, index) => readCode(`profils/${index}`, item, profils, found) ?? [],
  );
  if (codes === undefined && !found.faults.some(({ pointer }) => pointer === '/profils'))
    found.fault('profils', 'required', {
      fr: 'Donnez au moins un profil ; voir /v1/nomenclatures/profil.',
      en: 'Give at least one profile; see /v1/nomenclatures/profil.',
    });
  const certified = readCertifications(fields['certifications'], today, found);
  const langues = readItems('langues', fields['langues'], found)?.flatMap(
    (item, index) => readForm(`langues/${index}`, item, /^[a-z]{2}$/, found, LANGUAGE) ?? [],
  );
  const joignable = readFlag('joignable', fields['joignable'], found);
  const structure = readId('structure_id', fields['structure_id'], found);
  const fin = readCivilDate('fin', fields['fin'], found);
  if (found.faults.length > 0) return { faults: found.faults };
  return {
    value: {
      profils: [...new Set(codes)],
      ...(certified === undefined ? {} : { certifications: certified }),
      ...(langues === undefined ? {} : { langues: [...new Set(langues)] }),
      joignable,
      ...(structure === undefined ? {} : { structure_id: structure }),
      ...(fin === undefined ? {} : { fin }),
    },
  };
}

/** Nobody is listed without having said so. */
function readFlag(name: string, value: unknown, found: Findings): boolean {
  if (value === undefined || typeof value === 'boolean') return value ?? false;
  found.fault(
    name,
    'wrong_type',
    { fr: 'Attendu : true ou false.', en: 'Expected: true or false.' },
    JSON.stringify(value),
  );
  return false;
}

function readCertifications(
  value: unknown,
  today: string,
  found: Findings,
): Certification[] | undefined {
  return readItems('certifications', value, found)?.flatMap((item, index) => {
    const here = found.inside(`certifications/${index}`);
    const before = found.faults.length;
    const members = readMembers('', item, ['code', 'delivree_le', 'par'], here) ?? {};
    const code = readCode('code', members['code'], certifications, here);
    const date = readCivilDate('delivree_le', members['delivree_le'], here);
    const issuer = readText('par', members['par'], here, 300);
    if (date !== undefined && date > today)
      here.fault(
        'delivree_le',
        'future_date',
        {
          fr: `Cette date est dans le futur (nous sommes le ${today}).`,
          en: `This date is in the future (today is ${today}).`,
        },
        date,
      );
    if (found.faults.length > before) return [];
    if (code === undefined || date === undefined || issuer === undefined) {
      here.fault('', 'incomplete_certification', {
        fr: 'Une certification a un code, un jour (delivree_le) et un organisme (par).',
        en: 'A certification has a code, a day (delivree_le) and an issuer (par).',
      });
      return [];
    }
    return [{ code, delivree_le: date, par: issuer }];
  });
}
