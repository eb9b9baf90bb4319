import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const INDEX = 'uq_stored_file_upload';

/** A file that came in pieces knows its upload, so that the end of an upload, said twice, attaches it once. */
export class Uploads1530403200013 implements MigrationInterface {
  name = 'Uploads1530403200013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE stored_file ADD COLUMN upload_id varchar(32)');
    await runner.createIndex('stored_file', new TableIndex({ name: INDEX, columnNames: ['upload_id'], isUnique: true }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('stored_file', INDEX);
    await runner.query('ALTER TABLE stored_file DROP COLUMN upload_id');
  }
}
