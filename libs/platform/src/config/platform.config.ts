import { choice, integer, readSettings, secret, text } from './settings.js';

/** The settings of every process, whatever services it mounts. Read once, when first imported. */
export const platformConfig = readSettings(
  {
    databaseUrl: text(
      'DATABASE_URL',
      'adresse de PostgreSQL, postgres://…',
      'postgres://127.0.0.1:5432/maillage',
    ),
    natsUrl: text('NATS_URL', 'adresse de NATS, nats://…', 'nats://127.0.0.1:4222'),
    target: text('TARGET', 'services à monter : all, ou des noms séparés par des virgules', 'all'),
    host: text('HOST', "adresse d'écoute", '127.0.0.1'),
    port: integer('PORT', "port d'écoute, 0 pour un port libre", 3000, 0, 65_535),
    poolSize: integer('DATABASE_POOL', 'connexions PostgreSQL par service', 8, 2, 200),
    bodyLimit: integer(
      'BODY_LIMIT',
      "taille maximale d'un corps JSON ordinaire, en octets",
      1_048_576,
      1024,
    ),
    streamLimit: integer(
      'STREAM_LIMIT',
      "taille maximale d'un envoi par flux, en octets",
      4_294_967_296,
      1024,
    ),
    corsOrigins: text(
      'CORS_ORIGINS',
      'origines de navigateur permises, séparées par des virgules',
      '',
    ),
    ratePerMinute: integer(
      'RATE_PER_MINUTE',
      'requêtes par minute et par appelant, tous processus ensemble',
      60_000,
      1,
    ),
    refusedPerMinute: integer(
      'RATE_REFUSED_PER_MINUTE',
      'clés refusées par minute et par adresse, tous processus ensemble',
      600,
      1,
    ),
    guessesPerMinute: integer(
      'RATE_GUESSES_PER_MINUTE',
      'adresses personnelles (/a/…) inconnues par minute, pour tous ensemble ; une même adresse IP en a le vingtième',
      600,
      20,
    ),
    publicUrl: text(
      'PUBLIC_URL',
      'adresse publique de cette installation, https://… ; vide : celle de la demande',
      '',
    ),
    trustedProxies: text(
      'TRUSTED_PROXIES',
      'adresses des mandataires dont X-Forwarded-For est cru, séparées par des virgules',
      '',
    ),
    slowSeconds: integer(
      'SLOW_SECONDS',
      "délai d'arrivée d'une demande ordinaire, et durée sur laquelle se juge le débit d'un flux, en secondes",
      30,
      1,
      3600,
    ),
    slowRate: integer(
      'SLOW_RATE',
      "débit minimal d'un envoi ou d'une réponse que l'appelant fait attendre, en octets par seconde",
      1024,
      1,
    ),
    heartbeatSeconds: integer(
      'TASK_HEARTBEAT_SECONDS',
      "silence après laquelle le flux d'événements d'une tâche envoie un commentaire, en secondes",
      15,
      1,
      3600,
    ),
    taskBytes: integer(
      'TASK_BODY_BYTES',
      "taille annoncée d'un fichier à partir de laquelle son import est une tâche (202) sans qu'on le demande, en octets",
      5_242_880,
      1,
    ),
    drainNoticeMs: integer(
      'DRAIN_NOTICE_MS',
      "à l'arrêt, temps pendant lequel /sante/pret répond 503 avant que l'écoute cesse, en ms",
      500,
      0,
      600_000,
    ),
    drainSeconds: integer(
      'DRAIN_SECONDS',
      "à l'arrêt, temps laissé aux demandes en cours, en secondes",
      25,
      0,
      3600,
    ),
    dataDir: text('DATA_DIR', 'dossier des fichiers propres à cette installation', '.data'),
    masterKey: secret(
      'ACCESS_MASTER_KEY',
      'clé maîtresse des données personnelles, 32 octets en base64url ; absente : un fichier de DATA_DIR',
    ),
    masterKeyPrevious: secret(
      'ACCESS_MASTER_KEY_PREVIOUS',
      'clé maîtresse d’avant, le temps que npm run people:rewrap la remplace partout',
    ),
    peopleEachHour: integer(
      'PERSONNES_PAR_HEURE',
      'personnes différentes dont un appelant peut lire les données en une heure',
      300,
      1,
    ),
    peopleEachDay: integer(
      'PERSONNES_PAR_JOUR',
      'personnes différentes dont un appelant peut lire les données en un jour',
      2_000,
      1,
    ),
    logLevel: text('LOG_LEVEL', 'niveau du journal : fatal, error, warn, info, debug', 'info'),
    logFormat: choice(
      'LOG_FORMAT',
      'forme du journal : json, un objet par ligne ; text, à lire ; auto, text sur un terminal et json ailleurs',
      ['auto', 'json', 'text'],
      'auto',
    ),
  },
  process.env,
);
