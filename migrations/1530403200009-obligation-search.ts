import type { MigrationInterface, QueryRunner } from 'typeorm';
import { foldForSearch } from '../src/kernel/vietnamese-text';

interface OldRow {
  readonly id: string;
  readonly code: string;
  readonly title_vi: string;
  readonly unit_text: string;
}

/** Lists of duties are searched and sorted by the database: the folded text and a code that sorts D1.10 after D1.2 stand in the row. */
export class ObligationSearch1530403200009 implements MigrationInterface {
  name = 'ObligationSearch1530403200009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE obligation ADD COLUMN search_text text');
    await runner.query('ALTER TABLE obligation ADD COLUMN sort_key varchar(120)');
    const rows = (await runner.query(
      'SELECT o.id, o.code, o.title_vi, u.search_text AS unit_text FROM obligation o JOIN unit u ON u.id = o.unit_id',
    )) as OldRow[];
    const [text, key, id] = runner.dataSource.options.type === 'postgres' ? ['$1', '$2', '$3'] : ['?', '?', '?'];
    for (const row of rows) {
      await runner.query(`UPDATE obligation SET search_text = ${text}, sort_key = ${key} WHERE id = ${id}`, [
        `${foldForSearch(`${row.code} ${row.title_vi}`)} ${row.unit_text}`,
        row.code.replace(/\d+/g, (digits) => digits.padStart(6, '0')),
        row.id,
      ]);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE obligation DROP COLUMN sort_key');
    await runner.query('ALTER TABLE obligation DROP COLUMN search_text');
  }
}
