// npm run bench:lateness [-- --duties 100000] [--postgres] [--json]: what lists ask about lateness, over many duties, in the query itself.
// Each time stands beside a floor of the same run: counting the same rows of the same table. Needs a build; on PostgreSQL a server of its own is started.
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const top = dirname(dirname(fileURLToPath(import.meta.url)));
const need = createRequire(join(top, 'scripts/bench-lateness.mjs'));
const { values } = parseArgs({ options: { duties: { type: 'string', default: '100000' }, postgres: { type: 'boolean', default: false }, json: { type: 'boolean', default: false }, repeats: { type: 'string', default: '5' } } });
const duties = Number(values.duties);
const repeats = Number(values.repeats);
const folder = mkdtempSync(join(tmpdir(), 'cchc-bench-'));
const DAY = 86_400_000;
const NOW = Date.parse('2018-07-24T08:00:00+07:00');

async function databaseUrl() {
  if (!values.postgres) return { url: join(folder, 'bench.sqlite'), stop: async () => undefined };
  const { startPostgres } = await import('./postgres-for-tests.mjs');
  const server = await startPostgres();
  return { url: process.env.BENCH_POSTGRES_URL ?? server.url, stop: () => server.stop() };
}

const load = (path) => need(join(top, 'dist/src', path));

/** One round, twelve units, one clause; two of three duties have a date, some were answered in time, some late, some never. */
async function fill(dataSource) {
  const { entityRows } = await import('./bench-lateness-rows.mjs');
  await entityRows(dataSource, load, { duties, now: NOW, day: DAY });
}

async function middle(work) {
  const times = [];
  for (let turn = 0; turn < repeats; turn += 1) {
    const started = process.hrtime.bigint();
    await work();
    times.push(Number(process.hrtime.bigint() - started) / 1e6);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

const { url, stop } = await databaseUrl();
try {
  const { openDataSource } = load('platform/database/data-source.js');
  const { ENTITIES } = load('entities.js');
  const { readSettings } = load('platform/config/settings.js');
  const { migrate } = load('migrate.js');
  const settings = readSettings({ NODE_ENV: 'test', DATABASE_URL: url, STORAGE_DIR: join(folder, 'files'), PUBLIC_DIR: join(top, 'dist/public'), LOG_LEVEL: 'silent', DEMO_MODE: 'true' });
  await migrate(settings);
  const dataSource = await openDataSource({ url, entities: ENTITIES });
  await fill(dataSource);
  const { countOf, filtered, inView, sorted, viewCounts, visibleTo } = load('features/obligations/obligation-selection.js');
  const { SYSTEM_ACTOR } = load('kernel/system-actor.js');
  const at = { now: NOW, rhythm: 15 };
  const selection = () => filtered(visibleTo(dataSource.manager, SYSTEM_ACTOR), SYSTEM_ACTOR, {});
  const floor = await middle(() => dataSource.query('SELECT COUNT(*), SUM(grace_days) FROM obligation'));
  const measured = {
    countsByView: await middle(() => viewCounts(selection(), at)),
    overdueCount: await middle(() => countOf(inView(selection(), 'overdue', at))),
    overduePage: await middle(() => sorted(inView(selection(), 'overdue', at), undefined).offset(0).limit(50).getMany()),
    allPage: await middle(() => sorted(selection(), undefined).offset(0).limit(50).getMany()),
    silentCount: await middle(() => countOf(inView(selection(), 'silent', at))),
  };
  const counts = await viewCounts(selection(), at);
  const rows = Object.entries(measured).map(([name, ms]) => ({ name, ms: Math.round(ms * 10) / 10, timesFloor: Math.round((ms / floor) * 10) / 10 }));
  const result = { database: values.postgres ? 'postgres' : 'sqlite', duties, floorMs: Math.round(floor * 10) / 10, counts, rows };
  if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`);
  else {
    process.stdout.write(`${result.database}, ${duties} nhiệm vụ; đếm cả bảng: ${result.floorMs} ms\n`);
    for (const { name, ms, timesFloor } of rows) process.stdout.write(`${name.padEnd(14)} ${String(ms).padStart(8)} ms  ${String(timesFloor).padStart(6)} lần\n`);
    process.stdout.write(`${JSON.stringify(counts)}\n`);
  }
  await dataSource.destroy();
} finally {
  await stop();
  rmSync(folder, { recursive: true, force: true });
}
