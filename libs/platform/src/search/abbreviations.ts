/** What the field writes short, and what it stands for, in words as `contentWords` gives them. */
const WRITTEN: Readonly<Record<string, string>> = {
  av: 'avenue',
  bd: 'boulevard',
  bij: 'bureau information jeunesse',
  bm: 'bibliothèque municipale',
  bu: 'bibliothèque universitaire',
  caf: 'caisse d’allocations familiales',
  ccas: 'centre communal d’action sociale',
  cias: 'centre intercommunal d’action sociale',
  cidff: 'centre d’information sur les droits des femmes et des familles',
  cpam: 'caisse primaire d’assurance maladie',
  csc: 'centre socioculturel',
  epn: 'espace public numérique',
  evs: 'espace de vie sociale',
  fs: 'France services',
  mds: 'maison des solidarités',
  mfs: 'maison France services',
  mjc: 'maison des jeunes et de la culture',
  msa: 'mutualité sociale agricole',
  msap: 'maison de services au public',
  pij: 'point information jeunesse',
  pimms: 'point information médiation multi-services',
  udaf: 'union départementale des associations familiales',
};

/** Short forms with their words as they are written. */
export const ABBREVIATIONS: ReadonlyMap<string, string> = new Map(Object.entries(WRITTEN));
