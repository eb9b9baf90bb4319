import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Public } from '../auth/policy';
import { FileStore } from '../storage/file-store';
import type { Reply } from './request';

@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    private readonly files: FileStore,
  ) {}

  /** The process answers. */
  @Public()
  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** The process can do its work: database open and migrated, file store there. 503 with the reason otherwise. */
  @Public()
  @Get('ready')
  async ready(@Res() reply: Reply): Promise<void> {
    const checks = { database: await this.database(), files: await this.store() };
    const ready = Object.values(checks).every((state) => state === 'ok');
    await reply.status(ready ? 200 : 503).send({ status: ready ? 'ok' : 'unavailable', checks });
  }

  private async database(): Promise<string> {
    try {
      await this.dataSource.query('SELECT 1');
      return (await this.dataSource.showMigrations()) ? 'not migrated' : 'ok';
    } catch {
      return 'not reachable';
    }
  }

  private async store(): Promise<string> {
    return this.files.temporaryCount().then(
      () => 'ok',
      () => 'not reachable',
    );
  }
}
