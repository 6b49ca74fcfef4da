import { integer, readSettings, text } from './settings.js';

/** What every process needs to know, whatever services it mounts. Read once, when first imported. */
export const platformConfig = readSettings(
  {
    databaseUrl: text('DATABASE_URL', 'adresse de PostgreSQL, postgres://…', 'postgres://127.0.0.1:5432/maillage'),
    natsUrl: text('NATS_URL', 'adresse de NATS, nats://…', 'nats://127.0.0.1:4222'),
    target: text('TARGET', 'services à monter : all, ou des noms séparés par des virgules', 'all'),
    host: text('HOST', "adresse d'écoute", '127.0.0.1'),
    port: integer('PORT', "port d'écoute, 0 pour un port libre", 3000, 0, 65_535),
    poolSize: integer('DATABASE_POOL', 'connexions PostgreSQL par service', 8, 2, 200),
    bodyLimit: integer('BODY_LIMIT', "taille maximale d'un corps JSON ordinaire, en octets", 1_048_576, 1024),
    streamLimit: integer('STREAM_LIMIT', "taille maximale d'un envoi par flux, en octets", 4_294_967_296, 1024),
    corsOrigins: text('CORS_ORIGINS', 'origines de navigateur permises, séparées par des virgules', ''),
    ratePerMinute: integer('RATE_PER_MINUTE', 'requêtes par minute et par appelant', 60_000, 1),
    logLevel: text('LOG_LEVEL', 'niveau du journal : fatal, error, warn, info, debug', 'info'),
  },
  process.env,
);
