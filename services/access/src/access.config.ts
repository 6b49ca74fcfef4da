import { join } from 'node:path';
import { platformConfig } from '@maillage/platform';
import { readSettings, secret, text } from '@maillage/platform/access';

/** Settings of the access service. */
export const accessConfig = readSettings(
  {
    adminKey: secret('ACCESS_ADMIN_KEY', "clé de l'administrateur à créer au démarrage"),
    journalKey: secret(
      'ACCESS_JOURNAL_KEY',
      "clé qui signe le journal d'audit : 32 octets en base64url ; à défaut, faite et gardée dans DATA_DIR",
    ),
    erasures: text(
      'ACCESS_ERASURES',
      'registre des effacements, un fichier hors de la base et de ses sauvegardes',
      join(platformConfig.dataDir, 'effacements.jsonl'),
    ),
  },
  process.env,
);
