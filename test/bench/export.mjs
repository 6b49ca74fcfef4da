// Export of 200,000 places as CSV and XLSX, against COPY of the same columns; how much memory the server takes for it.
import { readFileSync } from 'node:fs';
import pg from 'pg';
import copyStreams from 'pg-copy-streams';
import { startStack } from './stack.mjs';

const ROWS = 200_000;
const ROUNDS = 3;
const COLUMNS =
  'id pivot nom commune code_postal code_insee adresse complement_adresse latitude longitude typologie telephone courriels site_web horaires presentation_resume presentation_detail source itinerance structure_parente date_maj services publics_specifiquement_adresses prise_en_charge_specifique frais_a_charge dispositif_programmes_nationaux formations_labels autres_formations_labels modalites_acces modalites_accompagnement fiche_acces_libre prise_rdv'.split(
    ' ',
  );
const WANTED = { csv: 0.4, xlsx: 0.05 };
const MOST_GROWTH = 60;

/** A place as full as those of the national directory are, written straight into the table. */
const FILL = `INSERT INTO actors.places (id, source, source_id, commune, body, created_at, modified_at)
  SELECT ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'bench', 'p' || n, '62041', jsonb_build_object(
    'pivot', '43493312300029', 'nom', 'Médiathèque, annexe n° ' || n, 'commune', 'Arras', 'code_postal', '62000', 'code_insee', '62041',
    'adresse', n || ' place des Héros', 'latitude', 50.29 + n * 1e-6, 'longitude', 2.77, 'typologie', '["BIB"]'::jsonb,
    'telephone', '+33321000000', 'courriels', '["contact@exemple.fr"]'::jsonb, 'site_web', '["https://exemple.fr/lieux"]'::jsonb,
    'horaires', 'Mo-Fr 09:00-12:00,14:00-17:30; Sa 08:30-12:00', 'presentation_resume', 'Un lieu ouvert à toutes et tous, avec des ordinateurs et de l’aide',
    'source', 'bench', 'date_maj', '2026-01-15', 'services', '["Aide aux démarches administratives", "Accès internet et matériel informatique"]'::jsonb,
    'frais_a_charge', '["Gratuit"]'::jsonb, 'modalites_acces', '["Se présenter", "Téléphoner"]'::jsonb), now(), now()
  FROM generate_series(1, $1::int) AS n`;

const residentMiB = (pid) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

/** Rows a second, and by how much the server grew at most meanwhile. */
async function exported(stack, key, format) {
  const pid = await stack.pid();
  const before = residentMiB(pid);
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, residentMiB(pid))), 100);
  const started = performance.now();
  const answer = await fetch(`${stack.url}/v1/lieux?format=${format}`, {
    headers: { authorization: `Bearer ${key}`, 'accept-encoding': 'identity' },
  });
  let bytes = 0;
  for await (const piece of answer.body) bytes += piece.length;
  clearInterval(watch);
  if (!answer.ok || bytes < ROWS) throw new Error(`${format}: ${answer.status}, ${bytes} bytes`);
  return { rate: ROWS / ((performance.now() - started) / 1000), growth: most - before };
}

async function copyRate(client) {
  const cells = COLUMNS.map((name) => (name === 'id' ? 'source_id' : `body->>'${name}'`));
  const started = performance.now();
  const out = client.query(
    copyStreams.to(`COPY (SELECT ${cells.join(', ')} FROM actors.places ORDER BY id) TO STDOUT`),
  );
  for await (const _ of out) continue;
  return ROWS / ((performance.now() - started) / 1000);
}

export async function exportPlaces() {
  const stack = await startStack('access,actors');
  const client = new pg.Client({ connectionString: stack.databaseUrl });
  await client.connect();
  try {
    const key = await stack.open('coordinateur', 'bench');
    // The index of codes takes minutes to fill, and no export of everything reads it.
    await client.query('DROP INDEX actors.places_body');
    await client.query(FILL, [ROWS]);
    await client.query('VACUUM ANALYZE actors.places');
    const found = { csv: [], xlsx: [], copy: [] };
    // Once before the clock starts: code is compiled and exceljs loaded.
    for (const format of ['csv', 'xlsx']) await exported(stack, key, format);
    for (let round = 0; round < ROUNDS; round++) {
      found.copy.push(await copyRate(client));
      for (const format of ['csv', 'xlsx']) found[format].push(await exported(stack, key, format));
    }
    const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
    const copy = median(found.copy);
    return Object.entries(WANTED).flatMap(([format, wanted]) => {
      const rate = median(found[format].map((one) => one.rate));
      const growth = Math.max(...found[format].map((one) => one.growth));
      return [
        {
          name: `export de ${ROWS} lieux en ${format} ÷ COPY TO des mêmes colonnes`,
          value: rate / copy,
          asked: `≥ ${wanted}`,
          isGood: rate / copy >= wanted,
          detail: `${Math.round(rate)}/s contre ${Math.round(copy)}/s`,
        },
        {
          name: `mémoire prise par cet export en ${format}, en Mio`,
          value: growth,
          asked: `≤ ${MOST_GROWTH}`,
          isGood: growth <= MOST_GROWTH,
          detail: `tours ${found[format].map((one) => one.growth.toFixed(0)).join(', ')}`,
        },
      ];
    });
  } finally {
    await client.end();
    await stack.stop();
  }
}
