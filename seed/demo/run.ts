import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/app';
import { isoOf, type Instant } from '../../src/kernel/calendar-date';
import { migrate } from '../../src/migrate';
import { SettableClock, ShiftedClock } from '../../src/platform/clock/clock';
import { readSettings, SettingsError, type Settings } from '../../src/platform/config/settings';
import { formatInstant } from '../../src/platform/i18n';
import { caseData } from './case-data';
import { checkedOptions } from './checked-options';
import { freshFolder } from './demo-folder';
import { DemoOptionError, type DemoOptions } from './demo-options';
import { DemoStage, type DemoLogin } from './demo-stage';
import { withEighthFinding } from './eighth-finding';
import { playCase } from './play-case';
import { writeOutputs } from './write-outputs';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function settingsFor(folder: string, options: DemoOptions): Settings {
  return readSettings({
    NODE_ENV: 'development',
    PORT: String(options.port),
    DATABASE_URL: join(folder, 'app.sqlite'),
    STORAGE_DIR: join(folder, 'files'),
    PUBLIC_DIR: process.env.PUBLIC_DIR,
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
    DEMO_MODE: 'true',
  });
}

async function play(settings: Settings, folder: string, { now, eighthFinding }: DemoOptions): Promise<readonly DemoLogin[]> {
  const data = eighthFinding ? withEighthFinding(caseData()) : caseData();
  const clock = new SettableClock(Date.parse(data.round.draftedAt));
  const app = await createApp({ settings, clock });
  try {
    const stage = new DemoStage(app, clock, say);
    const logins = await playCase(stage, data, now);
    clock.set(now);
    say('Ghi các tệp…');
    await writeOutputs(stage, data.round.code, join(folder, 'out'), say);
    await writeFile(join(folder, 'out', 'logins.json'), `${JSON.stringify(logins, null, 2)}\n`);
    return logins;
  } finally {
    await app.close();
  }
}

async function serve(settings: Settings, now: Instant): Promise<NestFastifyApplication> {
  const app = await createApp({ settings, clock: new ShiftedClock(now) });
  await app.listen(settings.port, settings.host);
  return app;
}

const SHOWN = ['sonoivu', 'lanhdao.sonoivu', 'doankiemtra1', 'huyen869', 'huyen870', 'huyen873', 'huyen874', 'lanhdao.huyen869', 'stttt', 'stnmt', 'chutich', 'quantri'];

async function main(): Promise<void> {
  const options = await checkedOptions(process.argv.slice(2), caseData().round);
  const folder = await freshFolder(options.dir);
  const settings = settingsFor(folder, options);
  say('Tạo cơ sở dữ liệu…');
  await migrate(settings);
  const logins = await play(settings, folder, options);
  say(`\nTệp: ${join(folder, 'out')}`);
  if (!options.serve) return;
  const app = await serve(settings, options.now);
  say('\nĐăng nhập (tất cả trong out/logins.json; mật khẩu chung):');
  for (const login of logins.filter(({ username }) => SHOWN.includes(username))) {
    say(`  ${login.username.padEnd(18)} ${login.password.padEnd(16)} ${login.name}`);
  }
  say(`\nĐồng hồ bản trình diễn: ${formatInstant(options.now)} (${isoOf(options.now)})`);
  say(`Mở: ${await app.getUrl()}  (Ctrl+C để dừng)`);
}

main().catch((error: unknown) => {
  const known = error instanceof DemoOptionError || error instanceof SettingsError;
  process.stderr.write(`${known ? (error as Error).message : ((error as Error).stack ?? String(error))}\n`);
  process.exit(known ? 2 : 1);
});
