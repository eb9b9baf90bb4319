// A built server as a process of its own; ready once it says its address.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const TOP = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const START_LIMIT_MS = 180_000;

/** Starts `program` (a path below dist/) and resolves with the process and its address. */
export function startServer(program, args = [], env = {}) {
  for (const needed of [join(TOP, 'dist', program), join(TOP, 'dist/public/manifest.json')]) {
    if (!existsSync(needed)) throw new Error(`${needed} is missing: run "npm run build" first (npm test does)`);
  }
  const child = spawn(process.execPath, [join(TOP, 'dist', program), ...args], { cwd: TOP, env: { ...process.env, NODE_OPTIONS: '', LOG_LEVEL: 'error', PUBLIC_DIR: '', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why) => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      reject(new Error(`the server ${why}:\n${said.slice(-2000)}`));
    };
    const timer = setTimeout(() => fail(`was not ready after ${START_LIMIT_MS / 1000} s`), START_LIMIT_MS);
    const hear = (chunk) => {
      said += chunk.toString();
      const url = /(http:\/\/127\.0\.0\.1:\d+)\s/.exec(said)?.[1];
      if (!url) return;
      clearTimeout(timer);
      child.removeAllListeners('exit');
      resolve({ child, url });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', (code) => fail(`ended with ${code}`));
  });
}

/** Runs a built program to its end. */
export function runToEnd(program, args = []) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(TOP, 'dist', program), ...args], { cwd: TOP, env: { ...process.env, NODE_OPTIONS: '', LOG_LEVEL: 'error', PUBLIC_DIR: '' }, stdio: ['ignore', 'ignore', 'inherit'] });
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${program} ended with ${code}`))));
  });
}

/** Asks it to end, and ends it when it does not. */
export async function stopServer(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await gone;
  clearTimeout(late);
}
