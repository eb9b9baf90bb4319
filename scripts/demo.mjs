// npm run demo: builds, then plays the Q2/2018 case into a fresh database and serves it. Options: see seed/demo/run.ts.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const top = dirname(dirname(fileURLToPath(import.meta.url)));
const run = (args, input) => {
  const { status, signal } = spawnSync(process.execPath, args, { cwd: top, stdio: [input === undefined ? 'inherit' : 'pipe', 'inherit', 'inherit'], input });
  if (status !== 0) process.exit(signal ? 1 : (status ?? 1));
};

// A wrong option is told before the minute of building.
const { outputFiles: [check] } = await build({ entryPoints: [join(top, 'seed/demo/check.ts')], bundle: true, platform: 'node', format: 'cjs', write: false, logLevel: 'silent' });
run(['-', ...process.argv.slice(2)], check.text);

process.stdout.write('Dựng chương trình (khoảng một phút)…\n');
run([join(top, 'scripts/build.mjs')]);
run([join(top, 'dist/seed/demo/run.js'), ...process.argv.slice(2)]);
