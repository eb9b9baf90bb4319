import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** The door for queries: reads outside a unit of work. Never used for writing. */
@Injectable()
export class ReadModel {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  get manager(): EntityManager {
    return this.dataSource.manager;
  }

  get isPostgres(): boolean {
    return this.dataSource.options.type === 'postgres';
  }
}
