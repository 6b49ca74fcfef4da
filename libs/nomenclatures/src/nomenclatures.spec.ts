import * as fs from 'node:fs';
import { join } from 'node:path';
import {
  classesDuree,
  findNomenclature,
  labels,
  modalitesAcces,
  nomenclatures,
  normalise,
  services,
  statuts,
  thematiques,
  tranchesAge,
  typologies,
} from './index.js';

describe('the code lists', () => {
  it('have the published sizes', () => {
    const sizes = Object.fromEntries(nomenclatures.map((list) => [list.code, list.valeurs.length]));
    expect(sizes).toEqual({
      type_activite: 2,
      type_lieu: 4,
      autonomie: 3,
      structure_de_redirection: 7,
      materiel: 5,
      thematique: 30,
      niveau_atelier: 3,
      genre: 3,
      tranche_age: 8,
      statut: 5,
      classe_duree: 4,
      services: 9,
      typologie: 92,
      publics_specifiquement_adresses: 5,
      prise_en_charge_specifique: 7,
      frais_a_charge: 3,
      itinerance: 2,
      dispositif_programmes_nationaux: 11,
      formations_labels: 10,
      modalites_acces: 6,
      modalites_accompagnement: 4,
      type_structure: 18,
      sans_identifiant: 4,
      profil: 10,
      certification: 7,
      contrat: 8,
      dispositif_poste: 6,
      financement: 7,
      type_reseau: 6,
      role_membre_reseau: 5,
      statut_membre: 3,
      role_membre_gouvernance: 5,
      perimetre_feuille_de_route: 3,
      statut_feuille_de_route: 4,
      nature_axe: 3,
      statut_action: 7,
      rythme_action: 3,
      besoin: 11,
      statut_subvention: 4,
      type_comite: 4,
      frequence_comite: 4,
    });
    expect(thematiques.valeurs.filter((value) => value.administrative)).toHaveLength(11);
  });

  it.each(nomenclatures.map((list) => [list.code, list] as const))(
    '%s has distinct codes, labelled in both languages',
    (_, list) => {
      expect(new Set(list.valeurs.map((value) => value.code)).size).toBe(list.valeurs.length);
      for (const { code, libelle, variantes = [] } of list.valeurs) {
        expect([libelle.fr.trim(), libelle.en.trim()]).not.toContain('');
        for (const spelling of [code, ...variantes]) expect(normalise(list, spelling)).toBe(code);
      }
    },
  );

  it('cover every age once and every duration once', () => {
    for (let age = 0; age <= 120; age++) {
      const brackets = tranchesAge.valeurs.filter(
        (v) => v.age_min !== undefined && age >= v.age_min && age <= (v.age_max ?? Infinity),
      );
      expect(brackets).toHaveLength(1);
    }
    for (const minutes of [0, 29, 30, 59, 60, 119, 120, 600]) {
      const classes = classesDuree.valeurs.filter(
        (v) => minutes >= (v.minutes_min ?? 0) && minutes < (v.minutes_max ?? Infinity),
      );
      expect(classes).toHaveLength(1);
    }
    expect(statuts.valeurs.at(-1)?.code).toBe('non_communique');
  });

  it('are found by code', () => {
    expect(findNomenclature('typologie')).toBe(typologies);
    expect(findNomenclature('inconnue')).toBeUndefined();
  });
});

describe('normalise', () => {
  it.each([
    'Étapes numériques(La Poste)',
    'Étapes numériques (La Poste)',
    ' Étapes numériques\u00A0(La Poste) ',
  ])('reads %s', (text) => {
    expect(normalise(labels, text)).toBe('Étapes numériques(La Poste)');
  });

  it('reads both apostrophes, and accents in two code points', () => {
    expect(normalise(modalitesAcces, 'Ce lieu n’accueille pas de public')).toBe(
      "Ce lieu n'accueille pas de public",
    );
    expect(normalise(modalitesAcces, 'Se présenter'.normalize('NFD'))).toBe('Se présenter');
  });

  it.each([
    'Comprehension du monde numérique',
    'aide aux démarches administratives',
    'ZZZ',
    '',
    'toString',
  ])('does not guess %p', (text) => {
    expect(normalise(services, text)).toBeUndefined();
  });
});

const schemaFile = join(
  process.env['REAL_DATA_DIR'] ?? '../shared/data',
  'lieux/standard-mediation-num.schema.json',
);
const withSchema = fs.existsSync(schemaFile) ? it : it.skip;
withSchema('every code of a place is valid for the standard’s own schema (real data)', () => {
  const schema = JSON.parse(fs.readFileSync(schemaFile, 'utf8')) as {
    fields: { name: string; constraints?: { pattern?: string } }[];
  };
  let checked = 0;
  for (const { name, constraints } of schema.fields) {
    const list = findNomenclature(name);
    if (!list || !constraints?.pattern) continue;
    const allowed = new RegExp(`^(?:${constraints.pattern})$`);
    for (const { code } of list.valeurs) {
      expect(code).toMatch(allowed);
      checked++;
    }
  }
  expect(checked).toBe(9 + 5 + 7 + 3 + 2 + 11 + 10 + 6 + 4);
});
