import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { referenceData, readSeed } from '../seed/reference-data';
import { createApp } from './app';
import { standaloneCommand, STANDALONE_NAMES } from './cli/standalone-commands';
import { ENTITIES } from './entities';
import { ImportChecklist, PublishVersion, type ChecklistSeed } from './features/checklists';
import { PreviewMaker, StoredFile } from './features/evidence';
import { CreateAccount, SetAccountEmail } from './features/identity';
import { ImportReferenceUnits, UnitQueries } from './features/organisation';
import { CreateNextDuties } from './features/obligations';
import { EraseExpiredFiles } from './features/remediation';
import { RunAutomaticSteps } from './features/urging';
import { ROLES, type Role } from './kernel/actor';
import { dateOf } from './kernel/calendar-date';
import { ValidationError } from './kernel/errors';
import { lookUp } from './kernel/look-up';
import { isMailAddress } from './kernel/mail-address';
import { SYSTEM_ACTOR } from './kernel/system-actor';
import { migrate, revertLast } from './migrate';
import { Clock, SystemClock } from './platform/clock/clock';
import { readSettings, SettingsError, type Settings } from './platform/config/settings';
import { openDataSource } from './platform/database/data-source';
import { MailTransport } from './platform/mail/mail-transport';
import { firstBrokenFact } from './platform/facts/fact-recorder';
import { FactRow } from './platform/facts/fact.entity';
import { checkSurroundings } from './start-server';
import { FileStore } from './platform/storage/file-store';
import { ConsolidationFile } from './reports/consolidation/consolidation.entity';

type Command = (settings: Settings, args: readonly string[]) => Promise<number>;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function withApp<T>(settings: Settings, work: (app: Awaited<ReturnType<typeof createApp>>) => Promise<T>): Promise<T> {
  const app = await createApp({ settings: { ...settings, logLevel: 'silent' } });
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}

