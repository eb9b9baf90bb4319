import type { MigrationInterface, QueryRunner } from 'typeorm';

const WRITTEN_ONCE = ['id', 'round_id', 'number', 'obligation_id', 'unit_id', 'sequence', 'level', 'channel', 'missing_vi', 'note_vi', 'sent_at', 'sent_by_title', 'request_key'].join(', ');
/** All tables that are only ever added to; PostgreSQL empties a table without touching its rows one by one. */
const APPEND_ONLY = ['fact_row', 'obligation_update', 'consolidation', 'urging'] as const;

/** The urging ledger is only ever added to; that the unit has seen a row is noted in it once. */
export class UrgingAppendOnly1530403200010 implements MigrationInterface {
  name = 'UrgingAppendOnly1530403200010';

  async up(runner: QueryRunner): Promise<void> {
    if (runner.dataSource.options.type === 'postgres') {
      const refuse = 'EXECUTE FUNCTION refuse_change()';
      await runner.query(`CREATE TRIGGER urging_append_only BEFORE UPDATE OF ${WRITTEN_ONCE} OR DELETE ON urging FOR EACH ROW ${refuse}`);
      await runner.query(`CREATE TRIGGER urging_seen_once BEFORE UPDATE OF seen_at ON urging FOR EACH ROW WHEN (OLD.seen_at IS NOT NULL) ${refuse}`);
      for (const table of APPEND_ONLY) await runner.query(`CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT ${refuse}`);
      return;
    }
    const refuse = `BEGIN SELECT RAISE(ABORT, 'urging is append-only'); END`;
    await runner.query(`CREATE TRIGGER urging_no_delete BEFORE DELETE ON urging ${refuse}`);
    await runner.query(`CREATE TRIGGER urging_no_update BEFORE UPDATE OF ${WRITTEN_ONCE} ON urging ${refuse}`);
    await runner.query(`CREATE TRIGGER urging_seen_once BEFORE UPDATE OF seen_at ON urging WHEN OLD.seen_at IS NOT NULL ${refuse}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    if (runner.dataSource.options.type === 'postgres') {
      for (const table of APPEND_ONLY) await runner.query(`DROP TRIGGER ${table}_no_truncate ON ${table}`);
      for (const trigger of ['urging_seen_once', 'urging_append_only']) await runner.query(`DROP TRIGGER ${trigger} ON urging`);
      return;
    }
    for (const trigger of ['urging_seen_once', 'urging_no_update', 'urging_no_delete']) await runner.query(`DROP TRIGGER ${trigger}`);
  }
}
