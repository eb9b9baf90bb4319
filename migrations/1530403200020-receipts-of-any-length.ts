import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';

const line = new TableColumn({ name: 'result', type: 'varchar', length: '200' });
const text = new TableColumn({ name: 'result', type: 'text' });

/** What a form led to may be long: the numbers of a hundred urgings are more than a line. */
export class ReceiptsOfAnyLength1530403200020 implements MigrationInterface {
  name = 'ReceiptsOfAnyLength1530403200020';

  async up(runner: QueryRunner): Promise<void> {
    if (runner.dataSource.options.type === 'postgres') await runner.query('ALTER TABLE form_receipt ALTER COLUMN result TYPE text');
    else await runner.changeColumn('form_receipt', line, text);
  }

  async down(runner: QueryRunner): Promise<void> {
    if (runner.dataSource.options.type === 'postgres') await runner.query('ALTER TABLE form_receipt ALTER COLUMN result TYPE varchar(200) USING substr(result, 1, 200)');
    else await runner.changeColumn('form_receipt', text, line);
  }
}
