import { randomUUID } from 'node:crypto';
import { type Item, maySee, type Visitor } from '../kit/fence-world.js';
import { csvOf, place } from '../kit/place.js';
import { type Role, ROLES } from '../kit/roles.js';
import { judge } from './fence.js';
import type { Fence, Holders, Operations, ReadBack, Sample } from './operation.js';

const IMPORTERS: readonly Role[] = [
  'partenaire',
  'coordinateur',
  'gestionnaire_structure',
  'administrateur',
];

export const holders = {
  'lieux.lire': ROLES,
  'lieux.importer': IMPORTERS,
} as const satisfies Holders;

const DIRECTORY = 'the national directory is published';

const COMMUNES: Readonly<Record<string, { commune: string; code_postal: string }>> = {
  62041: { commune: 'Arras', code_postal: '62000' },
  59350: { commune: 'Lille', code_postal: '59000' },
  '01053': { commune: 'Bourg-en-Bresse', code_postal: '01000' },
};

/** A place lies in a commune and belongs to a structure, and is taken only from inside. */
const importFence: Fence = async (question, call) => {
  const { visitor, item } = question;
  const row = place('canari', {
    pivot: item.structure ?? '00000000000000',
    code_insee: item.commune,
    ...COMMUNES[item.commune],
  });
  const answer = await call.send<{ crees: number; rejetes: number }>({
    query: 'simulation=true',
    body: csvOf([row]),
    type: 'text/csv',
  });
  if (!IMPORTERS.includes(visitor.role)) return judge(question, 403, answer);
  const isInside = isWithinFence(visitor, item);
  return answer.status === 200 && answer.body.crees === (isInside ? 1 : 0)
    ? []
    : [`${answer.status} ${answer.text.slice(0, 300)} for ${isInside ? 'inside' : 'outside'}`];
};

const isWithinFence = (visitor: Visitor, item: Item): boolean =>
  maySee({ ...visitor, role: 'coordinateur' }, item);

/** A line of the standard's places. */
const sample: Sample = {
  by: 'admin',
  share: 0.7,
  isCsv: true,
  query: (made) => `source=hostile-${made}`,
  fields: (made) => ({
    id: `lieu-${made}`,
    pivot: '00000000000000',
    nom: 'Médiathèque',
    commune: 'Arras',
    code_postal: '62000',
    code_insee: '62041',
    adresse: '1 rue du Test',
    latitude: '50.29',
    longitude: '2.77',
    date_maj: '2026-01-01',
    services: 'Accès internet et matériel informatique',
    presentation_resume: 'Ouvert à tous',
    telephone: '+33321000000',
  }),
};

const readBack: ReadBack = async (answered, { query }, get) => {
  const {
    simulation,
    crees,
    remarques = [],
  } = answered as {
    simulation?: boolean;
    crees?: number;
    remarques?: object[];
  };
  const source = /^source=(hostile-\d+)$/.exec(query)?.[1];
  if (simulation === true || source === undefined || crees !== 1) return undefined;
  const { data } = (await get('listerLieux', { query: `source=${source}` })) as {
    data: { identifiants?: { id: string }[] }[];
  };
  const [stands = {}] = data;
  return {
    stands: { ...stands, id: stands.identifiants?.[0]?.id },
    remarks: remarques.map((remark) => JSON.stringify(remark)),
  };
};

export const operations = {
  listerLieux: { probe: { status: 200 }, fence: DIRECTORY },
  suivreLieux: { probe: { status: 200 }, fence: DIRECTORY },
  listerVersionsLieu: { probe: { status: 404 }, fence: DIRECTORY },
  lireLieu: { probe: { status: 404 }, fence: DIRECTORY },
  importerLieux: {
    probe: { body: 'id\n', type: 'text/csv', status: 400 },
    fence: importFence,
    success: ({ asPartner }) =>
      asPartner.send({ body: csvOf([place(`succes-${randomUUID()}`)]), type: 'text/csv' }),
    sample,
    readBack,
  },
} as const satisfies Operations;
