import { readSettings, text } from '@maillage/platform';

/** Settings of the access service. */
export const accessConfig = readSettings(
  { adminKey: text('ACCESS_ADMIN_KEY', "clé de l'administrateur à créer au démarrage", '') },
  process.env,
);
