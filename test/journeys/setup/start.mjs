// Once per run: the built demonstration servers in a folder of their own, and one browser for all journeys.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from '../../../scripts/find-chromium.mjs';

const TOP = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const START_LIMIT_MS = 180_000;

function demoServer(folder, options = []) {
  const program = join(TOP, 'dist/seed/demo/run.js');
  for (const needed of [program, join(TOP, 'dist/public/manifest.json')]) {
    if (!existsSync(needed)) throw new Error(`${needed} is missing: run "npm run build" first (npm test does)`);
  }
  const child = spawn(process.execPath, [program, '--dir', folder, '--port', '0', ...options], { cwd: TOP, env: { ...process.env, NODE_OPTIONS: '', LOG_LEVEL: 'error', PUBLIC_DIR: '' }, stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => fail(`was not ready after ${START_LIMIT_MS / 1000} s`), START_LIMIT_MS);
    const fail = (why) => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      reject(new Error(`the demonstration server ${why}:\n${said.slice(-2000)}`));
    };
    const hear = (chunk) => {
      said += chunk.toString();
      const url = /Mở: (http:\/\/\S+)/.exec(said)?.[1];
      if (!url) return;
      clearTimeout(timer);
      resolve({ child, url });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', (code) => fail(`ended with ${code}`));
  });
}

export default async function start() {
  const found = await findChromium();
  const folder = mkdtempSync(join(tmpdir(), 'cchc-journeys-'));
  const pictures = process.env.SCREENSHOTS_DIR || join(folder, 'screenshots');
  mkdirSync(pictures, { recursive: true });
  // One server whose case nobody changes, one for journeys that change it, one on a day of June with a visit under way.
  const servers = await Promise.all([demoServer(join(folder, 'demo')), demoServer(join(folder, 'changing')), demoServer(join(folder, 'june'), ['--now', '2018-06-07T09:00:00+07:00'])]);
  const children = servers.map(({ child }) => child);
  for (const child of children) child.removeAllListeners('exit');
  const browser = await chromium.launchServer({ ...found, headless: true }).catch((error) => {
    for (const child of children) child.kill('SIGKILL');
    throw new Error(`${found.executablePath} did not start: ${error.message}`);
  });
  globalThis.__journeys = { children, browser, folder };
  [process.env.JOURNEYS_URL, process.env.JOURNEYS_CHANGING_URL, process.env.JOURNEYS_JUNE_URL] = servers.map(({ url }) => url);
  process.env.JOURNEYS_BROWSER = browser.wsEndpoint();
  process.env.JOURNEYS_PICTURES = pictures;
}
