// `gen-settings.mjs <folder>`: writes deploy/SETTINGS.md below a folder, from the settings that the built code declares in
// its `*.config.js`. In a process of its own, without the caller's settings, so that what it shows are the defaults.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { DEMONSTRATION } from './demonstration.mjs';
import { ROOT, filesUnder } from './files.mjs';

const DIST = join(ROOT, 'dist');
const { settingsOf } = await import(join(DIST, 'libs/platform/src/config/settings.js'));

/** Every process has the platform in it; the settings of a service are read where it is mounted. */
const readerOf = (file) => {
  const [kind, name] = relative(DIST, file).split('/');
  return kind === 'services' ? name : 'tous';
};

const sourceOf = (file) => join(ROOT, relative(DIST, file).replace(/js$/, 'ts'));

const exportsOf = async (file) => Object.values(await import(file)).filter(isObject);
const isObject = (value) => typeof value === 'object' && value !== null;

async function declared() {
  const files = filesUnder(DIST)
    .filter((file) => file.endsWith('.config.js') && existsSync(sourceOf(file))) // the build leaves what moved behind
    .sort();
  const found = [];
  for (const file of files) {
    const settings = (await exportsOf(file)).flatMap((values) => settingsOf(values) ?? []);
    found.push(...settings.map((setting) => ({ ...setting, reader: readerOf(file) })));
  }
  return found.sort((a, b) => (a.env < b.env ? -1 : 1));
}

function defaultOf({ form, fallback }) {
  if (fallback === undefined) return 'à donner';
  if (form === 'secret' || fallback === '' || fallback.length === 0) return '–';
  return `\`${fallback}\``;
}

const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const line = (setting) =>
  `| \`${setting.env}\` | ${setting.form} | ${defaultOf(setting)} | ${cell(setting.doc)} | ${setting.reader} |`;

const settings = await declared();
const twice = settings.filter(({ env }, index) => settings[index - 1]?.env === env);
if (twice.length > 0)
  throw new Error(`Déclarés deux fois : ${twice.map(({ env }) => env).join(', ')}.`);

const path = join(process.argv[2], 'deploy/SETTINGS.md');
mkdirSync(dirname(path), { recursive: true });
writeFileSync(
  path,
  `# Réglages

Produit par \`npm run gen\` à partir des \`*.config.ts\` ; ne pas modifier à la main.

Ce sont des variables d'environnement, lues une fois au démarrage ; une variable vide vaut absente. Un réglage mal formé
empêche le démarrage, et tous ceux qui le sont sont nommés ensemble, sans leur valeur. « tous » : chaque processus le lit,
quels que soient les services qu'il monte. Sinon, seuls les processus qui montent ce service (\`TARGET\`) le lisent.
Les secrets, et ce qu'il en coûte de les perdre : [SECURITY.md](../SECURITY.md).

| Réglage | Forme | Défaut | Effet | Lu par |
|---|---|---|---|---|
${[...settings, { ...DEMONSTRATION, reader: '`npm start`' }].map(line).join('\n')}

\`npm start\` donne lui-même \`DATABASE_URL\`, \`NATS_URL\` et \`ACCESS_ADMIN_KEY\` quand ils sont absents. Avec \`docker compose\`,
les mots de passe des deux serveurs s'appellent \`POSTGRES_PASSWORD\` et \`NATS_PASSWORD\`.
`,
);
process.exit(0);
