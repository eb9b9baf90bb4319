import { existsSync } from 'node:fs';
import { createApp } from './app';
import { readSettings, SettingsError } from './platform/config/settings';
import { MailLoop } from './features/notifications';
import { migrate } from './migrate';
import { FileStore } from './platform/storage/file-store';

async function start(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const settings = readSettings(process.env);
  await migrate(settings);
  const app = await createApp({ settings });
  await app.get(FileStore).sweepIncoming();
  app.get(MailLoop).start();
  await app.listen(settings.port, settings.host);
  process.stdout.write(`${await app.getUrl()}\n`);
}

start().catch((error: unknown) => {
  const lines = error instanceof SettingsError ? error.lines : [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  process.stderr.write(`Không khởi động được (cannot start):\n${lines.map((line) => `  - ${line}`).join('\n')}\n`);
  process.exit(1);
});
