// Activities drawn from a seed on real communes, as a partner would push them.
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';

const { communes } = JSON.parse(
  readFileSync(new URL('../../libs/territories/src/gen/atlas.json', import.meta.url), 'utf8'),
);
const CODES = communes.map(([code]) => code);
const THEMES = [
  'email',
  'securite_numerique',
  'bureautique',
  'sante',
  'navigation_sur_internet',
  'parentalite',
  'culture_numerique',
];
const PLACES = ['lieu_activite', 'domicile', 'a_distance', 'autre'];

/** One activity; number `i` of `prefix` is always the same. `communesUsed` bounds where it may be. */
export function activity(i, prefix, communesUsed = CODES.length) {
  const isWorkshop = i % 4 === 0;
  const total = isWorkshop ? 2 + (i % 8) : 1;
  const draw = (i * 2654435761) >>> 0;
  return {
    source_id: `${prefix}-${i}`,
    type: isWorkshop ? 'collectif' : 'individuel',
    date: new Date(Date.UTC(2025, 0, 1 + (draw % 365))).toISOString().slice(0, 10),
    duree: 30 + (i % 4) * 15,
    type_lieu: PLACES[i % 4],
    lieu_code_insee: CODES[(draw >>> 8) % communesUsed],
    mediateur_ref: `med-${i % 50}`,
    thematiques:
      i % 3 === 0
        ? ['aide_aux_demarches_administratives', 'logement']
        : [THEMES[i % 7], THEMES[(i + 3) % 7]],
    materiel: ['ordinateur'],
    autonomie: 'partiellement_autonome',
    tags: ['été'],
    beneficiaires: {
      total,
      genres: { feminin: Math.ceil(total / 2) },
      tranches_age: { soixante_dix_plus: total },
      statuts: { retraite: total },
    },
    ...(isWorkshop ? { titre_atelier: 'Prévenir les arnaques', niveau_atelier: 'debutant' } : {}),
  };
}

/** `count` activities as a stream of NDJSON. */
export function ndjson(count, prefix, communesUsed) {
  return Readable.toWeb(
    Readable.from(
      (function* () {
        for (let i = 0; i < count; i += 200) {
          let text = '';
          for (let j = i; j < Math.min(i + 200, count); j++)
            text += `${JSON.stringify(activity(j, prefix, communesUsed))}\n`;
          yield Buffer.from(text);
        }
      })(),
    ),
  );
}
