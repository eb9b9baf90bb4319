// npm run verify:deadline [-- --json] [-- --break[=waiting|namedDay|noReceipt]] [--clients 200] [--repeats 10] [--on sqlite,postgres,postgres2] [--seed 20180720]
// Many clients hand in their reports within two milliseconds of the deadline, each of them again and again: one submission, one receipt and
// one fact each, and every verdict right. Ends with 1 on any difference.
import { fork, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { breakRule, BREAKS } from './deadline/break-rule.mjs';
import { sendAll, verdictsOf } from './deadline/clients.mjs';
import { random, verdict } from './deadline/model.mjs';
import { dropDatabase, postgresDatabase, rowsOf } from './deadline/rows.mjs';
import { DEADLINE, NAMED_DAY, prepare } from './deadline/stage.mjs';
import { startPostgres } from './postgres-for-tests.mjs';

const top = dirname(dirname(fileURLToPath(import.meta.url)));
const args = process.argv.slice(2).map((arg) => (arg === '--break' ? '--break=waiting' : arg));
const { values } = parseArgs({
  args,
  options: {
    json: { type: 'boolean', default: false }, break: { type: 'string', default: '' }, clients: { type: 'string', default: '200' }, repeats: { type: 'string', default: '10' },
    on: { type: 'string', default: 'sqlite,postgres,postgres2' }, seed: { type: 'string', default: '20180720' }, instants: { type: 'string', default: '20000' },
  },
});
const broken = values.break;
const [count, repeats, seed, instants] = [values.clients, values.repeats, values.seed, values.instants].map(Number);
const say = (line) => values.json || process.stdout.write(`${line}\n`);
const ZONES = ['UTC', 'America/New_York', 'Asia/Ho_Chi_Minh'];
/** Milliseconds around the deadline; whoever comes at 0 is late. */
const AROUND = [-2, -1, 0, 1, 2];

if (broken !== '' && !BREAKS.includes(broken)) throw new Error(`--break: ${BREAKS.join(', ')}`);
if (!existsSync(join(top, 'dist/src/app.js'))) throw new Error('Chưa dựng chương trình: npm run build');

breakRule(broken);

function modelIn(zone) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(top, 'scripts/deadline/model-run.mjs'), String(instants), String(seed), broken], { env: { ...process.env, TZ: zone }, stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.on('data', (chunk) => (out += chunk));
    child.on('close', (code) => (code === 0 ? resolve(JSON.parse(out)) : reject(new Error(`model in ${zone} ended with ${code}`))));
  });
}

