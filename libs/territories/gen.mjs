// Writes src/gen/atlas.json, the compact form of the official geographic code, from the npm packages of the code:
// the present edition, and the 2019 edition that alone carries the history since 1943.
// `node libs/territories/gen.mjs [folder]`: below another copy of the tree instead of this one.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
/** The main entry of these packages reads from the current folder and fails: their files are loaded by path. */
const load = (name, file) => {
  const root = dirname(require.resolve(`${name}/package.json`));
  return JSON.parse(readFileSync(join(root, 'data', file), 'utf8'));
};
const PRESENT = '@etalab/decoupage-administratif';
const root = process.argv[2] ?? fileURLToPath(new URL('../..', import.meta.url));
const target = join(root, 'libs/territories/src/gen/atlas.json');
const notInPackages = JSON.parse(
  readFileSync(new URL('./not-in-packages.json', import.meta.url), 'utf8'),
);
const byCode = (a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

function build() {
  const all = load(PRESENT, 'communes.json');
  const regions = load(PRESENT, 'regions.json').sort(byCode);
  const departements = load(PRESENT, 'departements.json').sort(byCode);
  const epcis = load(PRESENT, 'epci.json').sort(byCode);
  const communes = all.filter((one) => one.type === 'commune-actuelle').sort(byCode);
  const current = new Set(communes.map((one) => one.code));
  const epciOf = new Map(
    epcis.flatMap((epci, index) => epci.membres.map((member) => [member.code, index])),
  );
  const departementIndex = new Map(departements.map((one, index) => [one.code, index]));
  const regionIndex = new Map(regions.map((one, index) => [one.code, index]));
  const postal = (one) => (one.codesPostaux ?? []).join(' ');
  const rest = all.filter((one) => one.type !== 'commune-actuelle').sort(byCode);
  const parts = rest.map((one) => [
    one.code,
    one.nom,
    one.commune ?? one.chefLieu,
    one.type[0] === 'a' ? 'm' : one.type[8],
    postal(one),
  ]);
  return {
    regions: regions.map((one) => [one.code, one.nom]),
    departements: departements.map((one) => [one.code, one.nom, regionIndex.get(one.region)]),
    epcis: epcis.map((one) => [one.code, one.nom, one.type]),
    communes: communes.map((one) => [
      one.code,
      one.nom,
      departementIndex.get(one.departement),
      epciOf.get(one.code) ?? -1,
      one.population ?? -1,
      postal(one),
    ]),
    parts,
    former: formerCodes(current, new Map(parts.map(([code, , parent]) => [code, parent]))),
    names: formerNames(communes),
  };
}

/** Names that a code of today has borne, apart from its own: [code, name]. */
function formerNames(communes) {
  const present = new Map(communes.map(({ code, nom }) => [code, nom]));
  const borne = load('decoupage-2019', 'historique-communes.json')
    .filter(({ type, code, nom }) => type === 'COM' && (present.get(code) ?? nom) !== nom)
    .map(({ code, nom }) => [code, nom]);
  const rows = new Map([...borne, ...notInPackages.names].map((row) => [row.join(), row]));
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

/** Codes of communes that were, with those that came after them: [code, name, successors]. */
function formerCodes(current, parents) {
  const history = load('decoupage-2019', 'historique-communes.json');
  const byId = new Map(history.map((one) => [one.id, one]));
  const today = (code) =>
    current.has(code) ? [code] : parents.has(code) ? [parents.get(code)] : [];
  /** Follows a record to the communes of the end of the history, then to today's. */
  const follow = (record, seen) => {
    if (record === undefined || seen.has(record.id)) return [];
    seen.add(record.id);
    if (record.dateFin === undefined) {
      if (record.type === 'COM') return today(record.code);
      return record.pole ? follow(byId.get(record.pole), seen) : today(record.code);
    }
    const next = [].concat(record.successeur ?? []).flatMap((id) => follow(byId.get(id), seen));
    return next.length > 0 || !record.pole ? next : follow(byId.get(record.pole), seen);
  };
  const found = new Map();
  for (const record of history) {
    if (
      record.type !== 'COM' ||
      record.dateFin === undefined ||
      current.has(record.code) ||
      parents.has(record.code)
    )
      continue;
    const successors = follow(record, new Set());
    if (successors.length === 0) continue;
    const known = found.get(record.code) ?? { nom: record.nom, codes: new Set() };
    for (const code of successors) known.codes.add(code);
    found.set(record.code, { ...known, nom: record.nom });
  }
  const rows = [...found].map(([code, { nom, codes }]) => [code, nom, [...codes].sort().join(' ')]);
  return [...rows, ...notInPackages.former.filter(([code]) => !found.has(code))].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
}

const text = Object.entries(build())
  .map(
    ([name, rows]) =>
      `${JSON.stringify(name)}:[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]`,
  )
  .join(',\n');
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, `{${text}}\n`);
