// npm test: everything, in order; every step runs even when an earlier one failed. Ends with "N passed, N failed".
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPostgres } from './postgres-for-tests.mjs';

const top = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = (...parts) => join(top, 'node_modules', ...parts);
const total = { passed: 0, failed: 0 };
// The case played up to one moment is played once in a run, then copied (test/support/played-case.ts).
const playedCases = mkdtempSync(join(tmpdir(), 'cchc-played-'));

const run = (args, env = {}) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: top, stdio: 'inherit', env: { ...process.env, PLAYED_CASES: playedCases, ...env } });
    child.on('close', (code) => resolve(code ?? 1));
  });

async function step(words, args, env) {
  process.stdout.write(`\n== ${words}\n`);
  const code = await run(args, env);
  total[code === 0 ? 'passed' : 'failed'] += 1;
  process.stdout.write(`== ${words}: ${code === 0 ? 'đạt' : 'KHÔNG ĐẠT'}\n`);
}

async function jest(words, projects, env = {}) {
  process.stdout.write(`\n== ${words}\n`);
  const report = join(tmpdir(), `cchc-jest-${process.pid}.json`);
  // @fastify/cookie imports an ES module at run time, which jest allows only with this flag.
  const code = await run(['--experimental-vm-modules', '--no-warnings', bin('jest/bin/jest.js'), '--maxWorkers', String(availableParallelism()), '--selectProjects', ...projects, '--json', '--outputFile', report], env);
  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { numPassedTests: 0, numFailedTests: 0 };
  rmSync(report, { force: true });
  total.passed += result.numPassedTests;
  total.failed += Math.max(result.numFailedTests, code === 0 && result.numPassedTests > 0 ? 0 : 1);
  process.stdout.write(`== ${words}: ${result.numPassedTests} đạt, ${result.numFailedTests} không đạt\n`);
}

async function onPostgres() {
  let postgres;
  try {
    postgres = await startPostgres();
  } catch (error) {
    process.stdout.write(`\n== PostgreSQL không bật được: ${error instanceof Error ? error.message : error}\n`);
    total.failed += 1;
    return;
  }
  try {
    await jest('PostgreSQL: ca sử dụng, nâng cấp, độ tin cậy, HTTP', ['database', 'http'], { TEST_DATABASE: 'postgres', TEST_POSTGRES_URL: postgres.url });
  } finally {
    await postgres.stop();
  }
}

await step('Dựng chương trình', [join(top, 'scripts/build.mjs')]);
await step('Kiểu', [bin('typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.json']);
await step('Quy tắc mã', [bin('eslint/bin/eslint.js'), '--max-warnings', '0', '.']);
await step('Tường ngăn giữa các lớp', [bin('dependency-cruiser/bin/dependency-cruise.mjs'), '--config', '.dependency-cruiser.cjs', 'src']);
await jest('Đơn vị và văn bản', ['unit', 'reports']);
await jest('SQLite: ca sử dụng, nâng cấp, độ tin cậy, HTTP', ['database', 'http'], { TEST_DATABASE: 'sqlite' });
await onPostgres();
await jest('Trình duyệt: bản dựng, ca mẫu', ['journeys']);

rmSync(playedCases, { recursive: true, force: true });
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exit(total.failed === 0 ? 0 : 1);