function startInstance(environment) {
  const child = fork(join(top, 'scripts/deadline/instance.mjs'), [broken], { env: { ...process.env, ...environment }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return new Promise((resolve, reject) => {
    child.once('message', ({ url }) => resolve({ url, stop: () => new Promise((gone) => { child.once('exit', gone); child.send('stop'); }) }));
    child.once('exit', (code) => reject(new Error(`a server ended with ${code}`)));
  });
}

const environmentOf = (databaseUrl, folder) => ({
  NODE_ENV: 'test', DATABASE_URL: databaseUrl, STORAGE_DIR: join(folder, 'files'), PUBLIC_DIR: join(top, 'dist/public'), LOG_LEVEL: 'silent', TRUST_PROXY: '127.0.0.1', DEMO_MODE: 'true',
});

const settingsOf = (environment) => createRequire(import.meta.url)('../dist/src/platform/config/settings.js').readSettings(environment);

/** All that is not as it must be, in words. */
function faultsOf({ clients, answers, rows, verdicts, instantOf }) {
  const faults = [];
  let verdictsRight = 0;
  for (const { report, obligation, unit } of clients) {
    const said = answers.byReport.get(report);
    const texts = new Set(said.map(({ status, text }) => `${status} ${text}`));
    const receipt = `TN-${report}-1`;
    if (texts.size !== 1 || said[0].status !== 200 || JSON.parse(said[0].text).receiptNumber !== receipt) faults.push(`${report}: ${texts.size} different answers, e.g. ${[...texts].slice(0, 2).join(' | ')}`);
    const received = rows.versions.filter((row) => row.report === report && row.receipt !== null);
    if (received.length !== 1 || received[0].state !== 'received') faults.push(`${report}: ${received.length} versions received`);
    else if (received[0].at !== instantOf.get(report)) faults.push(`${report}: arrived ${instantOf.get(report) - DEADLINE} ms from the deadline, stored as ${received[0].at - DEADLINE}`);
    for (const fact of [`report.submitted ${report}`, `obligation.submitted ${obligation}`, `finding.claimedDone 2018-Q2-${unit}-01`]) {
      if (rows.facts.get(fact) !== 1) faults.push(`${fact}: ${rows.facts.get(fact) ?? 0} facts`);
    }
    const product = verdicts.get(obligation);
    const right = [['strict', false], ['lenient', true]].every(([reading, counts]) => {
      const expected = verdict(NAMED_DAY, instantOf.get(report), counts);
      return product?.[reading].kind === expected.kind && product[reading].days === expected.days;
    });
    if (right) verdictsRight += 1;
    else faults.push(`${report}: at ${instantOf.get(report) - DEADLINE} ms the product says ${JSON.stringify(product)}`);
  }
  return { faults, verdictsRight };
}

async function runOn(name, databaseUrl, folder, stage, instanceCount) {
  const next = random(seed);
  const clients = stage.clients.map((client, index) => ({ ...client, instant: DEADLINE + AROUND[Math.floor(next() * AROUND.length)], address: `10.1.${index >> 8}.${index & 255}` }));
  const environment = environmentOf(databaseUrl, folder);
  const instances = [];
  try {
    for (let n = 0; n < instanceCount; n += 1) instances.push(await startInstance(environment));
    const answers = await sendAll(instances.map(({ url }) => url), clients, repeats);
    const verdicts = await verdictsOf(instances[0].url, stage.staff, DEADLINE + 3_600_000);
    const instantOf = new Map(clients.map(({ report, instant }) => [report, instant]));
    const { faults, verdictsRight } = faultsOf({ clients, answers, rows: await rowsOf(databaseUrl), verdicts, instantOf });
    const inTime = clients.filter(({ instant }) => instant < DEADLINE).length;
    return { database: name, instances: instanceCount, clients: clients.length, requests: answers.requests, comeAgain: answers.comeAgain, ms: answers.ms, inTime, late: clients.length - inTime, verdictsRight, differences: faults.length, shown: faults.slice(0, 5) };
  } finally {
    await Promise.all(instances.map(({ stop }) => stop()));
  }
}

async function onSqlite(folder) {
  const url = join(folder, 'app.sqlite');
  return runOn('sqlite', url, folder, await prepare(settingsOf(environmentOf(url, folder)), count), 1);
}

async function onPostgres(folder, kinds) {
  const server = await startPostgres();
  const names = [`deadline_${process.pid}`, `deadline_${process.pid}_2`];
  try {
    const first = await postgresDatabase(server.url, names[0]);
    const stage = await prepare(settingsOf(environmentOf(first, folder)), count);
    const second = await postgresDatabase(server.url, names[1], names[0]);
    const results = [];
    if (kinds.includes('postgres')) results.push(await runOn('postgres', first, folder, stage, 1));
    if (kinds.includes('postgres2')) results.push(await runOn('postgres', second, folder, stage, 2));
    return results;
  } finally {
    for (const name of names) await dropDatabase(server.url, name);
    await server.stop();
  }
}

const folder = mkdtempSync(join(tmpdir(), 'cchc-deadline-'));
let code = 1;
try {
  const kinds = values.on.split(',');
  say(`Hạn: trước ngày 20/7/2018; hạt giống ${seed}${broken ? `; luật bị phá: ${broken}` : ''}`);
  const model = await Promise.all(ZONES.map(modelIn));
  for (const { zone, instants: n, differences } of model) say(`Mô hình, múi giờ ${zone}: ${n} thời điểm, ${differences} sai khác`);
  const runs = [];
  if (kinds.includes('sqlite')) runs.push(await onSqlite(folder));
  if (kinds.some((kind) => kind.startsWith('postgres'))) runs.push(...(await onPostgres(folder, kinds)));
  for (const run of runs) {
    say(`${run.database}, ${run.instances} máy chủ: ${run.clients} đơn vị, ${run.requests} yêu cầu trong ${run.ms} ms (${run.comeAgain} lần phải gửi lại), ${run.inTime} đúng hạn, ${run.late} trễ; đúng ${run.verdictsRight}/${run.clients}; ${run.differences} sai khác`);
    for (const line of run.shown) say(`  - ${line}`);
  }
  const differences = [...model, ...runs].reduce((sum, one) => sum + one.differences, 0);
  if (values.json) process.stdout.write(`${JSON.stringify({ check: 'deadline', namedDay: NAMED_DAY, deadline: new Date(DEADLINE).toISOString(), seed, broken: broken || null, repeats, ok: differences === 0, differences, model, runs }, null, 2)}\n`);
  else say(differences === 0 ? 'ĐẠT: mỗi đơn vị một lần nộp, một số tiếp nhận, mọi kết luận đúng.' : `KHÔNG ĐẠT: ${differences} sai khác.`);
  code = differences === 0 ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error?.stack ?? error}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
// Said outright, once everything is written: the package that starts PostgreSQL ends a process by itself with 0.
process.stdout.write('', () => process.exit(code));
