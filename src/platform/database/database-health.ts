import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

@Injectable()
export class DatabaseHealth {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** `ok`, or why the server cannot work with its database. */
  async check(): Promise<'ok' | 'not migrated' | 'not reachable'> {
    try {
      await this.dataSource.query('SELECT 1');
      return (await this.dataSource.showMigrations()) ? 'not migrated' : 'ok';
    } catch {
      return 'not reachable';
    }
  }
}