async function withDatabase<T>(settings: Settings, work: (dataSource: Awaited<ReturnType<typeof openDataSource>>) => Promise<T>): Promise<T> {
  const dataSource = await openDataSource({ url: settings.databaseUrl, entities: ENTITIES });
  try {
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

const migrationRun: Command = async (settings) => {
  const done = await migrate(settings);
  say(done.length === 0 ? 'Cơ sở dữ liệu đã ở phiên bản mới nhất.' : `Đã nâng cấp: ${done.join(', ')}`);
  return 0;
};

const migrationRevert: Command = async (settings) => {
  await withDatabase(settings, revertLast);
  say('Đã lùi một bước.');
  return 0;
};

const seedReference: Command = async (settings) => {
  await migrate(settings);
  await withApp(settings, async (app) => {
    const { units, relations, days, years } = referenceData();
    await app.get(ImportReferenceUnits).execute(SYSTEM_ACTOR, units, relations, days, years);
    const version = await app.get(ImportChecklist).execute(SYSTEM_ACTOR, readSeed<ChecklistSeed>('reference/checklist-2018-q2.json'));
    await app.get(PublishVersion).execute(SYSTEM_ACTOR, version);
    say(`Đã nạp ${units.length} đơn vị, ${days.length} ngày đặc biệt và danh mục kiểm tra mẫu.`);
  });
  return 0;
};

/** `user:create --username x --role homeAffairsStaff --unit SNV --title "Chuyên viên" [--email x@tinh.gov.vn]`; the password is read from standard input. */
const userCreate: Command = async (settings, args) => {
  const { values } = parseArgs({
    args: [...args],
    options: { username: { type: 'string' }, role: { type: 'string' }, unit: { type: 'string' }, title: { type: 'string' }, 'title-en': { type: 'string' }, email: { type: 'string' } },
  });
  const { username, role, unit, title } = values;
  if (!username || !unit || !title || !ROLES.includes(role as Role)) {
    say(`Cần --username, --unit, --title và --role (${ROLES.join(', ')}).`);
    return 2;
  }
  const password = (await text(process.stdin)).replace(/\r?\n$/, '');
  return withApp(settings, async (app) => {
    const on = dateOf(app.get(Clock).now());
    const { id } = await app.get(UnitQueries).byCode(unit, on);
    await app.get(CreateAccount).execute(SYSTEM_ACTOR, { username, role: role as Role, unitId: id, postTitleVi: title, postTitleEn: values['title-en'] ?? title, password, email: values.email || null });
    say(`Đã tạo tài khoản ${username}.`);
    return 0;
  });
};

/** `user:email --username x --email x@tinh.gov.vn`: where mails to this post go; an empty address: none are sent. */
const userEmail: Command = async (settings, args) => {
  const { values } = parseArgs({ args: [...args], options: { username: { type: 'string' }, email: { type: 'string' } } });
  const { username, email } = values;
  if (!username || email === undefined) {
    say('Cần --username và --email (để trống "" là không gửi thư).');
    return 2;
  }
  return withApp(settings, async (app) => {
    await app.get(SetAccountEmail).execute(SYSTEM_ACTOR, username, email.trim() || null);
    say(email.trim() ? `Thư của ${username} gửi tới ${email.trim()}.` : `Không gửi thư cho ${username} nữa.`);
    return 0;
  });
};

/** `mail:test --to x@tinh.gov.vn`: one mail through the configured server, and what that answered. */
const mailTest: Command = async (settings, args) => {
  const { values } = parseArgs({ args: [...args], options: { to: { type: 'string' } } });
  if (!values.to || !isMailAddress(values.to)) {
    say('Cần --to và một địa chỉ thư.');
    return 2;
  }
  const transport = new MailTransport(settings);
  if (!transport.configured) {
    say('Chưa cấu hình gửi thư: đặt SMTP_HOST và MAIL_FROM.');
    return 1;
  }
  const at = new SystemClock().now();
  const messageId = `<test-${at}@${new URL(settings.appUrl).hostname}>`;
  const answer = await transport.send({ toAddress: values.to, toTitle: '', subjectVi: `Thư thử của ${settings.appNameVi}`, bodyVi: `Nếu đọc được thư này thì việc gửi thư đã cấu hình đúng.\n${settings.appUrl}`, messageId });
  say(`Máy chủ thư đã nhận: ${answer}`);
  return 0;
};

/** `urging:run [--dry-run]`: the automatic reminders and urgings that are due now, as the server takes them every five minutes. */
const urgingRun: Command = async (settings, args) => {
  const dryRun = args.includes('--dry-run');
  return withApp(settings, async (app) => {
    const { open, steps } = await app.get(RunAutomaticSteps, { strict: false }).execute({ dryRun });
    for (const { code, step, level } of steps) say(`${code}  ${step}  ${level}`);
    say(open ? `${dryRun ? 'Sẽ gửi' : 'Đã gửi'} ${steps.length} nhắc hạn, đôn đốc tự động.` : 'Ngoài giờ gửi tự động (quy định vận hành): không gửi gì.');
    return 0;
  });
};

/** `duties:next`: the duties of periods that have begun; the server does the same by itself every quarter of an hour. */
const dutiesNext: Command = async (settings) =>
  withApp(settings, async (app) => {
    say(`Đã tạo ${await app.get(CreateNextDuties).execute()} nhiệm vụ định kỳ.`);
    return 0;
  });

const auditVerify: Command = async (settings) =>
  withDatabase(settings, async (dataSource) => {
    const rows = await dataSource.manager.find(FactRow, { order: { seq: 'ASC' } });
    const broken = firstBrokenFact(settings.auditKey, rows);
    say(broken === null ? `Nhật ký nguyên vẹn: ${rows.length} dòng.` : `Nhật ký bị sửa từ dòng ${broken}.`);
    return broken === null ? 0 : 1;
  });

/** Hashes of every file whose bytes a row needs: of an erased one only the row is kept. */
async function namedFiles(settings: Settings): Promise<ReadonlySet<string>> {
  return withDatabase(settings, async ({ manager }) => {
    const stored = (await manager.find(StoredFile, { select: { sha256: true, erasedAt: true } })).filter(({ erasedAt }) => erasedAt === null);
    const rows = [...stored, ...(await manager.find(ConsolidationFile, { select: { sha256: true } }))];
    return new Set(rows.map(({ sha256 }) => sha256));
  });
}

const HOUR_MS = 3600 * 1000;
const DAY_MS = 24 * HOUR_MS;
const PREVIEW_DAYS = 30;

/** `files:sweep [--dry-run]`: bytes left without a row by a server that was killed, once they are a day old. */
const filesSweep: Command = async (settings, args) => {
  const dryRun = args.includes('--dry-run');
  const store = new FileStore(settings.storageDir);
  await store.prepare();
  const swept = await store.sweepUnnamed(await namedFiles(settings), new SystemClock().now() - DAY_MS, !dryRun);
  say(`${dryRun ? 'Sẽ xóa' : 'Đã xóa'} ${swept.length} tệp không thuộc hồ sơ nào.`);
  const pictures = await new PreviewMaker(store, settings).sweep(new SystemClock().now() - PREVIEW_DAYS * DAY_MS, !dryRun);
  say(`${dryRun ? 'Sẽ xóa' : 'Đã xóa'} ${pictures} ảnh xem trước quá ${PREVIEW_DAYS} ngày.`);
  return 0;
};

/** `files:retention [--dry-run]`: bytes of files with citizens' data whose time is over. */
const filesRetention: Command = async (settings, args) => {
  const dryRun = args.includes('--dry-run');
  return withApp(settings, async (app) => {
    const { months, erased, inOpenRound, stillNeeded } = await app.get(EraseExpiredFiles).execute(new SystemClock().now() - HOUR_MS, dryRun);
    if (months === 0) say('Tệp có dữ liệu cá nhân được giữ cùng hồ sơ (quy định vận hành là 0 tháng): không xóa gì.');
    else {
      for (const { name, sha256, receivedAt } of erased) say(`${dateOf(receivedAt)}  ${sha256.slice(0, 12)}  ${name}`);
      say(`${dryRun ? 'Sẽ xóa' : 'Đã xóa'} nội dung ${erased.length} tệp có dữ liệu cá nhân quá ${months} tháng. Còn giữ: ${inOpenRound} tệp của đợt chưa đóng, ${stillNeeded} tệp mà hồ sơ khác còn dùng.`);
    }
    return 0;
  });
};

/** `files:verify`: every named file is there, byte for byte. */
const filesVerify: Command = async (settings) => {
  const store = new FileStore(settings.storageDir);
  await store.prepare();
  const named = await namedFiles(settings);
  const broken: string[] = [];
  for (const sha256 of named) if (!(await store.isWhole(sha256))) broken.push(sha256);
  say(broken.length === 0 ? `Nguyên vẹn: ${named.size} tệp.` : `Thiếu hoặc sai ${broken.length} tệp: ${broken.join(', ')}`);
  return broken.length === 0 ? 0 : 1;
};

const COMMANDS: Readonly<Record<string, Command>> = {
  'migration:run': migrationRun,
  'migration:revert': migrationRevert,
  'seed:reference': seedReference,
  'user:create': userCreate,
  'user:email': userEmail,
  'mail:test': mailTest,
  'urging:run': urgingRun,
  'duties:next': dutiesNext,
  'audit:verify': auditVerify,
  'files:verify': filesVerify,
  'files:sweep': filesSweep,
  'files:retention': filesRetention,
};

async function main(): Promise<number> {
  const standalone = standaloneCommand(process.argv.slice(2));
  if (standalone) {
    const { code, out, error } = await standalone();
    if (out !== undefined) say(out);
    if (error !== undefined) process.stderr.write(`${error}\n`);
    return code;
  }
  const [name = '', ...args] = process.argv.slice(2);
  const command = lookUp(COMMANDS, name);
  if (!command) {
    say(`Lệnh: ${[...Object.keys(COMMANDS), ...STANDALONE_NAMES].join(', ')}`);
    return name === '--help' || name === '' ? 0 : 2;
  }
  if (existsSync('.env')) process.loadEnvFile('.env');
  const settings = readSettings(process.env);
  await checkSurroundings(settings);
  return command(settings, args);
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const text = error instanceof ValidationError ? error.problems.map(({ code, field }) => `${field ?? ''} ${code}`).join('; ') : error instanceof SettingsError ? error.message : String(error);
    process.stderr.write(`${text}\n`);
    process.exitCode = 1;
  },
);
