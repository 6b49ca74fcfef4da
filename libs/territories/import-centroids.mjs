// Writes src/centroids.json out of a table of centroids and areas of communes (code, nom, latitude, longitude, surface_km2):
// `node libs/territories/import-centroids.mjs table.csv [target]`.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';

const [table, target = fileURLToPath(new URL('./src/centroids.json', import.meta.url))] =
  process.argv.slice(2);
const rows = parse(readFileSync(table), { columns: true });
const round = (text, digits) => Number(Number(text).toFixed(digits));
const communes = rows.map(({ code, latitude, longitude, surface_km2: area }) =>
  JSON.stringify([code, round(latitude, 3), round(longitude, 3), round(area, 1)]),
);
const source =
  'Area-weighted centroids and areas (km²) of communes of 2018, out of IGN Admin Express 2018 and INSEE (gregoiredavid/france-geojson), Licence Ouverte.';
writeFileSync(
  target,
  `{"source":${JSON.stringify(source)},"communes":[\n${communes.join(',\n')}\n]}\n`,
);
