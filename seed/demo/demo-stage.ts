import type { INestApplicationContext, Type } from '@nestjs/common';
import { AccountStore, CreateAccount } from '../../src/features/identity';
import { UnitQueries } from '../../src/features/organisation';
import type { Actor } from '../../src/kernel/actor';
import { SYSTEM_ACTOR } from '../../src/kernel/system-actor';
import type { SettableClock } from '../../src/platform/clock/clock';
import { FileStore } from '../../src/platform/storage/file-store';
import { DEMO_PASSWORD, demoAccounts, type DemoAccount } from './demo-accounts';
import { sampleUpload } from './sample-upload';
import type { ReceivedFile } from '../../src/platform/http/multipart-receiver';

export interface DemoLogin {
  readonly role: string;
  readonly name: string;
  readonly unit: string;
  readonly username: string;
  readonly password: string;
  /** For `Authorization: Bearer …` of the REST API; demonstration only. */
  readonly token: string;
}

/** What the scenes of the case need: the use cases, who acts, the clock, sample files. */
export class DemoStage {
  private readonly actors = new Map<string, Actor>();

  constructor(
    private readonly app: INestApplicationContext,
    readonly clock: SettableClock,
    readonly say: (line: string) => void,
  ) {}

  use<T>(type: Type<T>): T {
    return this.app.get(type, { strict: false });
  }

  actor(username: string): Actor {
    const actor = this.actors.get(username);
    if (!actor) throw new Error(`no demonstration account ${username}`);
    return actor;
  }

  upload(name: string, title: string): Promise<ReceivedFile> {
    return sampleUpload(this.app.get(FileStore), name, title);
  }

  /** Makes every login of the demonstration. */
  async createAccounts(on: string): Promise<readonly DemoLogin[]> {
    const units = this.use(UnitQueries);
    const districts = await units.list(on, ['district']);
    const departments = await units.list(on, ['department']);
    const accounts = demoAccounts(districts, departments);
    return Promise.all(accounts.map((account) => this.createAccount(account, on)));
  }

  private async createAccount(account: DemoAccount, on: string): Promise<DemoLogin> {
    const unit = await this.use(UnitQueries).byCode(account.unit, on);
    const { id, token } = await this.use(CreateAccount).execute(SYSTEM_ACTOR, {
      username: account.username,
      role: account.role,
      unitId: unit.id,
      postTitleVi: account.titleVi,
      postTitleEn: account.titleEn,
      password: DEMO_PASSWORD,
      withToken: 'demo',
    });
    const actor = await this.use(AccountStore).actorOf(id);
    if (actor) this.actors.set(account.username, actor);
    return { role: account.role, name: account.titleVi, unit: account.unit, username: account.username, password: DEMO_PASSWORD, token: token ?? '' };
  }
}
