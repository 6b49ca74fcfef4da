/** Code lists of networks of structures. Ours, until the field publishes one. */
import { nomenclature } from './nomenclature.js';

const VERSION = '1';

export const typesReseau = nomenclature(
  'type_reseau',
  VERSION,
  { fr: 'Types de réseau', en: 'Kinds of network' },
  [
    { code: 'hub', libelle: { fr: 'Hub territorial', en: 'Territorial hub' } },
    { code: 'consortium', libelle: { fr: 'Consortium', en: 'Consortium' } },
    {
      code: 'reseau_departemental',
      libelle: { fr: 'Réseau départemental', en: 'Network of a département' },
    },
    {
      code: 'reseau_local',
      libelle: { fr: 'Réseau d’une intercommunalité ou d’un bassin de vie', en: 'Local network' },
    },
    { code: 'reseau_national', libelle: { fr: 'Réseau national', en: 'National network' } },
    { code: 'autre', libelle: { fr: 'Autre', en: 'Other' } },
  ],
);

export const rolesMembreReseau = nomenclature(
  'role_membre_reseau',
  VERSION,
  { fr: 'Rôles des membres d’un réseau', en: 'Roles of the members of a network' },
  [
    { code: 'porteur', libelle: { fr: 'Porteur', en: 'Lead' } },
    { code: 'coporteur', libelle: { fr: 'Coporteur', en: 'Co-lead' } },
    { code: 'membre', libelle: { fr: 'Membre', en: 'Member' } },
    { code: 'financeur', libelle: { fr: 'Financeur', en: 'Funder' } },
    { code: 'partenaire', libelle: { fr: 'Partenaire', en: 'Partner' } },
  ],
);
