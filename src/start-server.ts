import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from './app';
import { ENTITIES } from './entities';
import { DutyLoop } from './features/obligations';
import { MailLoop } from './features/notifications';
import { UrgingLoop } from './features/urging';
import { migrate } from './migrate';
import { readSettings, SettingsError, type Settings } from './platform/config/settings';
import { startStep } from './platform/config/start-step';
import { openDataSource } from './platform/database/data-source';
import { FileStore } from './platform/storage/file-store';

/** Everything that a setting leads to is tried before the server is built: what is wrong is told with its key. */
export async function checkSurroundings(settings: Settings): Promise<void> {
  if (!existsSync(join(settings.publicDir, 'manifest.json'))) {
    throw new SettingsError([`PUBLIC_DIR: "${settings.publicDir}" không có tệp giao diện đã dựng, hãy chạy npm run build (the built files are missing)`]);
  }
  await startStep('STORAGE_DIR', settings.storageDir, async () => {
    await new FileStore(settings.storageDir).prepare();
    const probe = join(settings.storageDir, `.${randomUUID()}`);
    await writeFile(probe, '');
    await rm(probe);
  });
  // Not printed back: it may hold a password.
  await startStep('DATABASE_URL', '', async () => (await openDataSource({ url: settings.databaseUrl, entities: ENTITIES })).destroy());
}

const placeKey = (code: string): string => (code === 'EADDRINUSE' || code === 'EACCES' ? 'PORT' : 'HOST');

/** Before the database is touched, and without the framework's own words. */
function tryListening({ host, port }: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject).listen(port, host, () => probe.close(() => resolve()));
  });
}

export async function startServer(environment: Readonly<Record<string, string | undefined>>): Promise<NestFastifyApplication> {
  const settings = readSettings(environment);
  await checkSurroundings(settings);
  const place = `${settings.host}:${settings.port}`;
  await startStep(placeKey, place, () => tryListening(settings));
  await startStep('DATABASE_URL', '', () => migrate(settings));
  const app = await createApp({ settings });
  try {
    await app.get(FileStore).sweepIncoming();
    app.get(MailLoop).start();
    // The demonstration stands still at an instant of the case: what is not in the case is sent to nobody.
    if (!settings.demo) {
      app.get(UrgingLoop, { strict: false }).start();
      app.get(DutyLoop).start();
    }
    await startStep(placeKey, place, () => app.listen(settings.port, settings.host));
    return app;
  } catch (error) {
    await app.close();
    throw error;
  }
}

/** What is said when there is no server: one line per wrong setting; only a fault of the program shows where. */
export function startFailure(error: unknown): string {
  const lines = error instanceof SettingsError ? error.lines : [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  return `Không khởi động được (cannot start):\n${lines.map((line) => `  - ${line}`).join('\n')}\n`;
}
