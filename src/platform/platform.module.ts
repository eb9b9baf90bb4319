import { join } from 'node:path';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from './clock/clock';
import { Settings } from './config/settings';
import { openDataSource, type EntityClass } from './database/data-source';
import { DatabaseCloser } from './database/database-closer';
import { DatabaseHealth } from './database/database-health';
import { ReadModel } from './database/read-model';
import { UnitOfWork } from './database/unit-of-work';
import { FactQueries } from './facts/fact.queries';
import { FactReader } from './facts/fact-reader';
import { FactRecorder } from './facts/fact-recorder';
import { MultipartReceiver } from './http/multipart-receiver';
import { ViewService } from './http/view.service';
import { I18n } from './i18n';
import { MailDelivery } from './mail/mail-delivery';
import { MailTransport } from './mail/mail-transport';
import { OutgoingMailStore } from './mail/outgoing-mail.store';
import { FileStore } from './storage/file-store';

/** Folder that holds `templates/` and `locales/`: the project's top, whether the code runs from `src` or from `dist/src`. */
export function projectRoot(from = __dirname): string {
  const parts = from.split(/[\\/]/);
  const top = parts.lastIndexOf('dist') >= 0 ? parts.lastIndexOf('dist') : parts.lastIndexOf('src');
  return parts.slice(0, top).join('/') || '/';
}

export interface PlatformParts {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly entities: readonly EntityClass[];
  /** Tests hand in a data source of their own; the server opens the one of its settings. */
  readonly dataSource?: DataSource;
}

@Global()
@Module({})
export class PlatformModule {
  static with({ settings, clock, entities, dataSource }: PlatformParts): DynamicModule {
    const root = projectRoot();
    const i18n = new I18n({ localesDir: join(root, 'locales') });
    const openDatabase = async (): Promise<DataSource> => dataSource ?? openDataSource({ url: settings.databaseUrl, entities });
    const openFiles = async (): Promise<FileStore> => {
      const store = new FileStore(settings.storageDir);
      await store.prepare();
      return store;
    };
    const views = (): ViewService =>
      new ViewService({
        searchPaths: [join(root, 'templates'), join(root, 'node_modules/govuk-frontend/dist')],
        manifestPath: join(settings.publicDir, 'manifest.json'),
        i18n,
      });
    return {
      module: PlatformModule,
      providers: [
        { provide: Settings, useValue: settings },
        { provide: Clock, useValue: clock },
        { provide: DataSource, useFactory: openDatabase },
        ...(dataSource ? [] : [{ provide: DatabaseCloser, useFactory: (opened: DataSource) => new DatabaseCloser(opened), inject: [DataSource] }]),
        { provide: FileStore, useFactory: openFiles },
        { provide: I18n, useValue: i18n },
        { provide: ViewService, useFactory: views },
        FactRecorder,
        FactQueries,
        UnitOfWork,
        ReadModel,
        DatabaseHealth,
        MultipartReceiver,
        FactReader,
        OutgoingMailStore,
        MailTransport,
        MailDelivery,
      ],
      exports: [Settings, Clock, DataSource, FileStore, I18n, ViewService, FactRecorder, FactQueries, UnitOfWork, ReadModel, DatabaseHealth, MultipartReceiver, FactReader, OutgoingMailStore, MailTransport, MailDelivery],
    };
  }
}
