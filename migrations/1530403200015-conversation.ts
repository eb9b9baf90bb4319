import type { MigrationInterface, QueryRunner } from 'typeorm';

const WRITTEN_ONCE = ['id', 'report_id', 'finding_id', 'visibility', 'text_vi', 'addressed_id', 'written_by_id', 'written_by_title', 'written_by_unit_id', 'written_at'].join(', ');

/** What was said about an item stays as it was said; that the addressed post has seen it is noted once. Duties without a report know their arrivals too. */
export class Conversation1530403200015 implements MigrationInterface {
  name = 'Conversation1530403200015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE remark ADD COLUMN seen_at bigint');
    await runner.query('UPDATE obligation SET last_submitted_at = first_submitted_at WHERE last_submitted_at IS NULL');
    await runner.query(`UPDATE obligation SET complete_submitted_at = last_submitted_at WHERE complete_submitted_at IS NULL AND state = 'accepted'`);
    if (runner.dataSource.options.type === 'postgres') {
      const refuse = 'EXECUTE FUNCTION refuse_change()';
      await runner.query(`CREATE TRIGGER remark_append_only BEFORE UPDATE OF ${WRITTEN_ONCE} OR DELETE ON remark FOR EACH ROW ${refuse}`);
      await runner.query(`CREATE TRIGGER remark_seen_once BEFORE UPDATE OF seen_at ON remark FOR EACH ROW WHEN (OLD.seen_at IS NOT NULL) ${refuse}`);
      await runner.query(`CREATE TRIGGER remark_no_truncate BEFORE TRUNCATE ON remark FOR EACH STATEMENT ${refuse}`);
      return;
    }
    const refuse = `BEGIN SELECT RAISE(ABORT, 'remark is append-only'); END`;
    await runner.query(`CREATE TRIGGER remark_no_delete BEFORE DELETE ON remark ${refuse}`);
    await runner.query(`CREATE TRIGGER remark_no_update BEFORE UPDATE OF ${WRITTEN_ONCE} ON remark ${refuse}`);
    await runner.query(`CREATE TRIGGER remark_seen_once BEFORE UPDATE OF seen_at ON remark WHEN OLD.seen_at IS NOT NULL ${refuse}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    const postgres = runner.dataSource.options.type === 'postgres';
    const triggers = postgres ? ['remark_no_truncate', 'remark_seen_once', 'remark_append_only'] : ['remark_seen_once', 'remark_no_update', 'remark_no_delete'];
    for (const trigger of triggers) await runner.query(postgres ? `DROP TRIGGER ${trigger} ON remark` : `DROP TRIGGER ${trigger}`);
    await runner.query('ALTER TABLE remark DROP COLUMN seen_at');
  }
}
