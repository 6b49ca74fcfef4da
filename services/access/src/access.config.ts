import { readSettings, text } from '@maillage/platform';

/** Settings of the access service. */
export const accessConfig = readSettings(
  {
    adminKey: text('ACCESS_ADMIN_KEY', "clé de l'administrateur à créer au démarrage", ''),
    journalKey: text('ACCESS_JOURNAL_KEY', "clé qui signe le journal d'audit : 32 octets en base64url ; à défaut, faite et gardée dans DATA_DIR", ''),
    dataDir: text('DATA_DIR', 'dossier de ce qui se garde hors de la base', '.data'),
  },
  process.env,
);
