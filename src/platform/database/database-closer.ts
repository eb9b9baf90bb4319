import type { OnApplicationShutdown } from '@nestjs/common';
import type { DataSource } from 'typeorm';

/** The server that opened the database closes it, last of all: SQLite folds its log back into the file, PostgreSQL gets its connections back. */
export class DatabaseCloser implements OnApplicationShutdown {
  constructor(private readonly dataSource: DataSource) {}

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}
