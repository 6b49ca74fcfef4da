// Demonstration data: who works in the town halls of the Campagnes de l'Artois. Nobody in it exists; a secretary shared by
// three town halls and an elected referent in each are what is usual there.
import { FRANCE_SERVICES, HALLS } from './demonstration-structures.mjs';

const SHARED = 3;
const SHARES = ['0,4', '0,3', '0,3'];

/**
 * The professionals and their posts as a file (CSV), a line a post.
 * @param idOf our id of a structure, by the id of its source.
 */
export function demonstrationStaff(idOf) {
  const line = (key, profils, hall, du, { quotite = '', contrat = '', dispositif = '' }) => ({
    id: `demo-${key}`,
    nom: 'Démonstration',
    prenom: key,
    courriel: `${key}@demonstration.invalid`,
    profils,
    structure_id: idOf.get(hall),
    poste_id: `demo-poste-${key}-${hall}`,
    ...{ du, quotite, contrat, dispositif },
  });
  const rows = HALLS.flatMap((hall, index) => {
    const group = Math.floor(index / SHARED);
    const contract = group % 4 === 0 ? 'CDD' : 'titulaire';
    return [
      line(`secretaire-${group + 1}`, 'secretaire_mairie', hall, '2024-09-01', {
        ...{ quotite: SHARES[index % SHARED], contrat: contract, dispositif: 'droit_commun' },
      }),
      line(`elu-${index + 1}`, 'elu_referent', hall, '2026-03-22', { contrat: 'mandat_electif' }),
    ];
  });
  const advisers = [1, 2].map((number) =>
    line(`conseiller-${number}`, 'conseiller_numerique', FRANCE_SERVICES, '2025-01-06', {
      ...{ quotite: '1', contrat: 'CDP', dispositif: 'conum' },
    }),
  );
  const all = [...rows, ...advisers];
  return [Object.keys(all[0]), ...all.map(Object.values)]
    .map((cells) => cells.map((cell) => `"${cell}"`).join(','))
    .join('\n')
    .concat('\n');
}
