import { roleOf } from '@maillage/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const MEASURES = [
  'activities',
  'minutes',
  'participants',
  'genre_masculin',
  'genre_feminin',
  'genre_non_communique',
  'age_moins_de_douze',
  'age_douze_dix_huit',
  'age_dix_huit_vingt_quatre',
  'age_vingt_cinq_trente_neuf',
  'age_quarante_cinquante_neuf',
  'age_soixante_soixante_neuf',
  'age_soixante_dix_plus',
  'age_non_communique',
  'statut_scolarise',
  'statut_sans_emploi',
  'statut_en_emploi',
  'statut_retraite',
  'statut_non_communique',
];

/**
 * The rollups of activities and places, how far they are complete, and how far a rebuild has to go. Locks nothing: new
 * tables. Keys compare by bytes, as the consumers sort them. A fill factor below 100 keeps repeated additions to one
 * row on its page.
 */
export class Rollups1795000000001 implements MigrationInterface {
  readonly name = 'Rollups1795000000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, axis] of [
      ['activity_figures', 'place_kind'],
      ['theme_figures', 'theme'],
    ]) {
      await runner.query(`
        CREATE TABLE ${table} (
          territory text COLLATE "C" NOT NULL,
          grain text COLLATE "C" NOT NULL CHECK (grain IN ('j', 'm')),
          period date NOT NULL,
          type text COLLATE "C" NOT NULL,
          ${axis} text COLLATE "C" NOT NULL,
          ${MEASURES.map((measure) => `${measure} ${measure === 'minutes' ? 'bigint' : 'int'} NOT NULL`).join(', ')},
          PRIMARY KEY (territory, grain, period, type, ${axis})
        ) WITH (fillfactor = 80)`);
    }
    await runner.query(`
      CREATE TABLE place_deltas (
        territory text COLLATE "C" NOT NULL,
        axis text COLLATE "C" NOT NULL,
        value text COLLATE "C" NOT NULL,
        day date NOT NULL,
        delta int NOT NULL,
        PRIMARY KEY (territory, axis, value, day)
      )`);
    await runner.query(
      'CREATE TABLE progress (durable text PRIMARY KEY, applied_until timestamptz NOT NULL)',
    );
    await runner.query(`
      CREATE TABLE rebuild_targets (
        durable text PRIMARY KEY,
        stream_seq bigint NOT NULL,
        is_restarted boolean NOT NULL DEFAULT false
      )`);
    await runner.query(
      `GRANT TRUNCATE ON activity_figures, theme_figures, place_deltas, progress, rebuild_targets,
         inbox, inbox_positions, dead_letters TO ${roleOf('indicators')}`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE rebuild_targets, progress, place_deltas, theme_figures, activity_figures',
    );
  }
}
