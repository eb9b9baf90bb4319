import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../auth/policy';
import { DatabaseHealth } from '../database/database-health';
import { FileStore } from '../storage/file-store';
import type { Reply } from './request';

@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(
    private readonly database: DatabaseHealth,
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
    const checks = { database: await this.database.check(), files: await this.store() };
    const ready = Object.values(checks).every((state) => state === 'ok');
    await reply.status(ready ? 200 : 503).send({ status: ready ? 'ok' : 'unavailable', checks });
  }

  private async store(): Promise<string> {
    return this.files.temporaryCount().then(
      () => 'ok',
      () => 'not reachable',
    );
  }
}
