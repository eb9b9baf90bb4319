import { TableCheck, TableColumn, type QueryRunner } from 'typeorm';
import type { MigrationInterface } from 'typeorm';

const WRITTEN_BEFORE = ['id', 'round_id', 'number', 'obligation_id', 'unit_id', 'sequence', 'level', 'channel', 'missing_vi', 'note_vi', 'sent_at', 'sent_by_title', 'request_key'];
const NEW = [
  ['step', 'varchar', '20'],
  ['dispatch', 'varchar', '80'],
  ['to_vi', 'text', undefined],
  ['missing', 'text', undefined],
  ['too_late_at', 'bigint', undefined],
  ['signing', 'varchar', '20'],
  ['spoken_with', 'varchar', '300'],
  ['answer_vi', 'text', undefined],
] as const;
const columns = (): TableColumn[] => NEW.map(([name, type, length]) => new TableColumn({ name, type, isNullable: true, ...(length ? { length } : {}) }));

const check = (name: string, column: string, values: readonly string[], nullable = false): TableCheck =>
  new TableCheck({ name, expression: `${nullable ? `"${column}" IS NULL OR ` : ''}"${column}" IN (${values.map((value) => `'${value}'`).join(', ')})` });
const LEVELS = ['handler', 'head', 'homeAffairsLetter', 'chairProposal'];
const BEFORE = [check('ck_urging_level', 'level', LEVELS), check('ck_urging_channel', 'channel', ['system', 'phone', 'email', 'letter'])];
const WIDER = [check('ck_urging_level', 'level', ['reminder', ...LEVELS]), check('ck_urging_channel', 'channel', ['system', 'phone', 'chat', 'email', 'letter'])];
const ADDED = [check('ck_urging_step', 'step', ['before', 'onDay', 'after'], true), check('ck_urging_signing', 'signing', ['director', 'deputy', 'office'], true)];

/** Reminders and spoken urgings have their rows too; each row says to whom, what lacked, under which date, and with which others it went out. */
export class UrgingLedger1530403200025 implements MigrationInterface {
  name = 'UrgingLedger1530403200025';

  async up(runner: QueryRunner): Promise<void> {
    await withoutTriggers(runner, [...WRITTEN_BEFORE, ...NEW.map(([name]) => name)], async () => {
      for (const one of BEFORE) await runner.dropCheckConstraint('urging', one.name ?? '');
      await runner.createCheckConstraints('urging', WIDER);
      await runner.addColumns('urging', columns());
      await runner.createCheckConstraints('urging', ADDED);
      await runner.query(`UPDATE urging SET dispatch = (SELECT r.code FROM inspection_round r WHERE r.id = urging.round_id) || '-' || CAST(number AS varchar(10)), too_late_at = (SELECT o.too_late_at FROM obligation o WHERE o.id = urging.obligation_id)`);
      await runner.query('CREATE INDEX ix_urging_unit ON urging (unit_id, seen_at)');
      await runner.query('CREATE INDEX ix_urging_dispatch ON urging (dispatch)');
    });
  }

  /** A reminder becomes what it looks most like: the older ledger has no word for it. */
  async down(runner: QueryRunner): Promise<void> {
    await withoutTriggers(runner, WRITTEN_BEFORE, async () => {
      for (const index of ['ix_urging_dispatch', 'ix_urging_unit']) await runner.query(`DROP INDEX ${index}`);
      await runner.query(`UPDATE urging SET level = 'handler' WHERE level = 'reminder'`);
      await runner.query(`UPDATE urging SET channel = 'phone' WHERE channel = 'chat'`);
      for (const one of [...ADDED, ...WIDER]) await runner.dropCheckConstraint('urging', one.name ?? '');
      await runner.dropColumns('urging', columns());
      await runner.createCheckConstraints('urging', BEFORE);
    });
  }
}

/** SQLite builds a table anew to change its checks, which takes the triggers with it; rows may be filled up only without them. */
async function withoutTriggers(runner: QueryRunner, written: readonly string[], work: () => Promise<void>): Promise<void> {
  const postgres = runner.dataSource.options.type === 'postgres';
  const triggers = postgres ? ['urging_append_only ON urging'] : ['urging_seen_once', 'urging_no_update', 'urging_no_delete'];
  for (const trigger of triggers) await runner.query(`DROP TRIGGER ${trigger}`);
  await work();
  if (postgres) {
    await runner.query(`CREATE TRIGGER urging_append_only BEFORE UPDATE OF ${written.join(', ')} OR DELETE ON urging FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    return;
  }
  const refuse = `BEGIN SELECT RAISE(ABORT, 'urging is append-only'); END`;
  await runner.query(`CREATE TRIGGER urging_no_delete BEFORE DELETE ON urging ${refuse}`);
  await runner.query(`CREATE TRIGGER urging_no_update BEFORE UPDATE OF ${written.join(', ')} ON urging ${refuse}`);
  await runner.query(`CREATE TRIGGER urging_seen_once BEFORE UPDATE OF seen_at ON urging WHEN OLD.seen_at IS NOT NULL ${refuse}`);
}
